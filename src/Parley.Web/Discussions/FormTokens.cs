using System.Buffers.Binary;
using System.Buffers.Text;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Parley.Core.Discussions;
using Parley.Core.Moderation.Rules;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Storage.Site;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary>
/// Tokens that forms carry: sealed, for one discussion and one address, good for one comment. Script does a little work for each, which costs
/// a reader nothing and whoever posts by the thousand a machine; a form without script waits some seconds instead.
/// </summary>
internal static class FormTokens
{
    /// <summary>Long enough for a thoughtful answer.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(6);

    /// <summary>To read a form, type a word and press a button.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromSeconds(3);

    /// <summary>About a thousand hashes: some fifty milliseconds on a phone.</summary>
    public const int WorkBits = 10;

    private const string Purpose = "form token";
    private const int PlainLength = 25;
    private const int LongestToken = 120;

    /// <summary>A token that asks for <paramref name="bits"/> of work; with none it asks for time.</summary>
    public static string Make(HttpContext http, DiscussionId discussion, int bits)
    {
        Span<byte> plain = stackalloc byte[PlainLength];
        BinaryPrimitives.WriteInt64BigEndian(plain, http.Now().ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt64BigEndian(plain[8..], discussion.Value);
        BinaryPrimitives.WriteInt64BigEndian(plain[16..], RateLimits.AddressKey(http.Connection.RemoteIpAddress));
        plain[24] = (byte)bits;
        return Base64Url.EncodeToString(Keys(http).Seal(plain, Purpose));
    }

    /// <summary>Judges what came with a comment, and spends it. The same comment sent again, under the same key, may bring it again.</summary>
    /// <param name="sent">The token, and after a point the number that its work found.</param>
    /// <param name="trap">What stood in the field that nobody sees.</param>
    /// <param name="key">Of the comment.</param>
    public static async Task<FormProof> Judge(
        string? sent, string? trap, DiscussionId discussion, string key, HttpContext http, Database database, CancellationToken cancel)
    {
        if (!string.IsNullOrEmpty(trap)) return FormProof.Trap;
        if (Read(sent, http) is not { } token || token.Discussion != discussion) return FormProof.None;
        var age = http.Now() - token.At;
        if (token.Bits == 0 && age < Least) return FormProof.TooFast;
        if (age > Lifetime || age < TimeSpan.Zero) return FormProof.None;
        var until = token.At + Lifetime;
        var (mark, deed) = (SHA256.HashData(token.Sealed), SHA256.HashData([.. token.Sealed, .. Encoding.UTF8.GetBytes(key)]));
        return await database.Write(discussion, (job, stop) => job.SpendFor(mark, deed, until, stop), cancel) ? FormProof.Good : FormProof.Reused;
    }

    /// <summary>True where what came with a preview will do for the comment: time spent on it counts, before the preview as after.</summary>
    public static bool IsGood(string? sent, DiscussionId discussion, HttpContext http) =>
        Read(sent, http) is { } token && token.Discussion == discussion && http.Now() - token.At <= Lifetime / 2;

    /// <summary>True where the hash of token and number begins with so many zeros.</summary>
    public static bool HasWork(string sent, int bits)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(sent), hash);
        return BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt32BigEndian(hash)) >= bits;
    }

    /// <summary>Null for what is none of ours, or was made for another address, or lacks its work.</summary>
    private static Token? Read(string? sent, HttpContext http)
    {
        if (sent is not { Length: > 0 and <= LongestToken }) return null;
        var point = sent.IndexOf('.', StringComparison.Ordinal);
        var text = point < 0 ? sent : sent[..point];
        if (!Base64Url.IsValid(text)) return null;
        var box = Base64Url.DecodeFromChars(text);
        if (Keys(http).Unseal(box, Purpose) is not { Length: PlainLength } plain) return null;
        var token = new Token(
            DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(plain)), new DiscussionId(BinaryPrimitives.ReadInt64BigEndian(plain.AsSpan(8))), plain[24], box);
        var isFromHere = BinaryPrimitives.ReadInt64BigEndian(plain.AsSpan(16)) == RateLimits.AddressKey(http.Connection.RemoteIpAddress);
        return isFromHere && (token.Bits == 0 || HasWork(sent, token.Bits)) ? token : null;
    }

    private static KeyFile Keys(HttpContext http) => http.RequestServices.GetRequiredService<KeyFile>();

    private sealed record Token(DateTimeOffset At, DiscussionId Discussion, int Bits, byte[] Sealed);
}
