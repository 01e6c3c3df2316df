using Parley.Core.Articles;
using Parley.Core.Site;

namespace Parley.Storage.Articles;

/// <summary>Which list of articles: of a section, a tag, an author or of all, and of which span of time.</summary>
public sealed record ArticleList(SiteId Site, TermKind Kind, string Slug)
{
    public static ArticleList All(SiteId site) => new(site, TermKind.All, "");

    /// <summary>Inclusive, and exclusive.</summary>
    public DateTimeOffset From { get; init; } = ArticleTerm.Undated;
    public DateTimeOffset Until { get; init; } = DateTimeOffset.MaxValue;
}

/// <summary>Lists of published articles, newest first, a page at a time: each costs what it shows.</summary>
public static class ListQueries
{
    /// <summary>Articles after the cursor, or the newest; those without a date stand last.</summary>
    public static async Task<IReadOnlyList<(Article Article, ArticleRevision Revision)>> Articles(
        this Database database, ArticleList list, ListCursor? after, int most, CancellationToken cancel)
    {
        List<(Article, ArticleRevision)> rows = [];
        // Two statements that follow one index each: together they would read all of the same moment again.
        if (after is not null)
            rows.AddRange(await database.Listed(list, "t.published_at = @until AND t.article < @after", after.PublishedAt, after.After.Value, most, cancel));
        if (rows.Count < most)
            rows.AddRange(await database.Listed(list, "t.published_at < @until AND t.article > @after", after?.PublishedAt ?? list.Until, 0, most - rows.Count, cancel));
        return rows;
    }

    /// <summary>The name of the list as its newest article prints it; null where nothing stands in it.</summary>
    public static Task<string?> NameOf(this Database database, ArticleList list, CancellationToken cancel) =>
        database.QueryOne(
            "SELECT name FROM article_terms WHERE site = @site AND kind = @kind AND slug = @slug ORDER BY published_at DESC, article DESC LIMIT 1",
            row => row.GetString(0), cancel, ("@site", list.Site.Value), ("@kind", list.Kind), ("@slug", list.Slug));

    /// <summary>When the newest article before a moment appeared; null when there is none with a date.</summary>
    public static async Task<DateTimeOffset?> NewestBefore(this Database database, SiteId site, DateTimeOffset moment, CancellationToken cancel) =>
        await database.QueryNumber(
            "SELECT max(published_at) FROM article_terms WHERE site = @site AND kind = @kind AND slug = '' AND published_at < @until AND published_at > @undated", cancel,
            ("@site", site.Value), ("@kind", TermKind.All), ("@until", moment), ("@undated", ArticleTerm.Undated)) is { } time
            ? DateTimeOffset.FromUnixTimeMilliseconds(time)
            : null;

    /// <summary>Addresses and last changes of all published articles, oldest first: one stream, for maps of the site.</summary>
    public static IAsyncEnumerable<ArticleAddressRow> Addresses(this Database database, SiteId site, CancellationToken cancel) =>
        database.Stream(
            """
            SELECT a.id, a.slug, a.updated_at FROM article_terms t JOIN articles a ON a.id = t.article
            WHERE t.site = @site AND t.kind = @kind AND t.slug = '' ORDER BY t.published_at, t.article
            """,
            row => new ArticleAddressRow(new ArticleId(row.GetInt64(0)), row.GetString(1), row.Time(2)), cancel,
            ("@site", site.Value), ("@kind", TermKind.All));

    /// <summary>The languages in which the site has articles, without regions, in order: by as many steps along the key as there are.</summary>
    public static Task<List<string>> LanguagesOf(this Database database, SiteId site, CancellationToken cancel)
    {
        const string next = "SELECT min(t.slug) FROM article_terms t WHERE t.site = @site AND t.kind = @kind AND t.slug >";
        return database.Query(
            $"""
            WITH RECURSIVE along(slug) AS ({next} '' UNION ALL SELECT ({next} along.slug) FROM along WHERE along.slug IS NOT NULL)
            SELECT slug FROM along WHERE slug IS NOT NULL LIMIT 100
            """,
            row => row.GetString(0), cancel, ("@site", site.Value), ("@kind", TermKind.Language));
    }

    private static Task<List<(Article, ArticleRevision)>> Listed(
        this Database database, ArticleList list, string which, DateTimeOffset until, long after, int most, CancellationToken cancel) =>
        database.Query(
            $"""
            SELECT {ArticleQueries.ArticleColumns}, {ArticleQueries.RevisionColumns} FROM article_terms t JOIN articles a ON a.id = t.article
            JOIN article_revisions r ON r.article = a.id AND r.number = a.revision
            WHERE t.site = @site AND t.kind = @kind AND t.slug = @slug AND {which} AND t.published_at >= @from AND a.state = @published
            ORDER BY t.published_at DESC, t.article DESC LIMIT @most
            """,
            ArticleQueries.ReadBoth, cancel,
            ("@site", list.Site.Value), ("@kind", list.Kind), ("@slug", list.Slug), ("@until", until), ("@after", after), ("@from", list.From), ("@most", most),
            ("@published", ArticleState.Published));
}

public sealed record ArticleAddressRow(ArticleId Id, string Slug, DateTimeOffset UpdatedAt);
