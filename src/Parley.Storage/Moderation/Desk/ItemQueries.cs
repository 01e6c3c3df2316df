using System.Data.Common;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Desk;
using Parley.Core.Moderation.Reports;
using Parley.Core.Moderation.Rules;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Articles;
using Parley.Storage.Discussions;
using Parley.Storage.Discussions.Quotes;

namespace Parley.Storage.Moderation.Desk;

/// <summary>An open report in its reader's words.</summary>
public sealed record ReportLine(string Reason, string? Words, DateTimeOffset At, AccountId? Account, string? Name);

/// <summary>An open legal notice that names the comment.</summary>
public sealed record NoticeLine(NoticeId Id, string Reference, string Category, string? Law, string Why, DateTimeOffset At);

/// <summary>An open objection to a verdict about the comment.</summary>
public sealed record AppealLine(AppealId Id, string Words, DateTimeOffset At);

/// <summary>What was decided before.</summary>
public sealed record EarlierVerdict(long Number, LedgerAct Act, string? Reason, string? Actor, DateTimeOffset At, long? Reverses);

public sealed record NoteLine(long Id, string Words, string? By, DateTimeOffset At)
{
    internal static NoteLine Read(DbDataReader row) => new(row.GetInt64(0), row.GetString(1), row.StringOrNull(2), row.Time(3));
}

/// <summary>What became of what somebody wrote on the site, among their newest.</summary>
public sealed record AuthorHistory(int Posted, int Held, int Removed, int Deleted, IReadOnlyList<CommentRow> Removals);

/// <summary>Another item of the queue that says nearly the same.</summary>
public sealed record NearItem(CommentId Comment, string? Author, string Source);

/// <summary>All that helps to judge one comment. Every list is bounded.</summary>
public static class ItemQueries
{
    private const int MostListed = 20;
    private const int MostPassages = 3;

    /// <summary>Of an author's newest comments.</summary>
    private const int MostCounted = 200;

    /// <summary>Waiting items that are compared with one: a wave of copies comes at once.</summary>
    private const int MostCompared = 2_000;

    public static Task<List<ReportLine>> OpenReports(this Database database, CommentId comment, CancellationToken cancel) => database.Query(
        $"""
        SELECT r.reason, r.words, r.made_at, r.account, COALESCE(a.name, g.name) FROM reports r LEFT JOIN accounts a ON a.id = r.account LEFT JOIN guests g ON g.id = r.guest
        WHERE r.comment = @comment AND r.settled_at IS NULL ORDER BY r.id LIMIT {MostListed}
        """,
        row => new ReportLine(row.GetString(0), row.StringOrNull(1), row.Time(2), row.LongOrNull(3) is { } account ? new AccountId(account) : null, row.StringOrNull(4)), cancel,
        ("@comment", comment.Value));

    public static Task<List<NoticeLine>> OpenNotices(this Database database, CommentId comment, CancellationToken cancel) => database.Query(
        $"""
        SELECT DISTINCT l.id, l.reference, l.category, l.law, l.why, l.made_at FROM notice_comments n JOIN legal_notices l ON l.id = n.notice
        WHERE n.comment = @comment AND n.decided_at IS NULL ORDER BY l.id LIMIT {MostListed}
        """,
        row => new NoticeLine(new NoticeId(row.GetInt64(0)), row.GetString(1), row.GetString(2), row.StringOrNull(3), row.GetString(4), row.Time(5)), cancel, ("@comment", comment.Value));

    public static Task<List<AppealLine>> OpenAppeals(this Database database, CommentId comment, CancellationToken cancel) => database.Query(
        $"SELECT id, words, made_at FROM appeals WHERE comment = @comment AND decided_at IS NULL ORDER BY id LIMIT {MostListed}",
        row => new AppealLine(new AppealId(row.GetInt64(0)), row.GetString(1), row.Time(2)), cancel, ("@comment", comment.Value));

    public static Task<List<EarlierVerdict>> VerdictsOn(this Database database, SiteId site, CommentId comment, CancellationToken cancel) => database.Query(
        $"""
        SELECT l.number, l.act, l.reason, a.name, l.at, l.reverses FROM ledger l LEFT JOIN accounts a ON a.id = l.actor
        WHERE l.comment = @comment AND l.site = @site ORDER BY l.number DESC LIMIT {MostListed}
        """,
        row => new EarlierVerdict(row.GetInt64(0), (LedgerAct)row.GetInt32(1), row.StringOrNull(2), row.StringOrNull(3), row.Time(4), row.LongOrNull(5)), cancel,
        ("@comment", comment.Value), ("@site", site.Value));

    public static Task<List<NoteLine>> NotesOn(this Database database, CommentId comment, CancellationToken cancel) => database.Query(
        $"SELECT n.id, n.words, a.name, n.at FROM comment_notes n LEFT JOIN accounts a ON a.id = n.by WHERE n.comment = @comment ORDER BY n.id LIMIT {CommentNote.Most}",
        NoteLine.Read, cancel, ("@comment", comment.Value));

    /// <summary>The newest about the person, whatever they wrote, newest first.</summary>
    public static Task<List<NoteLine>> NotesOn(this Database database, SiteId site, PersonKey person, CancellationToken cancel) => database.Query(
        $"SELECT n.id, n.words, a.name, n.at FROM person_notes n LEFT JOIN accounts a ON a.id = n.by WHERE n.who = @who AND n.site = @site ORDER BY n.id DESC LIMIT {MostListed}",
        NoteLine.Read, cancel, ("@who", person.Text), ("@site", site.Value));

    /// <summary>Null for those of whom nothing can be known: an import that does not name its author.</summary>
    public static async Task<AuthorHistory?> HistoryOf(this Database database, SiteId site, AccountId? account, GuestId? guest, CancellationToken cancel)
    {
        if (account is null && guest is null)
            return null;
        var author = ("@author", (object?)(account?.Value ?? guest?.Value));
        var theirs = account is null ? "c.guest = @author" : "c.account = @author ORDER BY c.id DESC";
        var counts = await database.Query(
            $"SELECT newest.state, count(*) FROM (SELECT c.state, c.site FROM comments c WHERE {theirs} LIMIT {MostCounted}) AS newest WHERE newest.site = @site GROUP BY newest.state",
            row => (State: (CommentState)row.GetInt32(0), Count: row.GetInt32(1)), cancel, author, ("@site", site.Value));
        var removals = await database.Query(
            $"SELECT {CommentRow.Columns} FROM comments c {CommentRow.Joins} WHERE {(account is null ? "c.guest" : "c.account")} = @author AND c.site = @site AND c.state = 2 ORDER BY c.id DESC LIMIT 3",
            CommentRow.Read, cancel, author, ("@site", site.Value));
        var byState = counts.ToDictionary(row => row.State, row => row.Count);
        return new AuthorHistory(
            byState.GetValueOrDefault(CommentState.Posted), byState.GetValueOrDefault(CommentState.Held), byState.GetValueOrDefault(CommentState.Removed),
            byState.GetValueOrDefault(CommentState.Deleted), removals);
    }

    /// <summary>Held items of the site that say nearly the same as this comment, so that all can be judged at once.</summary>
    public static async Task<IReadOnlyList<NearItem>> NearDuplicates(this Database database, SiteId site, CommentId comment, CancellationToken cancel)
    {
        if (await database.QueryNumber("SELECT fingerprint FROM comments WHERE id = @comment", cancel, ("@comment", comment.Value)) is not { } print)
            return [];
        var others = await database.Query(
            $"""
            SELECT q.comment, c.fingerprint FROM (SELECT comment, since FROM queue WHERE site = @site ORDER BY since DESC, comment DESC LIMIT {MostCompared}) q
            JOIN comments c ON c.id = q.comment WHERE c.fingerprint IS NOT NULL
            """,
            row => (Id: row.GetInt64(0), Print: row.GetInt64(1)), cancel, ("@site", site.Value));
        var near = others.Where(other => other.Id != comment.Value && Fingerprint.IsNear(print, other.Print)).Select(other => other.Id).Take(MostListed).ToList();
        return near.Count == 0 ? [] : [.. (await database.Comments(near.Select(id => new CommentId(id)), cancel)).Select(row => new NearItem(row.Id, row.AuthorName, row.Source))];
    }

    /// <summary>The passages that a comment quotes, as its writer saw them.</summary>
    public static async Task<IReadOnlyList<string>> PassagesQuotedBy(this Database database, CommentId comment, CancellationToken cancel)
    {
        var places = (await database.QuotesOf([comment], cancel)).Where(quote => quote.Article is not null).DistinctBy(quote => quote.Target).Take(MostPassages).ToList();
        if (places is not [{ Article: { } article }, ..]) return [];
        var revisions = await database.Revisions(article, places.Select(place => place.Target.Revision), cancel);
        return [.. places.Select(place => revisions.GetValueOrDefault(place.Target.Revision)?.Passages.FirstOrDefault(passage => passage.Id == place.Target.Passage)?.Text).OfType<string>()];
    }

    /// <summary>The primary tag of the article's language; null for a page elsewhere.</summary>
    public static async Task<string?> LanguageOf(this Database database, DiscussionId discussion, CancellationToken cancel) =>
        (await database.Query(
            $"SELECT t.slug FROM discussions d JOIN article_terms t ON t.article = d.article AND t.kind = {(int)TermKind.Language} WHERE d.id = @discussion",
            row => row.GetString(0), cancel, ("@discussion", discussion.Value))).FirstOrDefault();

    /// <summary>Those of these that are the site's own.</summary>
    public static async Task<IReadOnlyList<CommentRow>> CommentsOf(this Database database, SiteId site, IEnumerable<CommentId> ids, CancellationToken cancel) =>
        [.. (await database.Comments(ids, cancel)).Where(row => row.Site == site)];

    /// <summary>Those of these that another moderator looks at.</summary>
    public static Task<List<(CommentId Comment, string? By)>> ClaimedAmong(
        this Database database, SiteId site, IEnumerable<CommentId> ids, AccountId moderator, DateTimeOffset now, CancellationToken cancel) => database.Query(
        $"""
        SELECT q.comment, a.name FROM queue q LEFT JOIN accounts a ON a.id = q.claimed_by
        WHERE q.site = @site AND q.claimed_by <> @moderator AND q.claimed_until > @now AND {database.IsListed("q.comment")}
        """,
        row => (new CommentId(row.GetInt64(0)), row.StringOrNull(1)), cancel,
        ("@site", site.Value), ("@moderator", moderator.Value), ("@now", now), ("@ids", database.List(ids.Select(id => id.Value))));

    /// <summary>Discussions under which something waits, most first, and those that the moderator watches.</summary>
    public static Task<List<BusyDiscussion>> BusyDiscussions(this Database database, SiteId site, AccountId moderator, CancellationToken cancel) => database.Query(
        $"""
        SELECT d.id, d.title, COALESCE(q.n, 0), w.discussion IS NOT NULL FROM discussions d
        LEFT JOIN (SELECT discussion, count(*) AS n FROM queue WHERE site = @site GROUP BY discussion) q ON q.discussion = d.id
        LEFT JOIN watched_discussions w ON w.discussion = d.id AND w.account = @moderator
        WHERE d.site = @site AND d.id IN (SELECT discussion FROM queue WHERE site = @site UNION SELECT discussion FROM watched_discussions WHERE account = @moderator)
        ORDER BY COALESCE(q.n, 0) DESC, d.id LIMIT {WatchedDiscussion.Most}
        """,
        row => new BusyDiscussion(new DiscussionId(row.GetInt64(0)), row.GetString(1), row.GetInt64(2), row.GetBoolean(3)), cancel,
        ("@site", site.Value), ("@moderator", moderator.Value));

    public static async Task<bool> IsWatched(this Database database, AccountId moderator, DiscussionId discussion, CancellationToken cancel) =>
        await database.QueryNumber(
            "SELECT 1 FROM watched_discussions WHERE account = @moderator AND discussion = @discussion", cancel,
            ("@moderator", moderator.Value), ("@discussion", discussion.Value)) is not null;

    /// <summary>The site's ready sentences in a language.</summary>
    public static Task<List<(long Id, string Language, string Reason, string Words)>> CannedReasons(this Database database, SiteId site, string? language, CancellationToken cancel) =>
        database.Query(
            $"SELECT id, language, reason, words FROM canned_reasons WHERE site = @site{(language is null ? "" : " AND language = @language")} ORDER BY language, id LIMIT {CannedReason.MostOfSite}",
            row => (row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3)), cancel,
            [("@site", site.Value), .. language is null ? [] : new (string, object?)[] { ("@language", language) }]);

    /// <summary>What a ledger row says was done to a comment by this moderator; null for anybody else's.</summary>
    public static Task<DoneAct?> DoneBy(this Database database, SiteId site, long number, AccountId actor, CancellationToken cancel) => database.QueryOne(
        "SELECT act, reason, comment, at FROM ledger WHERE site = @site AND number = @number AND actor = @actor AND comment IS NOT NULL",
        row => new DoneAct(number, (LedgerAct)row.GetInt32(0), row.StringOrNull(1), new CommentId(row.GetInt64(2)), row.Time(3)), cancel,
        ("@site", site.Value), ("@number", number), ("@actor", actor.Value));
}

/// <summary>A discussion as the desk lists it.</summary>
public sealed record BusyDiscussion(DiscussionId Id, string Title, long Waiting, bool IsWatched);

public sealed record DoneAct(long Number, LedgerAct Act, string? Reason, CommentId Comment, DateTimeOffset At);
