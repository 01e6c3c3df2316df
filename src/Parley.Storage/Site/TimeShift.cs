using System.Globalization;

namespace Parley.Storage.Site;

public static class TimeShift
{
    /// <summary>Every column that holds a time, by table; a test holds it against the model. The ledger is not among them: its hashes cover its times.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["accounts"] = ["created_at", "letters_since"],
        ["appeals"] = ["made_at", "decided_at"],
        ["article_drafts"] = ["at"],
        ["article_revisions"] = ["at"],
        ["articles"] = ["created_at", "published_at", "scheduled_for", "updated_at"],
        ["comment_revisions"] = ["written_at"],
        ["comments"] = ["created_at", "edited_at", "stored_at"],
        ["correction_requesters"] = ["at"],
        ["correction_requests"] = ["made_at", "decided_at"],
        ["corrections"] = ["at"],
        ["discussions"] = ["created_at", "closes_at", "closed_at"],
        ["events"] = ["at"],
        ["files"] = ["created_at"],
        ["follows"] = ["since"],
        ["guest_mail"] = ["asked_at", "confirmed_at", "stopped_at", "letters_since"],
        ["guests"] = ["created_at"],
        ["idempotency_keys"] = ["created_at", "expires_at"],
        ["installation"] = ["created_at"],
        ["invitations"] = ["created_at", "expires_at"],
        ["job_leases"] = ["claimed_until"],
        ["mutes"] = ["since"],
        ["notifications"] = ["at", "read_at", "mail_due"],
        ["outbox"] = ["created_at", "due_at", "claimed_until", "sent_at"],
        ["reply_revisions"] = ["written_at"],
        ["rights_of_reply"] = ["invited_at", "expires_at", "verified_at", "written_at", "edited_at"],
        ["screenings"] = ["at"],
        ["sessions"] = ["created_at", "seen_at", "expires_at"],
        ["sign_in_tickets"] = ["created_at", "expires_at", "spent_at"],
        ["site_page_revisions"] = ["at", "published_at"],
        ["sites"] = ["created_at"],
        ["source_askers"] = ["at"],
        ["source_questions"] = ["opened_at", "closed_at"],
        ["staff"] = ["since"],
        ["statement_tasks"] = ["due_at"],
        ["surges"] = ["calm_since", "set_until"],
        ["tellings"] = ["at"],
        ["votes"] = ["cast_at"],
        ["webhook_deliveries"] = ["at", "due_at", "claimed_until", "tried_at", "done_at"],
        ["webhooks"] = ["created_at", "failing_since", "off_at"],
    };

    /// <summary>Moves every time of a store without ledger rows by so many milliseconds, so that a demo made long ago is of today.</summary>
    public static async Task ShiftTimes(this Database database, long milliseconds, CancellationToken cancel)
    {
        foreach (var (table, columns) in Columns)
        {
            var moves = columns.Select(column => string.Create(CultureInfo.InvariantCulture, $"{column} = {column} + {milliseconds}"));
            await database.Execute($"UPDATE {table} SET {string.Join(", ", moves)}", cancel);
        }
    }
}
