using System.Data.Common;
using Parley.Core.Discussions;
using Parley.Core.Moderation.Desk;

namespace Parley.Storage.Moderation.Desk;

public static class QueueWrites
{
    /// <summary>What <see cref="Computed"/> reads, before its condition. Everything that can be open about a comment is named here and nowhere else.</summary>
    internal const string Facts =
        """
        SELECT c.id, c.site, c.discussion, c.state, c.visible, c.up + c.down + c.reply_count,
            COALESCE((SELECT max(l.at) FROM ledger l WHERE l.comment = c.id AND l.act = 4), c.edited_at, c.stored_at),
            (SELECT s.risk FROM screenings s WHERE s.comment = c.id AND s.revision = c.revision),
            (SELECT count(*) FROM reports r WHERE r.comment = c.id AND r.settled_at IS NULL),
            (SELECT min(r.made_at) FROM reports r WHERE r.comment = c.id AND r.settled_at IS NULL),
            (SELECT count(*) FROM notice_comments n WHERE n.comment = c.id AND n.decided_at IS NULL),
            (SELECT min(l.made_at) FROM notice_comments n JOIN legal_notices l ON l.id = n.notice WHERE n.comment = c.id AND n.decided_at IS NULL),
            (SELECT count(*) FROM appeals a WHERE a.comment = c.id AND a.decided_at IS NULL),
            (SELECT min(a.made_at) FROM appeals a WHERE a.comment = c.id AND a.decided_at IS NULL),
            q.reports + q.notices + q.appeals, q.held, q.arrived_at, q.claimed_by, q.claimed_until, q.urgency, q.risk, q.reach, q.since
        FROM comments c LEFT JOIN queue q ON q.comment = c.id
        """;

    /// <summary>A condition that every comment fulfils about which anything is open, or of which the queue says so.</summary>
    internal const string MayWait =
        """
        c.state = 1 OR c.id IN (SELECT comment FROM queue) OR c.id IN (SELECT comment FROM reports WHERE settled_at IS NULL)
            OR c.id IN (SELECT comment FROM notice_comments WHERE decided_at IS NULL AND comment IS NOT NULL)
            OR c.id IN (SELECT comment FROM appeals WHERE decided_at IS NULL AND comment IS NOT NULL)
        """;

    private static readonly string[] Columns =
        ["comment", "site", "discussion", "held", "reports", "notices", "appeals", "risk", "reach", "since", "urgency", "arrived_at", "claimed_by", "claimed_until"];

    /// <summary>
    /// Computes the rows of these comments anew from what is open about them, and takes those away that wait no more. To be called inside a
    /// write job by whoever changed anything of it, after the change; claims stay.
    /// </summary>
    public static async Task Refresh(this Database job, IEnumerable<CommentId> comments, DateTimeOffset at, CancellationToken cancel)
    {
        var ids = job.List(comments.Select(comment => comment.Value).Distinct().Order());
        // Two who change the same comment at once come one after the other.
        if (job.ForUpdate.Length > 0)
            await job.Query(
                $"SELECT id FROM discussions WHERE id IN (SELECT c.discussion FROM comments c WHERE {job.IsListed("c.id")}) ORDER BY id{job.ForUpdate}",
                row => row.GetInt64(0), cancel, ("@ids", ids));
        var rows = await job.Query($"{Facts} WHERE {job.IsListed("c.id")}", Computed.Read, cancel, ("@ids", ids));
        if (rows.Any(row => row.Before is not null))
            await job.Execute($"DELETE FROM queue WHERE {job.IsListed("comment")}", cancel, ("@ids", ids));
        var open = rows.Where(row => row.Now.IsOpen).ToList();
        if (open.Count > 0)
            await job.InsertMany("queue", Columns, open.Select(row => row.Row(at)), cancel);
    }

    /// <summary>So many rows are looked at anew in one write job.</summary>
    public const int AtOnce = 500;

    /// <summary>
    /// Comments whose rows are not of today: held ones that came before there was a queue, and those that were voted on or answered since,
    /// which no writer tells the queue of. The states stand twice so that held ones are found by the index of what was judged.
    /// </summary>
    public static async Task<IReadOnlyList<CommentId>> Outdated(this Database database, CancellationToken cancel) => await database.Query(
        $"""
        SELECT c.id FROM comments c WHERE c.state IN (1, 2) AND c.state = 1 AND NOT EXISTS (SELECT 1 FROM queue q WHERE q.comment = c.id)
        UNION ALL
        SELECT c.id FROM queue q JOIN comments c ON c.id = q.comment WHERE c.state = 0 AND c.visible = TRUE AND q.reach <> 1 + c.up + c.down + c.reply_count
        LIMIT {AtOnce}
        """,
        row => new CommentId(row.GetInt64(0)), cancel);

    /// <summary>What is open about one comment, beside the row that says so now.</summary>
    internal sealed record Computed(long Comment, long Site, long Discussion, Waiting Now, Kept? Before)
    {
        public static Computed Read(DbDataReader row)
        {
            var state = (CommentState)row.GetInt32(3);
            var isHeld = state == CommentState.Held;
            var waiting = new Waiting
            {
                IsHeld = isHeld,
                Screened = row.IsDBNull(7) ? 0 : row.GetInt32(7),
                Reports = row.GetInt32(8),
                Notices = row.GetInt32(10),
                Appeals = row.GetInt32(12),
                Response = row.GetBoolean(4) && state == CommentState.Posted ? row.GetInt32(5) : 0,
                Since = new[] { isHeld ? row.Time(6) : null, row.TimeOrNull(9), row.TimeOrNull(11), row.TimeOrNull(13) }.Min() ?? row.Time(6),
            };
            return new Computed(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), waiting, Kept.Read(row, 14));
        }

        public object?[] Row(DateTimeOffset at) =>
        [
            Comment, Site, Discussion, Now.IsHeld, Now.Reports, Now.Notices, Now.Appeals, Now.Risk, Now.Reach, Now.Since.ToUnixTimeMilliseconds(), Now.Urgency,
            Before is { } before && before.Opened >= Now.Reports + Now.Notices + Now.Appeals && before.Held == Now.IsHeld ? before.ArrivedAt : at.ToUnixTimeMilliseconds(),
            Before?.ClaimedBy, Before?.ClaimedUntil,
        ];
    }

    /// <summary>The row as it is stored.</summary>
    internal sealed record Kept(long Opened, bool Held, long ArrivedAt, long? ClaimedBy, long? ClaimedUntil, long Urgency, int Risk, int Reach, long Since)
    {
        public static Kept? Read(DbDataReader row, int at) => row.IsDBNull(at) ? null : new(
            row.GetInt64(at), row.GetBoolean(at + 1), row.GetInt64(at + 2), row.LongOrNull(at + 3), row.LongOrNull(at + 4), row.GetInt64(at + 5),
            row.GetInt32(at + 6), row.GetInt32(at + 7), row.GetInt64(at + 8));
    }
}
