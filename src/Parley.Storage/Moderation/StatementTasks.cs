using Parley.Core.Moderation;
using Parley.Core.Site;

namespace Parley.Storage.Moderation;

/// <summary>Says of a ledger row that whom it is about has still to be told. Written with the row, taken away with the telling, or when it is undone before.</summary>
public static class StatementTasks
{
    /// <summary>True of what is told to whom it is about. A refusal is not: it was the answer to their own request.</summary>
    private static bool IsTold(LedgerEntry entry) =>
        (entry.Subject is not null || entry.Guest is not null) && entry.Actor != (entry.Subject ?? default) && entry.Act switch
        {
            LedgerAct.Removed or LedgerAct.Restored or LedgerAct.Approved => true,
            LedgerAct.Held => entry.Reason is not null && !Reasons.IsHoldFirst(entry.Reason),
            LedgerAct.Warned or LedgerAct.Muted or LedgerAct.Unmuted or LedgerAct.Suspended or LedgerAct.Unsuspended or LedgerAct.Banned or LedgerAct.Unbanned => true,
            LedgerAct.HoldAll or LedgerAct.HoldAllEnded or LedgerAct.ReportingSuspended or LedgerAct.AppealUpheld or LedgerAct.AppealReversed => true,
            _ => false,
        };

    internal static async Task AddStatement(this Database job, LedgerEntry entry, long number, CancellationToken cancel)
    {
        if (IsTold(entry))
            await job.InsertMany(
                "statement_tasks", ["site", "number", "due_at"],
                [[entry.Site.Value, number, (entry.At + Verdict.ToldAfter).ToUnixTimeMilliseconds()]], cancel);
    }

    internal static Task<int> ForgetStatements(this Database job, SiteId site, IEnumerable<long> numbers, CancellationToken cancel) => job.Execute(
        $"DELETE FROM statement_tasks WHERE site = @site AND {job.IsListed("number")}", cancel, ("@site", site.Value), ("@ids", job.List(numbers)));
}

/// <summary>A row of the table, as the framework maps it; nothing reads or writes it but <see cref="StatementTasks"/>.</summary>
internal sealed class StatementTask
{
    public SiteId Site { get; init; }
    public long Number { get; init; }
    public DateTimeOffset DueAt { get; init; }
}
