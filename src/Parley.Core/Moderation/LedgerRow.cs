using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Parley.Core.Discussions;
using Parley.Core.Moderation.Reports;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Core.Moderation;

/// <summary>What a decision goes back to.</summary>
public enum Origin
{
    OwnInitiative = 0,

    /// <summary>A reader's flag.</summary>
    Report = 1,
    LegalNotice = 2,
    Appeal = 3,

    /// <summary>A rule of the site's policy.</summary>
    Rule = 4,

    /// <summary>An authority's order.</summary>
    Order = 5,
}

/// <summary>What a decision rests on.</summary>
public enum Ground
{
    None = 0,
    HouseRule = 1,
    Law = 2,
}

/// <summary>What is put on record, before it has its place in the chain.</summary>
public sealed record LedgerEntry(
    SiteId Site, LedgerAct Act, DiscussionId? Discussion, CommentId? Comment, AccountId? Subject, AccountId? Actor, string? Reason, DateTimeOffset At)
{
    /// <summary>Whom it is about, where that is a guest.</summary>
    public GuestId? Guest { get; init; }

    public Origin Origin { get; init; }

    /// <summary>A rule found it, whoever decided.</summary>
    public bool FoundByRule { get; init; }

    /// <summary>No person looked at it.</summary>
    public bool DecidedByRule { get; init; }

    public Ground Ground { get; init; }

    /// <summary>Which rule or which law.</summary>
    public string? Clause { get; init; }

    /// <summary>When it ends by itself.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The row of the same site that this one undoes.</summary>
    public long? Reverses { get; init; }

    public NoticeId? Notice { get; init; }
}

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

    /// <summary>A code: of <see cref="Reasons"/>, of a setting, of a role, as the act has it.</summary>
    public string? Reason { get; private set; }

    public DateTimeOffset At { get; private set; }
    public GuestId? Guest { get; private set; }
    public Origin Origin { get; private set; }
    public bool FoundByRule { get; private set; }
    public bool DecidedByRule { get; private set; }
    public Ground Ground { get; private set; }
    public string? Clause { get; private set; }
    public DateTimeOffset? Until { get; private set; }
    public long? Reverses { get; private set; }
    public NoticeId? Notice { get; private set; }

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
            Guest = entry.Guest,
            Origin = entry.Origin,
            FoundByRule = entry.FoundByRule,
            DecidedByRule = entry.DecidedByRule,
            Ground = entry.Ground,
            Clause = entry.Clause,
            Until = entry.Until,
            Reverses = entry.Reverses,
            Notice = entry.Notice,
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
        && !HasEmptyValue
        && CryptographicOperations.FixedTimeEquals(PreviousHash, previous.Hash)
        && CryptographicOperations.FixedTimeEquals(Hash, HashWith(key));

    public LedgerHead AsHead() => new(Number, Hash);

    public static byte[] HashWords(byte[] salt, string words) => SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(words)]);

    /// <summary>Nothing is ever 0 or empty rather than absent, so the seal need not tell the two apart.</summary>
    private bool HasEmptyValue =>
        Discussion?.Value == 0 || Comment?.Value == 0 || Subject?.Value == 0 || Actor?.Value == 0 || Guest?.Value == 0 || Notice?.Value == 0 || Reverses == 0
        || Until?.ToUnixTimeMilliseconds() == 0 || Reason is "" || Clause is "" || WordsHash is [];

    private byte[] HashWith(byte[] key)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Add(hash, Site.Value, Number, (long)Act, Discussion?.Value ?? 0, Comment?.Value ?? 0, Subject?.Value ?? 0, Actor?.Value ?? 0, At.ToUnixTimeMilliseconds());
        Add(hash, Encoding.UTF8.GetBytes(Reason ?? ""), WordsHash ?? [], PreviousHash, Encoding.UTF8.GetBytes(KeyName));
        // A row that says no more than the first ones did is sealed as they were.
        if (this is { Guest: null, Origin: 0, FoundByRule: false, DecidedByRule: false, Ground: 0, Clause: null, Until: null, Reverses: null, Notice: null })
            return hash.GetHashAndReset();
        Add(hash, Guest?.Value ?? 0, (long)Origin, FoundByRule ? 1 : 0, DecidedByRule ? 1 : 0, (long)Ground, Until?.ToUnixTimeMilliseconds() ?? 0, Reverses ?? 0, Notice?.Value ?? 0);
        Add(hash, Encoding.UTF8.GetBytes(Clause ?? ""));
        return hash.GetHashAndReset();
    }

    private static void Add(IncrementalHash hash, params ReadOnlySpan<long> values)
    {
        Span<byte> bytes = stackalloc byte[8];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes, value);
            hash.AppendData(bytes);
        }
    }

    private static void Add(IncrementalHash hash, params ReadOnlySpan<byte[]> parts)
    {
        foreach (var part in parts)
        {
            Add(hash, part.Length);
            hash.AppendData(part);
        }
    }
}

/// <summary>Where a site's chain stands; number 0 and an empty hash before the first row.</summary>
public sealed record LedgerHead(long Number, byte[] Hash)
{
    public static readonly LedgerHead Start = new(0, []);

    /// <summary>As it is written down: <c>NUMBER-HASH</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}-{Convert.ToHexStringLower(Hash)}");

    /// <summary>Null for what is no head of a record with rows.</summary>
    public static LedgerHead? Parse(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        return text.Split('-') is [var row, var hex] && long.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            && Convert.FromHexString(hex, hash, out var consumed, out var written) == System.Buffers.OperationStatus.Done && consumed == hex.Length && written == hash.Length
            ? new LedgerHead(number, hash.ToArray())
            : null;
    }
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
