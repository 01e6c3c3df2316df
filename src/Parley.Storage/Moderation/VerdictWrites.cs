using Parley.Core.Discussions;
using Parley.Core.Moderation.Reports;
using Parley.Core.Moderation;
using Parley.Core.Notifications;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation.Desk;
using Parley.Storage.Moderation.Reports;
using Parley.Storage.Notifications;
using Parley.Storage.Site;

namespace Parley.Storage.Moderation;

public abstract record VerdictResult
{
    private VerdictResult() { }

    /// <param name="Number">Of its ledger row, by which it is undone, stated and objected to.</param>
    public sealed record Done(long Number, ChangeResult.Done Change) : VerdictResult;

    public sealed record NotThere : VerdictResult;

    /// <summary>It is not in a state for this act, any more or yet.</summary>
    public sealed record OutOfDate(CommentRow Now) : VerdictResult;
}

/// <summary>What is decided about comments: the change, its event and its ledger row in one write job, in plain SQL.</summary>
public static class VerdictWrites
{
    /// <summary>
    /// Does what a verdict says and puts it on the ledger. The words of a removed comment are kept for an appeal, unseen. Whoever calls it
    /// has made sure that the comment is of a site where they may decide.
    /// </summary>
    public static async Task<VerdictResult> Decide(this Database job, Verdict verdict, KeyFile keys, CancellationToken cancel)
    {
        if (await job.CommentUnderLock(verdict.Comment, cancel) is not { } comment)
            return new VerdictResult.NotThere();
        var next = (verdict.Act, comment.State) switch
        {
            (LedgerAct.Removed, CommentState.Posted or CommentState.Held) => CommentState.Removed,
            // What was erased meanwhile cannot come back.
            (LedgerAct.Restored, CommentState.Removed) when comment.Source.Length > 0 => CommentState.Posted,
            (LedgerAct.Approved, CommentState.Held) => CommentState.Posted,
            (LedgerAct.Held, CommentState.Posted) => CommentState.Held,
            _ => (CommentState?)null,
        };
        if (next is not { } state)
            return new VerdictResult.OutOfDate(comment);

        var change = await job.MoveTo(comment, state, verdict.Reason, verdict.At, cancel);
        var entry = new LedgerEntry(
            comment.Site, verdict.Act, comment.Discussion, comment.Id, comment.Account, verdict.Actor,
            state == CommentState.Posted ? null : verdict.Reason, verdict.At)
        {
            Guest = comment.Guest,
            Origin = verdict.Origin,
            FoundByRule = verdict.FoundByRule,
            DecidedByRule = verdict.DecidedByRule,
            Ground = verdict.Ground,
            Clause = verdict.Clause,
            Reverses = verdict.Reverses ?? (verdict.Act == LedgerAct.Restored ? (await job.LastVerdict(comment, null, cancel))?.Number : null),
            Notice = verdict.Notice,
        };
        var number = await job.AppendToLedger(entry, verdict.Words.Write(), keys, cancel);
        if (state == CommentState.Removed)
            await job.SettleReports([comment.Id], ReportOutcome.Removed, number, verdict.At, cancel);
        else if (verdict.Act == LedgerAct.Approved)
            await job.SettleReports([comment.Id], ReportOutcome.LeftAsItIs, number, verdict.At, cancel);
        await job.Refresh([comment.Id], verdict.At, cancel);
        await job.Enqueue(comment.Site, WebhookKinds.Verdict, comment.Id, number, null, verdict.At, cancel);
        return new VerdictResult.Done(number, change);
    }

    /// <summary>
    /// Takes a verdict back within some seconds, by whoever gave it: the comment is as it was before, the ledger has a row that says so, and
    /// nobody is told of either.
    /// </summary>
    public static async Task<VerdictResult> Undo(
        this Database job, SiteId site, CommentId id, long number, AccountId actor, KeyFile keys, DateTimeOffset at, CancellationToken cancel)
    {
        if (await job.CommentUnderLock(id, cancel) is not { } comment || comment.Site != site)
            return new VerdictResult.NotThere();
        if (await job.LastVerdict(comment, null, cancel) is not { } last || last.Number != number || last.Actor != actor || at > last.At + Verdict.UndoWithin
            || StateAfter(last.Act) != comment.State || last.IsAnswer)
            return new VerdictResult.OutOfDate(comment);

        var before = await job.LastVerdict(comment, number, cancel);
        var state = before is not null ? StateAfter(before.Act) : last.Act == LedgerAct.Approved || !comment.Visible ? CommentState.Held : CommentState.Posted;
        var change = await job.MoveTo(comment, state, before?.Reason ?? Reasons.HoldFirst, at, cancel);
        var row = await job.AppendToLedger(
            new LedgerEntry(site, LedgerAct.Undone, comment.Discussion, id, comment.Account, actor, null, at) { Guest = comment.Guest, Reverses = number }, null, keys, cancel);
        await job.ForgetStatement(site, number, cancel);
        await job.ReopenReports(site, number, cancel);
        await job.Refresh([id], at, cancel);
        await job.Enqueue(site, WebhookKinds.Verdict, id, row, null, at, cancel);
        return new VerdictResult.Done(row, change);
    }

    /// <summary>The newest verdict about a comment that was not undone, or the newest before another.</summary>
    internal static Task<LastVerdict?> LastVerdict(this Database job, CommentRow comment, long? before, CancellationToken cancel) => job.QueryOne(
        $"""
        SELECT l.number, l.act, l.reason, l.actor, l.at, l.notice, l.origin FROM ledger l WHERE l.comment = @comment AND l.site = @site AND l.number < @before
            AND l.act IN ({(int)LedgerAct.Removed}, {(int)LedgerAct.Restored}, {(int)LedgerAct.Approved}, {(int)LedgerAct.Held})
            AND {NotUndone("l")}
        ORDER BY l.number DESC LIMIT 1
        """,
        row => new LastVerdict(
            row.GetInt64(0), (LedgerAct)row.GetInt32(1), row.StringOrNull(2), row.LongOrNull(3) is { } actor ? new AccountId(actor) : null, row.Time(4),
            !row.IsDBNull(5) || (Origin)row.GetInt32(6) == Origin.Appeal),
        cancel, ("@comment", comment.Id.Value), ("@site", comment.Site.Value), ("@before", before ?? long.MaxValue));

    /// <summary>A condition on a row of the ledger, by its name in the statement: it was not taken back at once.</summary>
    internal static string NotUndone(string row) =>
        $"NOT EXISTS (SELECT 1 FROM ledger u WHERE u.site = {row}.site AND u.reverses = {row}.number AND u.act = {(int)LedgerAct.Undone})";

    private static CommentState StateAfter(LedgerAct act) => act switch
    {
        LedgerAct.Removed => CommentState.Removed,
        LedgerAct.Held => CommentState.Held,
        _ => CommentState.Posted,
    };
}

/// <summary>What was decided last about a comment.</summary>
/// <param name="IsAnswer">To an appeal or a legal notice: whoever sent that has been answered, so it is not taken back as if nothing had been.</param>
internal sealed record LastVerdict(long Number, LedgerAct Act, string? Reason, AccountId? Actor, DateTimeOffset At, bool IsAnswer);
