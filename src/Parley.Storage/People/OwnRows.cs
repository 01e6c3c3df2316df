using System.Runtime.CompilerServices;
using Parley.Core.People;
using Parley.Storage.Site;

namespace Parley.Storage.People;

/// <summary>All that the store holds about one person, in the form of an archive, row by row.</summary>
public static class OwnRows
{
    /// <summary>Sessions are in no archive; to their owner they are told, without what would let anybody in.</summary>
    private static readonly ArchiveTable Sessions =
        new("session", "sessions", "id", "id:id is_bearer:flag device:text created_at:time seen_at:time expires_at:time");

    private static readonly IReadOnlyList<(string Type, string Condition)> Own =
    [
        ("account", "id = @account"), ("portrait", "account = @account"), ("passkey", "account = @account"), ("externalLogin", "account = @account"),
        ("staff", "account = @account"), ("measure", "who = 'a:' || @account"), ("personNote", "who = 'a:' || @account"),
        ("personReading", "who = 'a:' || @account"), ("guestMute", "who = 'a:' || @account"), ("comment", "account = @account"),
        ("commentRevision", "comment IN (SELECT c.id FROM comments c WHERE c.account = @account)"),
        ("quote", "comment IN (SELECT c.id FROM comments c WHERE c.account = @account)"),
        ("screening", "comment IN (SELECT c.id FROM comments c WHERE c.account = @account)"), ("policy", "scope = 3 AND key = CAST(@account AS text)"),
        // An invitation that waits for them says how their address became known.
        ("rightOfReply", "account = @account OR (account IS NULL AND email_key IN (SELECT a.email_key FROM accounts a WHERE a.id = @account))"),
        ("replyRevision", "EXISTS (SELECT 1 FROM rights_of_reply r WHERE r.id = reply_revisions.right_id AND r.account = @account)"),
        ("vote", "account = @account"), ("follow", "account = @account"), ("mute", "account = @account"), ("notification", "account = @account"),
        ("guestMail", "email_key IN (SELECT a.email_key FROM accounts a WHERE a.id = @account)"),
        ("report", "account = @account"), ("legalNotice", "account = @account"),
        ("noticeComment", "EXISTS (SELECT 1 FROM legal_notices n WHERE n.id = notice_comments.notice AND n.account = @account)"),
        ("reportingLimit", "who = 'a:' || @account"), ("picture", "account = @account"), ("appeal", "account = @account"), ("commentNote", "comment IN (SELECT c.id FROM comments c WHERE c.account = @account)"), ("watchedDiscussion", "account = @account"),
        ("correctionRequester", "account = @account"), ("correction", "credited = @account"), ("sourceAsker", "account = @account"),
        ("ledger", "subject = @account OR actor = @account"),
        ("ledgerWords", "EXISTS (SELECT 1 FROM ledger l WHERE l.site = ledger_words.site AND l.number = ledger_words.number AND l.subject = @account)"),
    ];

    public static async IAsyncEnumerable<StoredRow> RowsOf(this Database database, AccountId account, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var moment = await database.Snapshot(cancel);
        var tables = ArchiveTables.All.ToDictionary(table => table.Type, StringComparer.Ordinal);
        foreach (var (table, condition) in Own.Select(own => (tables[own.Type], own.Condition)).Append((Sessions, "account = @account")))
        {
            await foreach (var row in database.Stream(table.Where(condition), table.Read, cancel, ("@account", account.Value)))
                yield return row;
        }
    }
}
