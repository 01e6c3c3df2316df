using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using Parley.Web.Site;

namespace Parley.Web.People.Providers;

/// <summary>What a provider says about itself: where its doors are, and with which keys it signs.</summary>
internal sealed record ProviderMetadata
{
    public required string Issuer { get; init; }
    public required Uri Authorize { get; init; }
    public required Uri Token { get; init; }
    public required Uri Keys { get; init; }

    /// <summary>True when the secret goes into the form, for those who do not take it in the header.</summary>
    public bool SecretInForm { get; init; }
}

/// <summary>Asks a provider about itself, and again when that is old or a key is not among those known.</summary>
internal sealed class ProviderKeys(ProviderOptions provider, OutgoingRequests outgoing, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    // A provider that changes keys is known again at once; a stranger's made-up key names do not have it asked all the time.
    private static readonly TimeSpan BetweenKeys = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim turn = new(1, 1);
    private (ProviderMetadata Metadata, DateTimeOffset At)? metadata;
    private (IReadOnlyList<SecurityKey> Keys, DateTimeOffset At)? keys;

    public async Task<ProviderMetadata> Metadata(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            var now = clock.GetUtcNow();
            if (metadata is { } known && now - known.At < Lifetime) return known.Metadata;
            var fresh = Read(await outgoing.Fetch(new HttpRequestMessage(HttpMethod.Get, $"{provider.Authority}/.well-known/openid-configuration"), provider.MayBePrivate, cancel));
            metadata = (fresh, now);
            return fresh;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <param name="name">As the token's head names it; null where it does not.</param>
    /// <param name="cancel">Of whoever waits.</param>
    public async Task<IReadOnlyList<SecurityKey>> Keys(string? name, CancellationToken cancel)
    {
        var from = (await Metadata(cancel)).Keys;
        await turn.WaitAsync(cancel);
        try
        {
            var now = clock.GetUtcNow();
            if (keys is { } known && now - known.At < Lifetime && (now - known.At < BetweenKeys || name is null || known.Keys.Any(key => key.KeyId == name))) return known.Keys;
            var set = Encoding.UTF8.GetString(await outgoing.Fetch(new HttpRequestMessage(HttpMethod.Get, from), provider.MayBePrivate, cancel));
            keys = (SigningKeys(set), now);
            return keys.Value.Keys;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    /// <summary>Public keys that sign, and no others: a shared secret in the list must never judge a token.</summary>
    private static List<SecurityKey> SigningKeys(string set)
    {
        try
        {
            return [.. new JsonWebKeySet(set).Keys.Where(key => key.Kty is "RSA" or "EC" && key.Use is null or "" or "sig")];
        }
        catch (Exception malformed) when (malformed is ArgumentException or JsonException)
        {
            throw new OutgoingException("its list of keys is none", malformed);
        }
    }

    private ProviderMetadata Read(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16 });
            var root = document.RootElement;
            var issuer = Text(root, "issuer");
            // Whoever answers at this address speaks for this address only.
            if (issuer?.TrimEnd('/') != provider.Authority) throw new OutgoingException($"it calls itself {issuer}, not {provider.Authority}");
            var methods = root.TryGetProperty("token_endpoint_auth_methods_supported", out var listed) && listed.ValueKind == JsonValueKind.Array
                ? listed.EnumerateArray().Select(one => one.ToString()).ToList() : ["client_secret_basic"];
            return new ProviderMetadata
            {
                Issuer = issuer,
                Authorize = Door(root, "authorization_endpoint"),
                Token = Door(root, "token_endpoint"),
                Keys = Door(root, "jwks_uri"),
                SecretInForm = !methods.Contains("client_secret_basic") && methods.Contains("client_secret_post"),
            };
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            throw new OutgoingException("its description of itself is none", malformed);
        }
    }

    private Uri Door(JsonElement root, string name) =>
        Uri.TryCreate(Text(root, name), UriKind.Absolute, out var address) && (address.Scheme == "https" || (provider.MayBePrivate && address.Scheme == "http"))
            ? address
            : throw new OutgoingException($"its {name} is no https address");

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
