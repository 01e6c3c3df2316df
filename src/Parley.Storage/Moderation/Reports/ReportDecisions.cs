using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Reports;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation.Desk;
using Parley.Storage.Notifications;
using Parley.Storage.Site;

namespace Parley.Storage.Moderation.Reports;

/// <summary>What becomes of readers' flags, inside write jobs.</summary>
public static class ReportDecisions
{
    /// <summary>Closes what is open against these comments; the reporters are told a little later, in case the act is undone.</summary>
    /// <param name="ledger">The row that settles it; null where the comment went by itself.</param>
    public static Task<int> SettleReports(
        this Database job, IEnumerable<CommentId> comments, ReportOutcome outcome, long? ledger, DateTimeOffset at, CancellationToken cancel) =>
        job.Execute(
            $"UPDATE reports SET outcome = @outcome, settled_at = @at, settled_by = @ledger WHERE settled_at IS NULL AND {job.IsListed("comment")}", cancel,
            ("@outcome", outcome), ("@at", at), ("@ledger", ledger), ("@ids", job.List(comments.Select(comment => comment.Value))));

    /// <summary>The act that settled them was undone before anybody was told.</summary>
    public static Task<int> ReopenReports(this Database job, SiteId site, long ledger, CancellationToken cancel) => job.Execute(
        "UPDATE reports SET outcome = 0, settled_at = NULL, settled_by = NULL WHERE site = @site AND settled_by = @ledger AND told_at IS NULL", cancel,
        ("@site", site.Value), ("@ledger", ledger));

    /// <summary>Their author took these comments back: what was said against them is of no use any more.</summary>
    public static async Task SettleTakenBack(this Database job, IReadOnlyCollection<CommentId> comments, DateTimeOffset at, CancellationToken cancel)
    {
        await job.SettleReports(comments, ReportOutcome.Gone, null, at, cancel);
        await job.Execute(
            $"UPDATE notice_comments SET decision = {(int)NoticeDecision.Gone}, decided_at = @at WHERE decided_at IS NULL AND {job.IsListed("comment")}", cancel,
            ("@at", at), ("@ids", job.List(comments.Select(comment => comment.Value))));
    }

    /// <summary>Leaves a comment as it is and closes all reports against it together.</summary>
    /// <param name="isUnfounded">They plainly had no ground: it counts against who sent them.</param>
    /// <returns>The codes of those who had reported it; null when nothing was open against it.</returns>
    public static async Task<IReadOnlyList<string>?> DismissReports(
        this Database job, SiteId site, CommentId id, bool isUnfounded, string? note, AccountId actor, KeyFile keys, DateTimeOffset at, CancellationToken cancel)
    {
        if (await job.CommentUnderLock(id, cancel) is not { } comment || comment.Site != site)
            return null;
        var reporters = await job.Query("SELECT who FROM reports WHERE comment = @comment AND settled_at IS NULL", row => row.GetString(0), cancel, ("@comment", id.Value));
        if (reporters.Count == 0)
            return null;
        var number = await job.AppendToLedger(
            new LedgerEntry(site, LedgerAct.ReportsDismissed, comment.Discussion, id, null, actor, isUnfounded ? "unfounded" : null, at) { Origin = Origin.Report },
            new VerdictWords(note).Write(), keys, cancel);
        await job.SettleReports([id], isUnfounded ? ReportOutcome.Unfounded : ReportOutcome.LeftAsItIs, number, at, cancel);
        await job.Refresh([id], at, cancel);
        return reporters;
    }

    /// <summary>Holds a comment that many readers with comments of their own on the site have reported, unless a person has decided about it before.</summary>
    /// <param name="enough">As the site wants it.</param>
    internal static async Task HoldIfMany(this Database job, CommentRow comment, int enough, KeyFile keys, DateTimeOffset at, CancellationToken cancel)
    {
        var known = await job.QueryNumber(
            """
            SELECT count(*) FROM reports r WHERE r.comment = @comment AND r.settled_at IS NULL AND r.account IS NOT NULL
                AND EXISTS (SELECT 1 FROM comments c WHERE c.account = r.account AND c.site = r.site AND c.state = 0 AND c.visible = TRUE)
            """, cancel, ("@comment", comment.Id.Value));
        var isJudged = await job.QueryNumber("SELECT 1 FROM ledger WHERE comment = @comment AND actor IS NOT NULL AND act IN (2, 3, 85) LIMIT 1", cancel, ("@comment", comment.Id.Value)) is not null;
        if (known >= enough && !isJudged)
            await job.Decide(
                new Verdict { Comment = comment.Id, Act = LedgerAct.Held, Reason = "reported", Actor = null, Origin = Origin.Report, DecidedByRule = true, At = at }, keys, cancel);
    }

    /// <summary>Tells those with an account what became of their reports, some at a time, once nobody can undo it. True when there may be more.</summary>
    public static async Task<bool> TellReporters(this Database job, DateTimeOffset now, int most, CancellationToken cancel)
    {
        await job.TakeTurn("reports", cancel);
        var ids = job.List(await job.Query(
            "SELECT id FROM reports WHERE settled_at <= @until AND told_at IS NULL ORDER BY settled_at LIMIT @most", row => row.GetInt64(0), cancel,
            ("@until", now - Verdict.ToldAfter), ("@most", most)));
        await job.TellOfReports(ids, now, cancel);
        return await job.Execute($"UPDATE reports SET told_at = @now WHERE {job.IsListed("id")}", cancel, ("@now", now), ("@ids", ids)) == most;
    }

    /// <summary>Asked first, so that nothing is written while nobody is to be told.</summary>
    public static async Task<bool> HasReportersToTell(this Database database, DateTimeOffset now, CancellationToken cancel) =>
        await database.QueryNumber(
            "SELECT 1 FROM reports WHERE settled_at IS NOT NULL AND told_at IS NULL AND settled_at <= @until LIMIT 1", cancel, ("@until", now - Verdict.ToldAfter)) is not null;
}
