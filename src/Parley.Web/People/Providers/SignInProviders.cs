using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Parley.Web.Site;

namespace Parley.Web.People.Providers;

/// <summary>
/// Signing in by another party: OpenID Connect's code flow with PKCE. What was asked goes along in the browser's sealed cookie, so that an
/// answer is good in the browser that asked and nowhere else.
/// </summary>
internal sealed class SignInProviders : IDisposable
{
    public const string AskName = "__Host-parley-provider";
    public const string WaitingName = "__Host-parley-login";

    /// <summary>Time to remember a password, somewhere else.</summary>
    private static readonly TimeSpan AskLifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan WaitingLifetime = TimeSpan.FromMinutes(30);

    private readonly Dictionary<string, ProviderKeys> keys;
    private readonly OutgoingRequests outgoing;
    private readonly SealedCookies cookies;
    private readonly OwnAddress own;

    public SignInProviders(ServeOptions options, OutgoingRequests outgoing, SealedCookies cookies, OwnAddress own, TimeProvider clock)
    {
        (All, this.outgoing, this.cookies, this.own) = (options.Providers, outgoing, cookies, own);
        keys = All.ToDictionary(provider => provider.Name, provider => new ProviderKeys(provider, outgoing, clock), StringComparer.Ordinal);
    }

    public IReadOnlyList<ProviderOptions> All { get; }

    public ProviderOptions? Find(string name) => All.FirstOrDefault(provider => provider.Name == name);

    /// <summary>What stands on its button; null for one that is configured no more.</summary>
    public string? LabelOf(string issuer) => All.FirstOrDefault(provider => provider.Authority == issuer.TrimEnd('/'))?.Label;

    /// <param name="context">The request.</param>
    /// <param name="provider">Which.</param>
    /// <param name="returnPath">Checked by <see cref="ReturnPath"/>.</param>
    /// <param name="session">The session that wants the login for its account; null for signing in.</param>
    /// <param name="cancel">Of the request.</param>
    /// <returns>The provider's address to go to.</returns>
    /// <exception cref="OutgoingException">The provider cannot be asked.</exception>
    public async Task<Uri> Begin(HttpContext context, ProviderOptions provider, string? returnPath, long? session, CancellationToken cancel)
    {
        var metadata = await keys[provider.Name].Metadata(cancel);
        var asked = new Asked(provider.Name, Secret(), Secret(), Secret(), returnPath, session, context.Request.PathBase.Value ?? "");
        cookies.Set(context, AskName, asked, AskLifetime);
        return new Uri(QueryHelpers.AddQueryString(metadata.Authorize.AbsoluteUri, new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = provider.ClientId,
            ["redirect_uri"] = ReturnAddress(context, provider),
            ["scope"] = "openid email",
            ["state"] = asked.State,
            ["nonce"] = asked.Nonce,
            ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(asked.Verifier))),
            ["code_challenge_method"] = "S256",
        }));
    }

    /// <summary>What this browser asked, when the answer's state is that of its question; it is then spent by its hash.</summary>
    public Carried<Asked>? AskedBy(HttpContext context, ProviderOptions provider, string? state)
    {
        var carried = cookies.Read<Asked>(context, AskName);
        SealedCookies.End(context, AskName);
        return carried is { Value: var asked } && asked.Provider == provider.Name && state is not null
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(asked.State), Encoding.UTF8.GetBytes(state)) ? carried : null;
    }

    /// <summary>Whom the provider vouches for.</summary>
    /// <exception cref="OutgoingException">The provider does not answer, or not to be believed.</exception>
    public async Task<Vouched> Redeem(
        HttpContext context, ProviderOptions provider, Asked asked, string code, string? issuer, DateTimeOffset now, CancellationToken cancel)
    {
        var known = keys[provider.Name];
        var metadata = await known.Metadata(cancel);
        // RFC 9207: an answer that says whose it is has to be this one's.
        if (issuer is not null && issuer != metadata.Issuer) throw new OutgoingException($"the answer is {issuer}'s");
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = ReturnAddress(context, provider),
            ["client_id"] = provider.ClientId,
            ["code_verifier"] = asked.Verifier,
        };
        if (provider.ClientSecret is not null && metadata.SecretInForm) form["client_secret"] = provider.ClientSecret;
        using var request = new HttpRequestMessage(HttpMethod.Post, metadata.Token) { Content = new FormUrlEncodedContent(form) };
        if (provider.ClientSecret is not null && !metadata.SecretInForm)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(
                Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(provider.ClientId)}:{Uri.EscapeDataString(provider.ClientSecret)}")));
        var token = TokenIn(await outgoing.Fetch(request, provider.MayBePrivate, cancel));
        return await IdToken.Judge(token, asked.Nonce, provider, known, now, cancel);
    }

    /// <summary>Keeps in the browser that somebody proved to be this person, until they have proved to own the account, too.</summary>
    public void Wait(HttpContext context, Vouched person) => cookies.Set(context, WaitingName, person, WaitingLifetime);

    public Vouched? Waiting(HttpContext context) => cookies.Read<Vouched>(context, WaitingName)?.Value;

    public void Dispose()
    {
        foreach (var one in keys.Values) one.Dispose();
    }

    /// <summary>One address for all sites under this name: providers want each address registered.</summary>
    private string ReturnAddress(HttpContext context, ProviderOptions provider) => $"{own.For(context.Request)}/sign-in/with/{provider.Name}/return";

    private static string TokenIn(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16 });
            return document.RootElement.TryGetProperty("id_token", out var token) && token.GetString() is { Length: > 0 and <= IdToken.Longest } text
                ? text
                : throw new OutgoingException("it gave no token");
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            throw new OutgoingException("its answer is none", malformed);
        }
    }

    /// <summary>256 random bits.</summary>
    private static string Secret() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    /// <summary>One question to a provider.</summary>
    /// <param name="Session">The session that wants the login for its account; null for signing in.</param>
    /// <param name="Base">The site's own prefix, to come back to.</param>
    internal sealed record Asked(string Provider, string State, string Nonce, string Verifier, string? ReturnPath, long? Session, string Base);
}
