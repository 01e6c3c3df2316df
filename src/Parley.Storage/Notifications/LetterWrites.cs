using Parley.Core.People;
using Parley.Core.Notifications;

namespace Parley.Storage.Notifications;

/// <summary>Notifications that go by mail: whose turn it is, and what the letter says; inside write jobs.</summary>
public static class LetterWrites
{
    /// <summary>A letter names so many and counts the rest.</summary>
    public const int MostInLetter = 20;

    /// <summary>More in an hour wait and go together.</summary>
    public const int MostLettersAnHour = 5;

    /// <summary>Asked first, so that nothing is written while nothing is due.</summary>
    public static async Task<bool> HasDueLetters(this Database database, DateTimeOffset now, CancellationToken cancel) =>
        await database.QueryNumber("SELECT 1 FROM notifications WHERE mail_due <= @now LIMIT 1", cancel, ("@now", now)) is not null;

    /// <summary>Some of those for whom a letter is due, the longest waiting first; no other node writes to them until the job's end.</summary>
    public static async Task<List<LetterReader>> DueReaders(this Database database, DateTimeOffset now, int most, CancellationToken cancel)
    {
        await database.TakeTurn("letters", cancel);
        return await database.Query(
            """
            SELECT a.id, a.email, a.language, a.letters, a.letters_since FROM accounts a
            JOIN (SELECT account, min(mail_due) AS due FROM notifications WHERE mail_due <= @now GROUP BY account ORDER BY due, account LIMIT @most) n ON n.account = a.id
            ORDER BY n.due, a.id
            """,
            row => new LetterReader(new AccountId(row.GetInt64(0)), row.StringOrNull(1) ?? "", row.StringOrNull(2), row.GetInt32(3), row.TimeOrNull(4)), cancel,
            ("@now", now), ("@most", most));
    }

    /// <summary>What the letter tells, oldest first, some of it; it is then no longer due. Null while the reader had enough letters this hour: the rest waits.</summary>
    public static async Task<List<NoticeRow>?> TakeLetter(this Database database, LetterReader reader, DateTimeOffset now, CancellationToken cancel)
    {
        var isSameHour = reader.LettersSince is { } since && now < since.AddHours(1) && since <= now;
        if (isSameHour && reader.Letters >= MostLettersAnHour)
        {
            await database.Execute(
                "UPDATE notifications SET mail_due = @later WHERE account = @account AND mail_due <= @now", cancel,
                ("@later", reader.LettersSince?.AddHours(1)), ("@account", reader.Account.Value), ("@now", now));
            return null;
        }

        var told = await database.DueNotices(reader.Account, now, cancel);
        await database.Execute(
            "UPDATE notifications SET mail_due = NULL WHERE account = @account AND mail_due <= @now", cancel, ("@account", reader.Account.Value), ("@now", now));
        if (told.Count > 0)
            await database.Execute(
                "UPDATE accounts SET letters = @letters, letters_since = @since WHERE id = @account", cancel,
                ("@letters", isSameHour ? reader.Letters + 1 : 1), ("@since", isSameHour ? reader.LettersSince : now), ("@account", reader.Account.Value));
        return told;
    }

    /// <summary>Sends no more mail of one sort, as somebody asked who holds a letter.</summary>
    public static async Task<int> StopMail(this Database database, AccountId account, bool aboutMe, CancellationToken cancel)
    {
        var kinds = $"({(int)NotificationKind.Followed}, {(int)NotificationKind.Correction})";
        await database.Execute(
            $"UPDATE notifications SET mail_due = NULL WHERE account = @account AND mail_due IS NOT NULL AND kind {(aboutMe ? "NOT IN" : "IN")} {kinds}", cancel,
            ("@account", account.Value));
        return await database.Execute(
            $"UPDATE accounts SET {(aboutMe ? "mail_about_me" : "mail_followed")} = @never WHERE id = @account", cancel,
            ("@never", MailChoice.Never), ("@account", account.Value));
    }
}
