using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Articles;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Site;

namespace Parley.Storage.Articles;

/// <summary>One article in the list that editors see.</summary>
public sealed record ArticleLine
{
    public required ArticleId Id { get; init; }
    public required string Headline { get; init; }
    public required string Slug { get; init; }
    public required ArticleState State { get; init; }
    public required DateTimeOffset? PublishedAt { get; init; }
    public required DateTimeOffset? ScheduledFor { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public required int Revision { get; init; }

    /// <summary>When the working copy was last saved and by whom; null where there is none.</summary>
    public required DateTimeOffset? DraftedAt { get; init; }
    public required string? DraftedBy { get; init; }
}

/// <summary>Where the editors' list goes on: below this article.</summary>
public sealed record ArticleLineCursor(DateTimeOffset At, ArticleId Id)
{
    public static ArticleLineCursor? Parse(string? text) =>
        text?.Split('.') is [var at, var id]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var moment) && moment <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new ArticleLineCursor(DateTimeOffset.FromUnixTimeMilliseconds(moment), new ArticleId(number))
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.ToUnixTimeMilliseconds()}.{Id}");
}

/// <summary>A revision without its words.</summary>
public sealed record RevisionLine(int Number, DateTimeOffset At, string? By);

public static class EditorQueries
{
    private const string NewsroomFolder = "pictures/";

    /// <summary>More words than a headline is looked for by.</summary>
    private const int MostWords = 8;

    /// <summary>The site's articles in every state, those changed last first.</summary>
    /// <param name="state">Only those.</param>
    /// <param name="search">Words that the headline holds, each of them.</param>
    public static async Task<IReadOnlyList<ArticleLine>> ArticleLines(
        this Database database, SiteId site, ArticleState? state, string? search, int most, ArticleLineCursor? below, CancellationToken cancel)
    {
        var words = Article.Fold(search ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords).ToList();
        var conditions = words.Select((_, index) => string.Create(CultureInfo.InvariantCulture, $" AND a.headline_key LIKE @word{index} ESCAPE '\\'"));
        return await database.Query(
            $"""
            SELECT a.id, a.headline, a.slug, a.state, a.published_at, a.scheduled_for, a.updated_at, a.revision, d.at, p.name FROM articles a
            LEFT JOIN article_drafts d ON d.article = a.id AND d.is_aside = FALSE LEFT JOIN accounts p ON p.id = d."by"
            WHERE a.site = @site AND (a.updated_at, a.id) < (@at, @id){(state is null ? "" : " AND a.state = @state")}{string.Concat(conditions)}
            ORDER BY a.updated_at DESC, a.id DESC LIMIT @most
            """,
            row => new ArticleLine
            {
                Id = new ArticleId(row.GetInt64(0)),
                Headline = row.GetString(1),
                Slug = row.GetString(2),
                State = (ArticleState)row.GetInt32(3),
                PublishedAt = row.TimeOrNull(4),
                ScheduledFor = row.TimeOrNull(5),
                UpdatedAt = row.Time(6),
                Revision = row.GetInt32(7),
                DraftedAt = row.TimeOrNull(8),
                DraftedBy = row.StringOrNull(9),
            }, cancel,
            [
                ("@site", site.Value), ("@at", below?.At ?? DateTimeOffset.MaxValue), ("@id", below?.Id.Value ?? long.MaxValue), ("@most", most),
                .. state is { } only ? [("@state", (object?)only)] : Array.Empty<(string, object?)>(),
                .. words.Select((word, index) => (string.Create(CultureInfo.InvariantCulture, $"@word{index}"), (object?)$"%{Literal(word)}%")),
            ]);
    }

    public static async Task<IReadOnlyDictionary<ArticleState, long>> ArticleCounts(this Database database, SiteId site, CancellationToken cancel) =>
        (await database.Query(
            "SELECT state, count(*) FROM articles WHERE site = @site GROUP BY state", row => (State: (ArticleState)row.GetInt32(0), Count: row.GetInt64(1)), cancel,
            ("@site", site.Value))).ToDictionary(row => row.State, row => row.Count);

    /// <summary>Whether somebody has saved an article in the browser.</summary>
    public static async Task<bool> HasArticleOfStaff(this Database database, SiteId site, CancellationToken cancel) =>
        await database.QueryNumber(
            "SELECT 1 FROM articles a JOIN article_revisions r ON r.article = a.id AND r.number = 1 WHERE a.site = @site AND r.\"by\" IS NOT NULL LIMIT 1", cancel,
            ("@site", site.Value)) is not null;

    /// <summary>In any state.</summary>
    public static Task<Article?> ArticleOf(this Database database, SiteId site, ArticleId id, CancellationToken cancel) =>
        database.Articles.AsNoTracking().SingleOrDefaultAsync(row => row.Site == site && row.Id == id, cancel);

    /// <summary>Newest first, below the number if there is one.</summary>
    public static async Task<IReadOnlyList<RevisionLine>> RevisionLines(this Database database, ArticleId article, int most, int? below, CancellationToken cancel) =>
        await database.Query(
            """
            SELECT r.number, r.at, p.name FROM article_revisions r LEFT JOIN accounts p ON p.id = r."by"
            WHERE r.article = @article AND r.number < @below ORDER BY r.number DESC LIMIT @most
            """,
            row => new RevisionLine(row.GetInt32(0), row.Time(1), row.StringOrNull(2)), cancel,
            ("@article", article.Value), ("@below", below ?? int.MaxValue), ("@most", most));

    /// <summary>Newest first.</summary>
    public static async Task<IReadOnlyList<WorkingCopy>> CopiesAside(this Database database, ArticleId article, CancellationToken cancel) =>
        await database.WorkingCopies.AsNoTracking().Where(row => row.Article == article && row.IsAside).OrderByDescending(row => row.Number)
            .Take(DraftWrites.MostAside).ToListAsync(cancel);

    /// <summary>The pictures that an article's text names: <c>pictures/NUMBER</c> is the newsroom's, any other name one of its revision.</summary>
    public static async Task<IReadOnlyDictionary<string, Picture>> PicturesNamed(this Database database, Article article, IReadOnlyList<string> names, CancellationToken cancel)
    {
        var pictures = new Dictionary<string, Picture>(StringComparer.Ordinal);
        foreach (var figure in (await database.CurrentRevision(article, cancel))?.Content.Figures() ?? [])
            if (figure.Picture is { } picture) pictures[figure.File] = picture;
        foreach (var name in names.Where(name => !pictures.ContainsKey(name)))
            if (NewsroomNumber(name) is { } id && await database.NewsroomPicture(article.Site, id, cancel) is { } kept) pictures[name] = kept.Picture;
        return pictures;
    }

    /// <summary>Of an account, as its colleagues see it.</summary>
    public static Task<string?> NameOf(this Database database, AccountId account, CancellationToken cancel) =>
        database.QueryOne("SELECT name FROM accounts WHERE id = @account", row => row.GetString(0), cancel, ("@account", account.Value));

    /// <summary>By what name an article's text calls a picture of the newsroom.</summary>
    public static string NameOfPicture(long id) => string.Create(CultureInfo.InvariantCulture, $"{NewsroomFolder}{id}");

    private static long? NewsroomNumber(string name) =>
        name.StartsWith(NewsroomFolder, StringComparison.Ordinal) && long.TryParse(name.AsSpan(NewsroomFolder.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static string Literal(string word) =>
        word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
