using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Core.Moderation;

public enum LedgerAct
{
    Removed = 1,
    Restored = 2,
    Approved = 3,
    Held = 4,
    RoleGiven = 10,
    RoleTaken = 11,
    /// <summary>Its reason is the setting's code, its words are what it was and is.</summary>
    SettingChanged = 20,

    /// <summary>Its reason is the page's address.</summary>
    PageChanged = 21,
    ArticlePublished = 30,
    ArticleRevised = 31,
    ArticleWithdrawn = 32,
    CorrectionPublished = 33,
    AccountErased = 40,
    CommentsClaimed = 41,
}

/// <summary>What is put on record, before it has its place in the chain.</summary>
public sealed record LedgerEntry(
    SiteId Site, LedgerAct Act, DiscussionId? Discussion, CommentId? Comment, AccountId? Subject, AccountId? Actor, string? Reason, DateTimeOffset At);

/// <summary>
/// One row of a site's moderation record: codes, ids and times only, chained by a keyed hash. The words belonging to it lie in
/// <see cref="LedgerWords"/> with their salt, so that erasing them leaves the chain whole.
/// </summary>
public sealed class LedgerRow
{
    private LedgerRow() { }

    public SiteId Site { get; private set; }

    /// <summary>1, 2, 3 … within the site.</summary>
    public long Number { get; private set; }

    public LedgerAct Act { get; private set; }
    public DiscussionId? Discussion { get; private set; }
    public CommentId? Comment { get; private set; }
    public AccountId? Subject { get; private set; }
    public AccountId? Actor { get; private set; }

    /// <summary>A code of <see cref="Reasons"/>.</summary>
    public string? Reason { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>SHA-256 of salt and words; null when there were none.</summary>
    public byte[]? WordsHash { get; private set; }

    public byte[] PreviousHash { get; private set; } = [];

    /// <summary>HMAC-SHA-256 over all of the above.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>Names the key, so that a later key can follow.</summary>
    public string KeyName { get; private set; } = "";

    public static LedgerRow Seal(LedgerEntry entry, LedgerHead head, byte[]? wordsHash, string keyName, byte[] key)
    {
        var row = new LedgerRow
        {
            Site = entry.Site,
            Number = head.Number + 1,
            Act = entry.Act,
            Discussion = entry.Discussion,
            Comment = entry.Comment,
            Subject = entry.Subject,
            Actor = entry.Actor,
            Reason = entry.Reason,
            At = entry.At,
            WordsHash = wordsHash,
            PreviousHash = head.Hash,
            KeyName = keyName,
        };
        row.Hash = row.HashWith(key);
        return row;
    }

    /// <summary>True when the row is as it was sealed and follows <paramref name="previous"/>.</summary>
    public bool Follows(LedgerHead previous, byte[] key) =>
        Number == previous.Number + 1
        && CryptographicOperations.FixedTimeEquals(PreviousHash, previous.Hash)
        && CryptographicOperations.FixedTimeEquals(Hash, HashWith(key));

    public LedgerHead AsHead() => new(Number, Hash);

    public static byte[] HashWords(byte[] salt, string words) => SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(words)]);

    private byte[] HashWith(byte[] key)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Span<byte> number = stackalloc byte[8];
        foreach (var value in (ReadOnlySpan<long>)
            [Site.Value, Number, (long)Act, Discussion?.Value ?? 0, Comment?.Value ?? 0, Subject?.Value ?? 0, Actor?.Value ?? 0, At.ToUnixTimeMilliseconds()])
        {
            BinaryPrimitives.WriteInt64BigEndian(number, value);
            hash.AppendData(number);
        }

        foreach (var part in (byte[][])[Encoding.UTF8.GetBytes(Reason ?? ""), WordsHash ?? [], PreviousHash, Encoding.UTF8.GetBytes(KeyName)])
        {
            BinaryPrimitives.WriteInt64BigEndian(number, part.Length);
            hash.AppendData(number);
            hash.AppendData(part);
        }

        return hash.GetHashAndReset();
    }
}

/// <summary>Where a site's chain stands; number 0 and an empty hash before the first row.</summary>
public sealed record LedgerHead(long Number, byte[] Hash)
{
    public static readonly LedgerHead Start = new(0, []);
}

/// <summary>The words of a ledger row: what staff wrote, or what was removed. Erased with the person's data.</summary>
public sealed class LedgerWords
{
    private LedgerWords() { }

    public LedgerWords(SiteId site, long number, byte[] salt, string words)
    {
        Site = site;
        Number = number;
        Salt = salt;
        Words = words;
    }

    public SiteId Site { get; private set; }
    public long Number { get; private set; }
    public byte[] Salt { get; private set; } = [];
    public string Words { get; private set; } = "";
}
