using Microsoft.EntityFrameworkCore;
using Parley.Core.Notifications;
using Parley.Core.People;

namespace Parley.Storage.People;

/// <summary>Changing the address one signs in with; everything but the first inside write jobs.</summary>
public static class EmailChangeWrites
{
    /// <summary>The living change of this link, of either address.</summary>
    public static Task<EmailChange?> EmailChangeByLink(this Database database, byte[] linkHash, DateTimeOffset now, CancellationToken cancel) =>
        database.EmailChanges.SingleOrDefaultAsync(row => (row.NewHash == linkHash || row.OldHash == linkHash) && row.ExpiresAt > now, cancel);

    /// <summary>Keeps the wish with its letters; an earlier one is void.</summary>
    public static async Task<int> OpenEmailChange(this Database database, EmailChange change, IEnumerable<OutboxMessage> letters, CancellationToken cancel)
    {
        await database.EndEmailChanges(change.Account, cancel);
        database.EmailChanges.Add(change);
        database.Outbox.AddRange(letters);
        return await database.SaveChangesAsync(cancel);
    }

    public static Task<int> EndEmailChanges(this Database database, AccountId account, CancellationToken cancel) =>
        database.EmailChanges.Where(row => row.Account == account).ExecuteDeleteAsync(cancel);

    /// <summary>
    /// One of the two addresses says yes. With the second the account has its new address, letters to the old one that sign in are void,
    /// and all sessions end but the one that asked.
    /// </summary>
    /// <returns>Null for a link that is no good, and where the new address became another account's meanwhile; else whether it is done.</returns>
    public static async Task<bool?> AgreeToEmailChange(this Database database, byte[] linkHash, DateTimeOffset now, CancellationToken cancel)
    {
        if (await database.EmailChangeByLink(linkHash, now, cancel) is not { } change)
            return null;
        await database.TakeTurn("sign-in " + change.EmailKey, cancel);
        // The other address may have answered in the same moment.
        await database.Entry(change).ReloadAsync(cancel);
        if (database.Entry(change).State == EntityState.Detached)
            return null;
        change.Agree(linkHash, now);
        await database.SaveChangesAsync(cancel);
        if (!change.IsAgreed)
            return false;

        var account = await database.Accounts.SingleAsync(row => row.Id == change.Account, cancel);
        var former = account.EmailKey;
        await database.EndEmailChanges(change.Account, cancel);
        if (await database.Accounts.AnyAsync(row => row.EmailKey == change.EmailKey && row.Id != account.Id, cancel))
            return null;
        account.ChangeEmail(change.Email, change.EmailKey);
        await database.SaveChangesAsync(cancel);
        await database.SignInTickets.Where(row => row.EmailKey == former && row.SpentAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.SpentAt, now), cancel);
        await database.Sessions.Where(row => row.Account == change.Account && row.Id != change.Session).ExecuteDeleteAsync(cancel);
        return true;
    }
}
