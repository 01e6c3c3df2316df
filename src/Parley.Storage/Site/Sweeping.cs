using Parley.Core.Articles.Replies;
using Parley.Core.Notifications;

namespace Parley.Storage.Site;

/// <summary>Takes away what nobody may use any more, a bounded number of rows at a time, so that no write waits long for it.</summary>
public static class Sweeping
{
    public const int AtOnce = 1000;

    /// <summary>An older number of a discussion's events is answered with a reset.</summary>
    public static readonly TimeSpan EventsKept = TimeSpan.FromDays(7);

    /// <summary>Tickets are counted against the cap on letters for an hour after they were asked for.</summary>
    private static readonly TimeSpan TicketsKept = TimeSpan.FromHours(1);

    private static readonly TimeSpan SentMailKept = TimeSpan.FromDays(7);

    private static readonly TimeSpan ReadNotificationsKept = TimeSpan.FromDays(90);

    private static readonly TimeSpan WebhookLogKept = TimeSpan.FromDays(30);

    /// <summary>One round inside a write job. True when there may be more.</summary>
    public static async Task<bool> Sweep(this Database database, DateTimeOffset now, CancellationToken cancel)
    {
        var most = 0;
        foreach (var (table, condition, until) in ((string, string, DateTimeOffset)[])
        [
            ("sign_in_tickets", "expires_at < @until", now - TicketsKept),
            ("invitations", "expires_at <= @until", now),
            ("rights_of_reply", "expires_at <= @until AND account IS NULL", now - RightOfReply.KeptUntaken),
            ("sessions", "expires_at <= @until", now),
            ("standings", "until <= @until", now),
            ("address_marks", "expires_at <= @until", now),
            ("spent_tokens", "expires_at <= @until", now),
            ("email_changes", "expires_at <= @until", now),
            ("idempotency_keys", "expires_at <= @until", now),
            ("events", "at < @until", now - EventsKept),
            ("outbox", "sent_at < @until", now - SentMailKept),
            ("webhook_deliveries", "done_at < @until", now - WebhookLogKept),
            ("guest_mail", "asked_at < @until AND confirmed_at IS NULL AND stopped_at IS NULL", now - GuestMail.AskedAgainAfter),
            ("notifications", "read_at < @until", now - ReadNotificationsKept),
        ])
            most = Math.Max(most, await database.DeleteSome(table, condition, until, cancel));
        return most == AtOnce;
    }

    private static Task<int> DeleteSome(this Database database, string table, string condition, DateTimeOffset until, CancellationToken cancel)
    {
        // Both databases number their rows, each under a name of its own.
        var row = database.ForUpdate.Length == 0 ? "rowid" : "ctid";
        return database.Execute(
            $"DELETE FROM {table} WHERE {row} IN (SELECT {row} FROM {table} WHERE {condition} LIMIT {AtOnce})", cancel, ("@until", until));
    }
}
