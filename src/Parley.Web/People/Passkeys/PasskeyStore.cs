using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Parley.Core.People;
using Parley.Storage;

namespace Parley.Web.People.Passkeys;

/// <summary>Our tables as the framework's passkey handler asks for them. It reads only: what a ceremony changes is written by our own jobs.</summary>
internal sealed class PasskeyStore(Database database) : IUserPasskeyStore<Account>
{
    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        if (!long.TryParse(userId, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)) return null;
        var id = new AccountId(number);
        return await database.Accounts.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.ErasedAt == null, cancellationToken);
    }

    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await database.Passkeys.AsNoTracking().Where(row => row.CredentialId == credentialId)
            .Join(database.Accounts, passkey => passkey.Account, account => account.Id, (_, account) => account).SingleOrDefaultAsync(cancellationToken);

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        await database.Passkeys.AsNoTracking().SingleOrDefaultAsync(row => row.CredentialId == credentialId && row.Account == user.Id, cancellationToken) is { } found
            ? Info(found)
            : null;

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        [.. (await database.Passkeys.AsNoTracking().Where(row => row.Account == user.Id).ToListAsync(cancellationToken)).Select(Info)];

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw ReadsOnly();

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => throw ReadsOnly();

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw ReadsOnly();

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => throw ReadsOnly();

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => throw ReadsOnly();

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw ReadsOnly();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => throw ReadsOnly();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw ReadsOnly();

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw ReadsOnly();

    public void Dispose()
    {
    }

    private static NotSupportedException ReadsOnly() => new("Accounts change in our own write jobs.");

    private static UserPasskeyInfo Info(Passkey passkey) => new(
        passkey.CredentialId, passkey.PublicKey, passkey.CreatedAt, (uint)passkey.SignCount, passkey.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        passkey.IsUserVerified, passkey.IsBackupEligible, passkey.IsBackedUp, attestationObject: [], clientDataJson: []);
}
