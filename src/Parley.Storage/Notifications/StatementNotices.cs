using System.Text.Json;
using Parley.Core.Moderation;
using Parley.Core.Notifications;
using Parley.Storage.Moderation;

namespace Parley.Storage.Notifications;

public static class StatementNotices
{
    private const int AtOnce = 200;

    /// <summary>
    /// Tells people what the ledger says of them, some at a time. Whoever is told of a decision against them gets it by mail at once, unless
    /// they want none at all. False when everybody knows.
    /// </summary>
    /// <param name="tellGuests">Tells those of them who have no account.</param>
    public static async Task<bool> TellStatements(
        this Database job, DateTimeOffset now, Func<Database, IReadOnlyList<(long Site, long Number)>, CancellationToken, Task> tellGuests, CancellationToken cancel)
    {
        var due = await job.TakeStatements(AtOnce, now, cancel);
        if (due.Count == 0)
            return false;
        await job.Execute(
            $"""
            INSERT INTO notifications (account, kind, cause, site, discussion, comment, detail, at, mail_due)
            SELECT a.id,
                CASE l.act WHEN {(int)LedgerAct.Approved} THEN {(int)NotificationKind.Approved} WHEN {(int)LedgerAct.Removed} THEN {(int)NotificationKind.Removed}
                    WHEN {(int)LedgerAct.Restored} THEN {(int)NotificationKind.Restored} WHEN {(int)LedgerAct.Held} THEN {(int)NotificationKind.Held}
                    ELSE {(int)NotificationKind.Decided} END,
                CASE WHEN ap.id IS NULL THEN 'l' || l.site || '-' || l.number ELSE 'a' || l.site || '-' || ap.verdict END,
                l.site, l.discussion, l.comment, CASE WHEN l.act > {(int)LedgerAct.Refused} THEN CAST(l.act AS text) ELSE l.reason END, @now,
                CASE WHEN l.act IN ({(int)LedgerAct.Approved}, {(int)LedgerAct.Restored}) THEN {NoticeWrites.MailDue("a.mail_about_me")}
                    WHEN a.email IS NOT NULL AND a.mail_about_me <> {(int)MailChoice.Never} THEN @now END
            FROM {job.JsonRows} JOIN ledger l ON l.site = CAST(value ->> 0 AS bigint) AND l.number = CAST(value ->> 1 AS bigint)
            JOIN accounts a ON a.id = l.subject LEFT JOIN appeals ap ON ap.site = l.site AND ap.decision = l.number
            WHERE TRUE
            ON CONFLICT (account, cause) DO NOTHING
            """, cancel, [("@rows", JsonSerializer.Serialize(due.Select(row => new[] { row.Site, row.Number }))), .. NoticeWrites.MailTimes(now)]);
        await tellGuests(job, [.. due.Select(row => (row.Site, row.Number))], cancel);
        return due.Count == AtOnce;
    }
}
