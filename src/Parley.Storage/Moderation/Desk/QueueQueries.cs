using System.Data.Common;
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
        "d.title, c.author_kind, COALESCE(a.name, c.author_name), c.verdict_reason, substr(c.source, 1, 240), c.state";

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

    /// <summary>How it begins, in the comment dialect.</summary>
    public required string Beginning { get; init; }

    public required CommentState State { get; init; }

    internal QueueCursor At(QueueOrder order) => new(order == QueueOrder.Urgent ? Urgency : Since.ToUnixTimeMilliseconds(), Comment);

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
        Beginning = row.GetString(17),
        State = (CommentState)row.GetInt32(18),
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

    public static async Task<QueuePage> Queue(
        this Database database, SiteId site, QueueTab tab, QueueOrder order, QueueCursor? after, int most, CancellationToken cancel)
    {
        var (column, isAfter, direction) = order switch
        {
            QueueOrder.Urgent => ("q.urgency", ">", ""),
            QueueOrder.Oldest => ("q.since", ">", ""),
            _ => ("q.since", "<", " DESC"),
        };
        var entries = await database.Query(
            $"""
            SELECT {QueueEntry.Columns} FROM queue q {QueueEntry.Joins}
            WHERE q.site = @site{(tab.Condition is { } condition ? $" AND q.{condition}" : "")} AND ({column}, q.comment) {isAfter} (@value, @after)
            ORDER BY {column}{direction}, q.comment{direction} LIMIT @most
            """,
            QueueEntry.Read, cancel, ("@site", site.Value), ("@value", after?.Value ?? (direction.Length == 0 ? long.MinValue : long.MaxValue)),
            ("@after", after?.Comment.Value ?? (direction.Length == 0 ? 0 : long.MaxValue)), ("@most", most + 1));
        if (entries.Count <= most)
            return new QueuePage(entries, null);
        entries.RemoveAt(most);
        return new QueuePage(entries, entries[^1].At(order));
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

    /// <summary>The line of one comment; null when it waits for nobody.</summary>
    public static Task<QueueEntry?> QueuedComment(this Database database, SiteId site, CommentId comment, CancellationToken cancel) =>
        database.QueryOne(
            $"SELECT {QueueEntry.Columns} FROM queue q {QueueEntry.Joins} WHERE q.comment = @comment AND q.site = @site", QueueEntry.Read, cancel,
            ("@comment", comment.Value), ("@site", site.Value));
}
