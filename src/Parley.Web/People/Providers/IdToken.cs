using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Parley.Web.Site;

namespace Parley.Web.People.Providers;

/// <summary>Whom a provider vouches for.</summary>
/// <param name="Email">Only when the provider says that it has verified it.</param>
internal sealed record Vouched(string Issuer, string Subject, string? Email);

/// <summary>Judges a provider's token: signed by a key of its own, with an algorithm of ours, for us, just now, and for this very browser's question.</summary>
internal static class IdToken
{
    public const int Longest = 16 * 1024;
    private const int LongestSubject = 255;

    /// <summary>Clocks differ, not by more than this.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    // Signatures by a key pair. "none" is not among them, nor is any that a public key could be taken for the secret of.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private static readonly JsonWebTokenHandler Handler = new() { MaximumTokenSizeInBytes = Longest };

    /// <exception cref="OutgoingException">It is not to be believed; the message says why, for the log.</exception>
    public static async Task<Vouched> Judge(string token, string nonce, ProviderOptions provider, ProviderKeys keys, DateTimeOffset now, CancellationToken cancel)
    {
        JsonWebToken unread;
        try
        {
            unread = Handler.ReadJsonWebToken(token);
        }
        catch (ArgumentException malformed)
        {
            throw new OutgoingException("its token is none", malformed);
        }

        var metadata = await keys.Metadata(cancel);
        var judged = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = metadata.Issuer,
            ValidAudience = provider.ClientId,
            ValidAlgorithms = Algorithms,
            IssuerSigningKeys = await keys.Keys(string.IsNullOrEmpty(unread.Kid) ? null : unread.Kid, cancel),
            LifetimeValidator = (from, until, _, _) => until is { } end && end > (now - Skew).UtcDateTime && (from is not { } begin || begin <= (now + Skew).UtcDateTime),
        });
        if (!judged.IsValid || judged.SecurityToken is not JsonWebToken good) throw new OutgoingException($"its token is refused: {judged.Exception?.GetType().Name}");
        // One audience, or at least the one that asked.
        if (good.Audiences.Count() > 1 && Claim(good, "azp") != provider.ClientId) throw new OutgoingException("its token is for several, and another asked for it");
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Claim(good, "nonce") ?? ""), Encoding.UTF8.GetBytes(nonce)))
            throw new OutgoingException("its token answers another question");
        if (good.Subject is not { Length: > 0 and <= LongestSubject } subject) throw new OutgoingException("its token names nobody");
        return new Vouched(metadata.Issuer, subject, IsTrue(good, "email_verified") ? Claim(good, "email") : null);
    }

    private static string? Claim(JsonWebToken token, string name) => token.TryGetPayloadValue<object>(name, out var value) ? value as string : null;

    // Some say "true" in quotes.
    private static bool IsTrue(JsonWebToken token, string name) =>
        token.TryGetPayloadValue<object>(name, out var value) && value is true or "true";
}
