using System.Data.Common;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Storage.Moderation.Desk;

public enum QueueOrder
{
    Urgent,
    Newest,
    Oldest,
}

/// <summary>The last item of a page: the value it was ordered by, and its comment.</summary>
public readonly record struct QueueCursor(long Value, CommentId Comment);

/// <summary>One line of the queue.</summary>
public sealed record QueueEntry
{
    internal const string Columns =
        "q.comment, q.discussion, q.held, q.reports, q.notices, q.appeals, q.risk, q.reach, q.since, q.urgency, q.claimed_by, q.claimed_until, m.name, " +
        "d.title, c.author_kind, COALESCE(a.name, c.author_name), c.verdict_reason, c.source, c.state, c.revision, c.account, c.guest";

    internal const string Joins =
        "JOIN comments c ON c.id = q.comment JOIN discussions d ON d.id = q.discussion LEFT JOIN accounts a ON a.id = c.account LEFT JOIN accounts m ON m.id = q.claimed_by";

    public required CommentId Comment { get; init; }
    public required DiscussionId Discussion { get; init; }
    public required bool IsHeld { get; init; }
    public required int Reports { get; init; }
    public required int Notices { get; init; }
    public required int Appeals { get; init; }
    public required int Risk { get; init; }
    public required int Reach { get; init; }
    public required DateTimeOffset Since { get; init; }
    public required long Urgency { get; init; }
    public required AccountId? ClaimedBy { get; init; }
    public required DateTimeOffset? ClaimedUntil { get; init; }
    public required string? ClaimedByName { get; init; }
    public required string Title { get; init; }
    public required AuthorKind AuthorKind { get; init; }
    public required string? AuthorName { get; init; }
    public required string? Reason { get; init; }

    /// <summary>In the comment dialect.</summary>
    public required string Source { get; init; }

    public required CommentState State { get; init; }
    public required int Revision { get; init; }
    public required AccountId? Account { get; init; }
    public required GuestId? Guest { get; init; }

    public bool IsClaimed(DateTimeOffset now) => ClaimedBy is not null && ClaimedUntil > now;

    public QueueCursor At(QueueOrder order) => new(order == QueueOrder.Urgent ? Urgency : Since.ToUnixTimeMilliseconds(), Comment);

    /// <summary>A page after this begins with the item itself.</summary>
    public QueueCursor Before(QueueOrder order) => At(order) with { Comment = new CommentId(Comment.Value + (order == QueueOrder.Newest ? 1 : -1)) };

    internal static QueueEntry Read(DbDataReader row) => new()
    {
        Comment = new CommentId(row.GetInt64(0)),
        Discussion = new DiscussionId(row.GetInt64(1)),
        IsHeld = row.GetBoolean(2),
        Reports = row.GetInt32(3),
        Notices = row.GetInt32(4),
        Appeals = row.GetInt32(5),
        Risk = row.GetInt32(6),
        Reach = row.GetInt32(7),
        Since = row.Time(8),
        Urgency = row.GetInt64(9),
        ClaimedBy = row.LongOrNull(10) is { } claimer ? new AccountId(claimer) : null,
        ClaimedUntil = row.TimeOrNull(11),
        ClaimedByName = row.StringOrNull(12),
        Title = row.GetString(13),
        AuthorKind = (AuthorKind)row.GetInt32(14),
        AuthorName = row.StringOrNull(15),
        Reason = row.StringOrNull(16),
        Source = row.GetString(17),
        State = (CommentState)row.GetInt32(18),
        Revision = row.GetInt32(19),
        Account = row.LongOrNull(20) is { } account ? new AccountId(account) : null,
        Guest = row.LongOrNull(21) is { } guest ? new GuestId(guest) : null,
    };
}

/// <summary>How many wait in each tab, and when the newest came.</summary>
public sealed record QueueCounts(long Held, long Reported, long Notices, long Appeals, long All, DateTimeOffset? Newest)
{
    public long Of(QueueTab tab) => tab.Name switch
    {
        "held" => Held,
        "reported" => Reported,
        "notices" => Notices,
        "appeals" => Appeals,
        _ => All,
    };
}

public sealed record QueuePage(IReadOnlyList<QueueEntry> Entries, QueueCursor? Next);

public static class QueueQueries
{
    public const int PageSize = 30;

    /// <summary>Items looked through for words before a page ends, found or not: it says then that there is more.</summary>
    private const int MostSearched = 3_000;
    private const int Step = 200;

    /// <param name="database">Reads.</param>
    /// <param name="site">Whose queue.</param>
    /// <param name="tab">What is open about its items.</param>
    /// <param name="filter">Narrows it.</param>
    /// <param name="order">Of the items.</param>
    /// <param name="after">The last item of the page before; null for the first page.</param>
    /// <param name="most">On the page.</param>
    /// <param name="cancel">Of the request.</param>
    /// <param name="backwards">Reads the other way: what stands before <paramref name="after"/>, nearest first.</param>
    public static async Task<QueuePage> Queue(
        this Database database, SiteId site, QueueTab tab, QueueFilter filter, QueueOrder order, QueueCursor? after, int most, CancellationToken cancel,
        bool backwards = false)
    {
        if (filter.Words is not { } words)
        {
            var entries = await Some(most + 1);
            return entries.Count <= most ? new QueuePage(entries, null) : new QueuePage([.. entries.Take(most)], entries[most - 1].At(order));
        }

        List<QueueEntry> found = [];
        for (var looked = 0; looked < MostSearched; looked += Step)
        {
            var some = await Some(Step);
            foreach (var entry in some)
            {
                after = entry.At(order);
                if (words.FindIn(entry.Source).Count > 0)
                    found.Add(entry);
                if (found.Count == most)
                    return new QueuePage(found, after);
            }

            if (some.Count < Step)
                return new QueuePage(found, null);
        }

        return new QueuePage(found, after);

        Task<List<QueueEntry>> Some(int count) => database.Entries(site, tab, filter, order, backwards, after, count, cancel);
    }

    private static Task<List<QueueEntry>> Entries(
        this Database database, SiteId site, QueueTab tab, QueueFilter filter, QueueOrder order, bool backwards, QueueCursor? after, int most, CancellationToken cancel)
    {
        var column = order == QueueOrder.Urgent ? "q.urgency" : "q.since";
        var (isAfter, direction) = order == QueueOrder.Newest != backwards ? ("<", " DESC") : (">", "");
        return database.Query(
            $"""
            SELECT {QueueEntry.Columns} FROM queue q {QueueEntry.Joins}
            WHERE q.site = @site{(tab.Condition is { } condition ? $" AND q.{condition}" : "")} AND ({column}, q.comment) {isAfter} (@value, @after){filter.Sql}
            ORDER BY {column}{direction}, q.comment{direction} LIMIT @most
            """,
            QueueEntry.Read, cancel,
            [
                ("@site", site.Value), ("@value", after?.Value ?? (direction.Length == 0 ? long.MinValue : long.MaxValue)),
                ("@after", after?.Comment.Value ?? (direction.Length == 0 ? 0 : long.MaxValue)), ("@most", most), .. filter.Values,
            ]);
    }

    public static async Task<QueueCounts> QueueCounts(this Database database, SiteId site, CancellationToken cancel) =>
        await database.QueryOne(
            """
            SELECT (SELECT count(*) FROM queue WHERE site = @site AND held = TRUE), (SELECT count(*) FROM queue WHERE site = @site AND reports > 0),
                (SELECT count(*) FROM queue WHERE site = @site AND notices > 0), (SELECT count(*) FROM queue WHERE site = @site AND appeals > 0),
                (SELECT count(*) FROM queue WHERE site = @site), (SELECT max(arrived_at) FROM queue WHERE site = @site)
            """,
            row => new QueueCounts(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.TimeOrNull(5)), cancel, ("@site", site.Value))
        ?? throw new InvalidOperationException("A count has one row.");

    /// <summary>How many came into a tab, or had something more opened about them, after a moment.</summary>
    /// <param name="since">Unix milliseconds.</param>
    public static async Task<long> ArrivedSince(this Database database, SiteId site, QueueTab tab, long since, CancellationToken cancel) =>
        await database.QueryNumber(
            $"SELECT count(*) FROM queue q WHERE q.site = @site AND q.arrived_at > @since{(tab.Condition is { } condition ? $" AND q.{condition}" : "")}", cancel,
            ("@site", site.Value), ("@since", since)) ?? 0;

    /// <summary>Primary tags of the languages in which something waits.</summary>
    public static Task<List<string>> QueueLanguages(this Database database, SiteId site, CancellationToken cancel) => database.Query(
        $"""
        SELECT DISTINCT t.slug FROM (SELECT DISTINCT discussion FROM queue WHERE site = @site) q JOIN discussions d ON d.id = q.discussion
        JOIN article_terms t ON t.article = d.article AND t.kind = {(int)TermKind.Language} ORDER BY t.slug
        """,
        row => row.GetString(0), cancel, ("@site", site.Value));

    /// <summary>The line of one comment; null when it waits for nobody.</summary>
    public static Task<QueueEntry?> QueuedComment(this Database database, SiteId site, CommentId comment, CancellationToken cancel) =>
        database.QueryOne(
            $"SELECT {QueueEntry.Columns} FROM queue q {QueueEntry.Joins} WHERE q.comment = @comment AND q.site = @site", QueueEntry.Read, cancel,
            ("@comment", comment.Value), ("@site", site.Value));
}
