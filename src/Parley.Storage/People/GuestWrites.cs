using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parley.Core.People;

namespace Parley.Storage.People;

/// <summary>What a guest says of themselves with a comment.</summary>
/// <param name="Known">Whom the cookie named; null without one that we gave.</param>
/// <param name="Name">As it will be shown.</param>
/// <param name="Email">Null when none was given; a former one is then kept.</param>
/// <param name="TokenHash">Of the token for a new cookie, should the guest be new; see <see cref="Tokens"/>.</param>
public sealed record GuestToIntroduce(GuestId? Known, PersonName Name, string? Email, byte[] TokenHash)
{
    internal string? EmailKey { get; } = Email?.ToLowerInvariant();

    /// <summary>Worked out where the guest is named, not in the queue.</summary>
    internal IReadOnlyList<string> Looks { get; } = NameSkeleton.Variants(Name.Value);
}

public abstract record GuestIntroduction
{
    private GuestIntroduction() { }

    /// <summary>The guest; a new one is known by the new token.</summary>
    public sealed record Known(GuestId Guest, bool IsNew) : GuestIntroduction;

    /// <summary>The name looks like that of a member of staff.</summary>
    public sealed record LooksLikeStaff : GuestIntroduction;
}

public static class GuestWrites
{
    /// <summary>Finds or makes the guests in the same write job as their comments; the answers are in order.</summary>
    public static async Task<IReadOnlyList<GuestIntroduction>> IntroduceGuests(
        this Database database, IReadOnlyList<(GuestToIntroduce Guest, DateTimeOffset At)> guests, CancellationToken cancel)
    {
        var staff = await database.LooksOfStaff(guests.SelectMany(guest => guest.Guest.Looks), cancel);
        var known = (await database.Query(
            $"SELECT id, name FROM guests WHERE {database.IsListed("id")}",
            row => (Id: new GuestId(row.GetInt64(0)), Name: row.GetString(1)), cancel,
            ("@ids", database.List(guests.Select(guest => guest.Guest.Known?.Value).OfType<long>().Distinct())))).ToDictionary(row => row.Id, row => row.Name);
        var fresh = guests.Where(guest => !(guest.Guest.Known is { } id && known.ContainsKey(id)) && !guest.Guest.Looks.Any(staff.Contains)).ToList();
        var ids = new Queue<long>(fresh.Count == 0 ? [] : await database.TakeIds("guests", fresh.Count, cancel));
        await database.InsertMany("guests", ["id", "token_hash", "name", "email", "email_key", "created_at"], fresh.Zip(ids, (guest, id) => (object?[])
            [id, guest.Guest.TokenHash, guest.Guest.Name.Value, guest.Guest.Email, guest.Guest.EmailKey, guest.At.ToUnixTimeMilliseconds()]), cancel);

        List<GuestIntroduction> introduced = [];
        foreach (var (guest, _) in guests)
        {
            if (guest.Looks.Any(staff.Contains))
                introduced.Add(new GuestIntroduction.LooksLikeStaff());
            else if (guest.Known is { } id && known.TryGetValue(id, out var name))
            {
                if (name != guest.Name.Value || guest.Email is not null)
                    await database.Renew(id, guest, cancel);
                introduced.Add(new GuestIntroduction.Known(id, IsNew: false));
            }
            else
                introduced.Add(new GuestIntroduction.Known(new GuestId(ids.Dequeue()), IsNew: true));
        }

        return introduced;
    }

    /// <summary>True when a member of staff of any site has a name that looks the same, however it is written.</summary>
    public static async Task<bool> LooksLikeStaff(this Database database, PersonName name, AccountId? except, CancellationToken cancel)
    {
        var looks = NameSkeleton.Variants(name.Value);
        var self = except ?? default;
        return await database.Accounts.AnyAsync(
            account => looks.Contains(account.NameSkeleton) && account.Id != self && database.Staff.Any(staff => staff.Account == account.Id), cancel);
    }

    private static Task<int> Renew(this Database database, GuestId id, GuestToIntroduce guest, CancellationToken cancel) =>
        database.Execute(
            "UPDATE guests SET name = @name, email = COALESCE(@email, email), email_key = COALESCE(@key, email_key) WHERE id = @id", cancel,
            ("@id", id.Value), ("@name", guest.Name.Value), ("@email", guest.Email), ("@key", guest.EmailKey));

    /// <summary>Those of these looks that a member of staff has.</summary>
    private static async Task<HashSet<string>> LooksOfStaff(this Database database, IEnumerable<string> looks, CancellationToken cancel) =>
    [
        .. await database.Query(
            $"""
            SELECT a.name_skeleton FROM {database.JsonRows} JOIN accounts a ON a.name_skeleton = value ->> 0
            WHERE EXISTS (SELECT 1 FROM staff s WHERE s.account = a.id)
            """, row => row.GetString(0), cancel, ("@rows", JsonSerializer.Serialize(looks.Distinct(StringComparer.Ordinal).Select(look => new[] { look })))),
    ];
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
