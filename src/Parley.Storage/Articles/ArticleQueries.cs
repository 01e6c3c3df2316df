using System.Data.Common;
using Parley.Core.Articles;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Storage.Articles;

/// <summary>What readers ask for, in plain SQL: a page must not wait for the framework to wake.</summary>
public static class ArticleQueries
{
    internal const string ArticleColumns =
        "a.id, a.site, a.key, a.slug, a.state, a.created_at, a.published_at, a.updated_at, a.revision, a.last_passage, a.version, a.headline, a.scheduled_for";

    internal const string RevisionColumns = "r.article, r.number, r.content, r.passage_ids, r.\"by\", r.at";

    /// <summary>The article that has or had this slug on the site.</summary>
    public static Task<Article?> ArticleAt(this Database database, SiteId site, string slug, CancellationToken cancel) =>
        database.QueryOne(
            $"SELECT {ArticleColumns} FROM article_addresses d JOIN articles a ON a.id = d.article WHERE d.site = @site AND d.slug = @slug",
            row => ReadArticle(row, 0), cancel, ("@site", site.Value), ("@slug", slug));

    public static Task<ArticleRevision?> CurrentRevision(this Database database, Article article, CancellationToken cancel) =>
        database.Revision(article.Id, article.Revision, cancel);

    public static Task<ArticleRevision?> Revision(this Database database, ArticleId article, int number, CancellationToken cancel) =>
        database.QueryOne(
            $"SELECT {RevisionColumns} FROM article_revisions r WHERE r.article = @article AND r.number = @number",
            row => ReadRevision(row, 0), cancel, ("@article", article.Value), ("@number", number));

    /// <summary>Those of these revisions that there are, by number.</summary>
    public static async Task<IReadOnlyDictionary<int, ArticleRevision>> Revisions(
        this Database database, ArticleId article, IEnumerable<int> numbers, CancellationToken cancel) =>
        (await database.Query(
            $"SELECT {RevisionColumns} FROM article_revisions r WHERE r.article = @article AND {database.IsListed("r.number")}", row => ReadRevision(row, 0), cancel,
            ("@article", article.Value), ("@ids", database.List(numbers.Distinct().Select(number => (long)number))))).ToDictionary(revision => revision.Number);

    /// <summary>Of the revision that is shown.</summary>
    public static async Task<int?> RevisionNumber(this Database database, ArticleId article, CancellationToken cancel) =>
        (int?)await database.QueryNumber("SELECT revision FROM articles WHERE id = @article", cancel, ("@article", article.Value));

    /// <summary>Published articles, newest first, with their current revisions; those without a date stand last.</summary>
    public static async Task<IReadOnlyList<(Article Article, ArticleRevision Revision)>> NewestArticles(
        this Database database, SiteId site, int most, CancellationToken cancel) =>
        await database.Query(
            $"""
            SELECT {ArticleColumns}, {RevisionColumns} FROM articles a JOIN article_revisions r ON r.article = a.id AND r.number = a.revision
            WHERE a.site = @site AND a.state = @published ORDER BY a.published_at DESC NULLS LAST, a.id DESC LIMIT @most
            """,
            ReadBoth, cancel, ("@site", site.Value), ("@published", ArticleState.Published), ("@most", most));

    internal static async Task<IReadOnlyList<(Article Article, ArticleRevision Revision)>> ArticlesBelow(
        this Database database, long id, int most, CancellationToken cancel) =>
        await database.Query(
            $"""
            SELECT {ArticleColumns}, {RevisionColumns} FROM articles a JOIN article_revisions r ON r.article = a.id AND r.number = a.revision
            WHERE a.id < @id ORDER BY a.id DESC LIMIT @most
            """,
            ReadBoth, cancel, ("@id", id), ("@most", most));

    /// <summary>Those of these that are published on the site, in no order.</summary>
    public static async Task<IReadOnlyList<(Article Article, ArticleRevision Revision)>> PublishedAmong(
        this Database database, SiteId site, IEnumerable<long> ids, CancellationToken cancel) =>
        await database.Query(
            $"""
            SELECT {ArticleColumns}, {RevisionColumns} FROM articles a JOIN article_revisions r ON r.article = a.id AND r.number = a.revision
            WHERE {database.IsListed("a.id")} AND a.site = @site AND a.state = @published
            """,
            ReadBoth, cancel, ("@ids", database.List(ids)), ("@site", site.Value), ("@published", ArticleState.Published));

    internal static (Article Article, ArticleRevision Revision) ReadBoth(DbDataReader row) => (ReadArticle(row, 0), ReadRevision(row, 13));

    private static Article ReadArticle(DbDataReader row, int from) => Article.FromStore(
        new ArticleId(row.GetInt64(from)), new SiteId(row.GetInt64(from + 1)), row.GetString(from + 2), row.GetString(from + 3),
        (ArticleState)row.GetInt32(from + 4), row.Time(from + 5), row.TimeOrNull(from + 6), row.Time(from + 7), row.GetInt32(from + 8), row.GetInt64(from + 9),
        row.GetInt64(from + 10), row.GetString(from + 11), row.TimeOrNull(from + 12));

    private static ArticleRevision ReadRevision(DbDataReader row, int from) => ArticleRevision.FromStore(
        new ArticleId(row.GetInt64(from)), row.GetInt32(from + 1), ArticleJson.Read(row.GetString(from + 2)), ArticleJson.ReadIds(row.GetString(from + 3)),
        row.LongOrNull(from + 4) is { } by ? new AccountId(by) : null, row.Time(from + 5));
}
