using Microsoft.EntityFrameworkCore;
using Parley.Core.People;

namespace Parley.Storage.People;

public enum WayRemoval
{
    Removed,
    NotThere,

    /// <summary>Without it nobody could sign in any more.</summary>
    LastWayIn,
}

/// <summary>Passkeys and logins of other parties; everything inside write jobs.</summary>
public static class SignInWayWrites
{
    /// <summary>True for the first who brings it; false for everybody after.</summary>
    public static async Task<bool> SpendOnce(this Database database, byte[] hash, DateTimeOffset expiresAt, CancellationToken cancel) =>
        await database.Execute(
            "INSERT INTO spent_tokens (hash, expires_at) VALUES (@hash, @until) ON CONFLICT DO NOTHING", cancel, ("@hash", hash), ("@until", expiresAt)) == 1;

    /// <summary>Spends a token for one deed: true for the first that brings it, and for the same deed again, whose answer was lost on its way.</summary>
    public static async Task<bool> SpendFor(this Database database, byte[] token, byte[] deed, DateTimeOffset expiresAt, CancellationToken cancel) =>
        await database.SpendOnce(token, expiresAt, cancel)
            ? await database.SpendOnce(deed, expiresAt, cancel)
            : await database.QueryNumber("SELECT 1 FROM spent_tokens WHERE hash = @hash", cancel, ("@hash", deed)) is not null;

    /// <summary>False when the account has as many as it may, or the device's key is known already.</summary>
    public static async Task<bool> AddPasskey(this Database database, Passkey passkey, CancellationToken cancel)
    {
        await database.TakeTurnOf(passkey.Account, cancel);
        if (await database.Passkeys.CountAsync(row => row.Account == passkey.Account, cancel) >= Passkey.MostOfAccount
            || await database.Passkeys.AnyAsync(row => row.CredentialId == passkey.CredentialId, cancel))
            return false;
        database.Passkeys.Add(passkey);
        await database.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>
    /// Notes a signature. False when its count is not above the one known by now, which tells of a copied key; both are 0 where the device
    /// does not count.
    /// </summary>
    public static async Task<bool> UsePasskey(
        this Database database, byte[] credentialId, long signCount, bool isUserVerified, bool isBackedUp, DateTimeOffset now, CancellationToken cancel)
    {
        if (await database.Passkeys.SingleOrDefaultAsync(row => row.CredentialId == credentialId, cancel) is not { } passkey)
            return false;
        await database.TakeTurnOf(passkey.Account, cancel);
        await database.Entry(passkey).ReloadAsync(cancel);
        if (passkey.SignCount >= signCount && (passkey.SignCount, signCount) != (0, 0))
            return false;
        passkey.Note(signCount, isUserVerified, isBackedUp);
        passkey.Use(now);
        await database.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>The account keeps at least one way in.</summary>
    public static async Task<WayRemoval> RemovePasskey(this Database database, AccountId account, long id, CancellationToken cancel)
    {
        await database.TakeTurnOf(account, cancel);
        if (!await database.Passkeys.AnyAsync(row => row.Id == id && row.Account == account, cancel))
            return WayRemoval.NotThere;
        if (await database.WaysIn(account, cancel) < 2)
            return WayRemoval.LastWayIn;
        await database.Passkeys.Where(row => row.Id == id && row.Account == account).ExecuteDeleteAsync(cancel);
        return WayRemoval.Removed;
    }

    /// <summary>The account keeps at least one way in.</summary>
    public static async Task<WayRemoval> RemoveLogin(this Database database, AccountId account, long id, CancellationToken cancel)
    {
        await database.TakeTurnOf(account, cancel);
        if (!await database.ExternalLogins.AnyAsync(row => row.Id == id && row.Account == account, cancel))
            return WayRemoval.NotThere;
        if (await database.WaysIn(account, cancel) < 2)
            return WayRemoval.LastWayIn;
        await database.ExternalLogins.Where(row => row.Id == id && row.Account == account).ExecuteDeleteAsync(cancel);
        return WayRemoval.Removed;
    }

    /// <summary>False when the other party's person belongs to an account already, or this one has as many as it may.</summary>
    public static async Task<bool> AddLogin(this Database database, ExternalLogin login, CancellationToken cancel)
    {
        await database.TakeTurn($"login {login.Issuer} {login.Subject}", cancel);
        if (await database.ExternalLogins.AnyAsync(row => row.Issuer == login.Issuer && row.Subject == login.Subject, cancel)
            || await database.ExternalLogins.CountAsync(row => row.Account == login.Account, cancel) >= Passkey.MostOfAccount)
            return false;
        database.ExternalLogins.Add(login);
        await database.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>How many things this person could sign in with.</summary>
    private static async Task<int> WaysIn(this Database database, AccountId account, CancellationToken cancel) =>
        await database.Accounts.CountAsync(row => row.Id == account && row.EmailKey != null, cancel)
        + await database.Passkeys.CountAsync(row => row.Account == account, cancel)
        + await database.ExternalLogins.CountAsync(row => row.Account == account, cancel);

    /// <summary>Two deeds at once must not each count on what the other takes away.</summary>
    private static Task TakeTurnOf(this Database database, AccountId account, CancellationToken cancel) => database.TakeTurn($"account {account}", cancel);
}
