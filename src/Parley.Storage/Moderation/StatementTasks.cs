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
            LedgerAct.Removed => true,
            // The answer to the appeal says it.
            LedgerAct.Restored or LedgerAct.Approved => entry.Origin != Origin.Appeal,
            LedgerAct.Held => entry.Reason is not null && !Reasons.IsReadFirst(entry.Reason),
            LedgerAct.Warned or LedgerAct.Muted or LedgerAct.Unmuted or LedgerAct.Suspended or LedgerAct.Unsuspended or LedgerAct.Banned or LedgerAct.Unbanned => true,
            LedgerAct.HoldAll or LedgerAct.HoldAllEnded or LedgerAct.ReportingSuspended or LedgerAct.AppealUpheld or LedgerAct.AppealReversed => true,
            LedgerAct.ReplyPublished or LedgerAct.ReplyWithdrawn or LedgerAct.ReplyRevoked => true,
            _ => false,
        };

    internal static async Task AddStatement(this Database job, LedgerEntry entry, long number, CancellationToken cancel)
    {
        if (IsTold(entry))
            await job.InsertMany(
                "statement_tasks", ["site", "number", "due_at"],
                [[entry.Site.Value, number, (entry.At + Verdict.ToldAfter).ToUnixTimeMilliseconds()]], cancel);
    }

    internal static Task<int> ForgetStatement(this Database job, SiteId site, long number, CancellationToken cancel) => job.Execute(
        "DELETE FROM statement_tasks WHERE site = @site AND number = @number", cancel, ("@site", site.Value), ("@number", number));

    public static async Task<bool> HasDueStatements(this Database database, DateTimeOffset now, CancellationToken cancel) =>
        await database.QueryNumber("SELECT 1 FROM statement_tasks WHERE due_at <= @now LIMIT 1", cancel, ("@now", now)) is not null;

    /// <summary>Some of those that are due, inside a write job; no other node has the same ones until its end, and they are gone with it.</summary>
    internal static async Task<List<(long Site, long Number)>> TakeStatements(this Database job, int most, DateTimeOffset now, CancellationToken cancel)
    {
        await job.TakeTurn("statements", cancel);
        var due = await job.Query(
            "SELECT site, number FROM statement_tasks WHERE due_at <= @now ORDER BY due_at, site, number LIMIT @most", row => (row.GetInt64(0), row.GetInt64(1)), cancel,
            ("@now", now), ("@most", most));
        foreach (var (site, number) in due)
            await job.ForgetStatement(new SiteId(site), number, cancel);
        return due;
    }
}

/// <summary>A row of the table, as the framework maps it; nothing reads or writes it but <see cref="StatementTasks"/>.</summary>
internal sealed class StatementTask
{
    public SiteId Site { get; init; }
    public long Number { get; init; }
    public DateTimeOffset DueAt { get; init; }
}
