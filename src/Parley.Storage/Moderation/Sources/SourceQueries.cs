using System.Data.Common;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Articles;

namespace Parley.Storage.Moderation.Sources;

/// <summary>What readers ask the source of, with the article above it.</summary>
/// <param name="Discussion">Of the comment, or under the article.</param>
/// <param name="Title">The headline above it.</param>
/// <param name="Slug">Of the article; null under a page elsewhere.</param>
public sealed record SourceQuestionRow(
    long Id, SiteId Site, CommentId? Comment, ArticleId? Article, PassageId? Passage, int Askers, int Sources, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt,
    DiscussionId? Discussion, string Title, string? Slug);

/// <summary>A link that can be seen, and the comment that gives it.</summary>
public sealed record SourceRow(CommentId Comment, string Url, string Outlet);

/// <summary>What a page shows beneath what was asked.</summary>
public sealed record AskedSource(int Askers, bool IsClosed, IReadOnlyList<SourceRow> Sources);

public static class SourceQueries
{
    private const string Rows =
        """
        SELECT q.id, q.site, q.comment, q.article, q.passage, q.askers, q.sources, q.opened_at, q.closed_at, d.id, d.title, a.slug FROM source_questions q
        LEFT JOIN comments c ON c.id = q.comment
        JOIN discussions d ON d.id = COALESCE(c.discussion, (SELECT u.id FROM discussions u WHERE u.article = q.article)) LEFT JOIN articles a ON a.id = d.article
        """;

    public static Task<SourceQuestionRow?> Question(this Database database, long id, CancellationToken cancel) =>
        database.QueryOne($"{Rows} WHERE q.id = @id", Read, cancel, ("@id", id));

    /// <summary>About a comment, or a quotation of an article; null while nobody asks.</summary>
    public static Task<SourceQuestionRow?> QuestionAbout(this Database database, CommentId? comment, ArticleId? article, PassageId? passage, CancellationToken cancel) =>
        comment is { } asked
            ? database.QueryOne($"{Rows} WHERE q.comment = @comment", Read, cancel, ("@comment", asked.Value))
            : database.QueryOne($"{Rows} WHERE q.article = @article AND q.passage = @passage", Read, cancel, ("@article", article?.Value), ("@passage", passage?.Value));

    /// <summary>What nobody has answered and nobody has closed, about what can be seen, the longest open first.</summary>
    public static Task<List<SourceQuestionRow>> OpenQuestions(this Database database, SiteId site, long after, int most, CancellationToken cancel) => database.Query(
        $"""
        {Rows} WHERE q.site = @site AND q.id > @after AND q.closed_at IS NULL AND q.sources = 0 AND q.askers > 0
            AND (q.comment IS NULL OR (c.state = 0 AND c.visible = TRUE)) AND (a.id IS NULL OR a.state = 1)
        ORDER BY q.id LIMIT @most
        """, Read, cancel, ("@site", site.Value), ("@after", after), ("@most", most));

    public static async Task<bool> AsksSource(this Database database, long question, AccountId account, CancellationToken cancel) =>
        await database.QueryNumber("SELECT 1 FROM source_askers WHERE question = @question AND account = @account", cancel, ("@question", question), ("@account", account.Value)) is not null;

    /// <summary>What is asked of these comments, and what was given; those that nobody asks about are not in it.</summary>
    public static async Task<IReadOnlyDictionary<CommentId, AskedSource>> SourcesOf(this Database database, IEnumerable<CommentId> comments, CancellationToken cancel) =>
        Gather(await database.Query(
            $"{Asked} WHERE {database.IsListed("q.comment")} AND (q.askers > 0 OR q.sources > 0) ORDER BY q.id, s.position",
            row => (Key: new CommentId(row.GetInt64(0)), Row: Line(row)), cancel, ("@ids", database.List(comments.Select(comment => comment.Value)))));

    /// <summary>The same of the quotations of an article, by their first passages.</summary>
    public static async Task<IReadOnlyDictionary<PassageId, AskedSource>> SourcesOf(this Database database, ArticleId article, CancellationToken cancel) =>
        Gather(await database.Query(
            $"{Asked} WHERE q.article = @article AND (q.askers > 0 OR q.sources > 0) ORDER BY q.id, s.position",
            row => (Key: new PassageId(row.GetInt64(0)), Row: Line(row)), cancel, ("@article", article.Value)));

    /// <summary>The quotation of the current revision that begins with this passage; null where readers see none.</summary>
    public static async Task<QuotationPlace?> Quotation(this Database database, SiteId site, ArticleId id, PassageId passage, CancellationToken cancel) =>
        await database.PublishedAmong(site, [id.Value], cancel) is [var (article, revision)]
        && LaidArticle.Of(revision).Blocks.OfType<LaidQuotation>().FirstOrDefault(one => one.Words is [var first, ..] && first.Id == passage) is { } quotation
            ? new QuotationPlace(article, revision, quotation)
            : null;

    private const string Asked =
        $"""
        SELECT COALESCE(q.comment, q.passage), q.askers, q.closed_at, g.id, s.url, s.outlet FROM source_questions q
        LEFT JOIN sources s ON s.question = q.id LEFT JOIN comments g ON g.id = s.comment AND g.state = 0 AND g.visible = TRUE
        """;

    private static Dictionary<TKey, AskedSource> Gather<TKey>(List<(TKey Key, AskedLine Row)> rows) where TKey : notnull =>
        rows.GroupBy(row => row.Key).ToDictionary(
            group => group.Key, group => new AskedSource(group.First().Row.Askers, group.First().Row.IsClosed, [.. group.Select(row => row.Row.Source).OfType<SourceRow>()]));

    private static AskedLine Line(DbDataReader row) => new(
        row.GetInt32(1), !row.IsDBNull(2), row.LongOrNull(3) is { } comment ? new SourceRow(new CommentId(comment), row.GetString(4), row.GetString(5)) : null);

    private static SourceQuestionRow Read(DbDataReader row) => new(
        row.GetInt64(0), new SiteId(row.GetInt64(1)), row.LongOrNull(2) is { } comment ? new CommentId(comment) : null, row.LongOrNull(3) is { } article ? new ArticleId(article) : null,
        row.LongOrNull(4) is { } passage ? new PassageId(passage) : null, row.GetInt32(5), row.GetInt32(6), row.Time(7), row.TimeOrNull(8), new DiscussionId(row.GetInt64(9)),
        row.GetString(10), row.StringOrNull(11));

    private sealed record AskedLine(int Askers, bool IsClosed, SourceRow? Source);
}

/// <summary>A quotation as readers see it now.</summary>
public sealed record QuotationPlace(Article Article, ArticleRevision Revision, LaidQuotation Laid);
