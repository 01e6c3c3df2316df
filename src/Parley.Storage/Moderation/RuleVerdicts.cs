using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Discussions;
using Parley.Storage.Site;

namespace Parley.Storage.Moderation;

/// <summary>What rules decided by themselves, put on the ledger inside write jobs: it is stated to the author, and counted, as what staff decide is.</summary>
public static class RuleVerdicts
{
    /// <summary>More refusals of one author a day are the same attempt again.</summary>
    private const int MostRefusalsADay = 20;

    /// <summary>Puts those of the changed comments on record that a rule holds: a moment after the author was told, so that posting waits for no chain.</summary>
    public static async Task RecordHolds(this Database job, IReadOnlyList<CommentTask> tasks, KeyFile keys, CancellationToken cancel)
    {
        foreach (var id in tasks.Where(task => task.Kind == EventKind.CommentHeld).Select(task => task.Comment).Distinct())
        {
            if (await job.Comment(id, cancel) is not { State: CommentState.Held } comment || (await job.LastVerdict(comment, null, cancel))?.Act == LedgerAct.Held)
                continue;
            await job.AppendToLedger(
                Entry(comment.Site, LedgerAct.Held, comment.Discussion, id, comment.Account, comment.Guest, comment.VerdictReason ?? Reasons.HoldFirst, comment.EditedAt ?? comment.StoredAt),
                null, keys, cancel);
        }
    }

    /// <summary>Puts on record that a rule refused somebody's words, which were not stored. Somebody who cannot be told, having neither account nor cookie, leaves no row.</summary>
    public static async Task RecordRefusal(
        this Database job, DiscussionId discussion, AccountId? account, GuestId? guest, string reason, KeyFile keys, DateTimeOffset at, CancellationToken cancel)
    {
        if ((account is null && guest is null)
            || await job.QueryNumber("SELECT site FROM discussions WHERE id = @discussion", cancel, ("@discussion", discussion.Value)) is not { } site)
            return;
        var lately = await job.QueryNumber(
            $"SELECT count(*) FROM ledger WHERE {(account is null ? "guest" : "subject")} = @who AND at > @since AND act = {(int)LedgerAct.Refused}", cancel,
            ("@who", account?.Value ?? guest?.Value ?? 0L), ("@since", at.AddDays(-1)));
        if (lately < MostRefusalsADay)
            await job.AppendToLedger(Entry(new SiteId(site), LedgerAct.Refused, discussion, null, account, guest, reason, at), null, keys, cancel);
    }

    private static LedgerEntry Entry(
        SiteId site, LedgerAct act, DiscussionId discussion, CommentId? comment, AccountId? account, GuestId? guest, string reason, DateTimeOffset at) =>
        new(site, act, discussion, comment, account, null, reason, at)
        {
            Guest = guest,
            Origin = Origin.Rule,
            FoundByRule = true,
            DecidedByRule = true,
            Ground = Reasons.IsReadFirst(reason) ? Ground.None : Ground.HouseRule,
        };
}
