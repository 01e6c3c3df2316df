using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace Parley.Web.Tests.People.Providers;

/// <summary>Another party by which people sign in: a small OpenID provider on a real port with real keys, which lies when it is told to.</summary>
internal sealed class TestProvider : IAsyncDisposable
{
    public const string ClientId = "parley-at-the-harbour";
    public const string ClientSecret = "a secret, with signs: + & %";

    private readonly WebApplication app;
    private readonly Dictionary<string, (string Nonce, string Challenge, string Redirect)> codes = new(StringComparer.Ordinal);
    private RSA key = RSA.Create(2048);
    private string keyName = "first";

    private TestProvider(WebApplication app) => this.app = app;

    public string Issuer => app.Urls.First().TrimEnd('/');

    /// <summary>Who is signed in there.</summary>
    public Dictionary<string, object?> Person { get; } = new(StringComparer.Ordinal) { ["sub"] = "248289761001", ["email"] = "ada@news.example", ["email_verified"] = true };

    /// <summary>Changes the claims of the next tokens.</summary>
    public Action<Dictionary<string, object?>>? Lie { get; set; }

    /// <summary>Writes the next tokens in another way than it should.</summary>
    public Func<string, string, string>? Forge { get; set; }

    /// <summary>In place of its own, in its description of itself.</summary>
    public string? ClaimedIssuer { get; set; }

    /// <summary>Answers in place of the description.</summary>
    public RequestDelegate? Instead { get; set; }

    public int KeysAsked { get; private set; }
    public int TokensAsked { get; private set; }

    /// <summary>The public key, as its list gives it to everybody.</summary>
    public RSAParameters PublicKey => key.ExportParameters(false);

    public static async Task<TestProvider> Start(Func<DateTimeOffset> now)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        var provider = new TestProvider(app);
        app.UseRouting();
        app.MapGet("/.well-known/openid-configuration", context => provider.Instead is { } other ? other(context) : provider.Describe(context));
        app.MapGet("/keys", provider.ListKeys);
        app.MapPost("/token", context => provider.GiveToken(context, now()));
        await app.StartAsync();
        return provider;
    }

    /// <summary>The person agrees there and is sent back; the path and query they come back with.</summary>
    public string Agree(string authorize)
    {
        var address = new Uri(authorize);
        Assert.Equal($"{Issuer}/authorize", address.GetLeftPart(UriPartial.Path));
        var asked = QueryHelpers.ParseQuery(address.Query);
        Assert.Equal($"code {ClientId} S256", $"{asked["response_type"]} {asked["client_id"]} {asked["code_challenge_method"]}");
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12));
        codes[code] = (asked["nonce"].ToString(), asked["code_challenge"].ToString(), asked["redirect_uri"].ToString());
        return QueryHelpers.AddQueryString(new Uri(asked["redirect_uri"].ToString()).PathAndQuery, new Dictionary<string, string?> { ["code"] = code, ["state"] = asked["state"] });
    }

    /// <summary>From now on it signs with another key.</summary>
    public void ChangeKey()
    {
        key = RSA.Create(2048);
        keyName = "second";
    }

    public string Sign(string head, string claims)
    {
        var words = $"{Text(head)}.{Text(claims)}";
        return $"{words}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(words), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    public static string Text(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
    }

    private Task Describe(HttpContext context) => context.Response.WriteAsJsonAsync(new Dictionary<string, object>
    {
        ["issuer"] = ClaimedIssuer ?? Issuer,
        ["authorization_endpoint"] = $"{Issuer}/authorize",
        ["token_endpoint"] = $"{Issuer}/token",
        ["jwks_uri"] = $"{Issuer}/keys",
    });

    private Task ListKeys(HttpContext context)
    {
        KeysAsked++;
        return context.Response.WriteAsJsonAsync(new
        {
            keys = new object[]
            {
                new { kty = "RSA", use = "sig", alg = "RS256", kid = keyName, n = Base64Url.EncodeToString(PublicKey.Modulus), e = Base64Url.EncodeToString(PublicKey.Exponent) },
                // A mistake that has been made: a shared secret among the public keys.
                new { kty = "oct", kid = "shared", k = Text("a shared secret that everybody can read") },
            },
        });
    }

    private async Task GiveToken(HttpContext context, DateTimeOffset now)
    {
        TokensAsked++;
        var form = await context.Request.ReadFormAsync();
        var secret = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(ClientId)}:{Uri.EscapeDataString(ClientSecret)}"));
        var isGood = codes.Remove(form["code"].ToString(), out var code)
            && context.Request.Headers.Authorization == $"Basic {secret}" && form["redirect_uri"] == code.Redirect
            && Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) == code.Challenge;
        if (!isGood)
        {
            context.Response.StatusCode = (int)HttpStatusCode.BadRequest;
            return;
        }

        var claims = new Dictionary<string, object?>(Person, StringComparer.Ordinal)
        {
            ["iss"] = Issuer, ["aud"] = ClientId, ["nonce"] = code.Nonce, ["iat"] = now.ToUnixTimeSeconds(), ["exp"] = now.AddMinutes(5).ToUnixTimeSeconds(),
        };
        Lie?.Invoke(claims);
        var (head, body) = (JsonSerializer.Serialize(new { alg = "RS256", typ = "JWT", kid = keyName }), JsonSerializer.Serialize(claims));
        await context.Response.WriteAsJsonAsync(new { access_token = "x", token_type = "Bearer", id_token = Forge?.Invoke(head, body) ?? Sign(head, body) });
    }
}
