using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Parley.Core.People;

namespace Parley.Storage.People;

public abstract record GuestIntroduction
{
    private GuestIntroduction() { }

    /// <summary>The guest, and the token for a new cookie when there was none; see <see cref="Tokens"/>.</summary>
    public sealed record Known(GuestId Guest, string? NewToken) : GuestIntroduction;

    /// <summary>The name looks like that of a member of staff.</summary>
    public sealed record LooksLikeStaff : GuestIntroduction;
}

public static class GuestWrites
{
    /// <summary>
    /// Finds or makes the guest in the same write job as the comment. After the commit the caller hands <see cref="GuestIntroduction.Known.NewToken"/>
    /// to the reader as a cookie.
    /// </summary>
    /// <param name="database">The job's own.</param>
    /// <param name="token">What the guest cookie holds; null without one.</param>
    /// <param name="name">As it will be shown.</param>
    /// <param name="email">Null when none was given; a former one is then kept.</param>
    /// <param name="now">The time of the post.</param>
    /// <param name="cancel">The job's.</param>
    public static async Task<GuestIntroduction> IntroduceGuest(
        this Database database, string? token, PersonName name, string? email, DateTimeOffset now, CancellationToken cancel)
    {
        if (await database.LooksLikeStaff(name, except: null, cancel))
            return new GuestIntroduction.LooksLikeStaff();

        var hash = token is null ? null : Tokens.Hash(token);
        if (hash is not null && await database.Guests.SingleOrDefaultAsync(guest => guest.TokenHash == hash, cancel) is { } known)
        {
            known.Introduce(name.Value, email);
            await database.SaveChangesAsync(cancel);
            return new GuestIntroduction.Known(known.Id, null);
        }

        // A token that we did not give is never taken over: its sender might have given it to others.
        var fresh = Tokens.New();
        var guest = new Guest(Tokens.Hash(fresh), name.Value, email, now);
        database.Guests.Add(guest);
        await database.SaveChangesAsync(cancel);
        return new GuestIntroduction.Known(guest.Id, fresh);
    }

    /// <summary>True when a member of staff of any site has a name that looks the same, however it is written.</summary>
    public static async Task<bool> LooksLikeStaff(this Database database, PersonName name, AccountId? except, CancellationToken cancel)
    {
        var looks = NameSkeleton.Variants(name.Value);
        var self = except ?? default;
        return await database.Accounts.AnyAsync(
            account => looks.Contains(account.NameSkeleton) && account.Id != self && database.Staff.Any(staff => staff.Account == account.Id), cancel);
    }
}

/// <summary>Secrets that are handed out once and of which only the hash is kept.</summary>
public static class Tokens
{
    /// <summary>128 random bits in 22 signs that need no quoting in cookies and addresses.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary>SHA-256, 32 bytes: a token has 128 random bits, so nothing slower is needed.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>False for what we never gave: it need not be looked up.</summary>
    public static bool HasForm(string? token) =>
        token is { Length: 22 } && token.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_');
}
