using System.Text.Json;
using Parley.Testing;

namespace Parley.Web.Tests.People.Passkeys;

/// <summary>The program as browsers with passkeys see it: by its name, not its number.</summary>
internal static class Ceremonies
{
    public static string Origin(this TestProgram program) => $"http://localhost:{program.Address.Port}";

    /// <summary>The same reader where passkeys work.</summary>
    public static TestBrowser Named(this TestProgram program, TestBrowser? reader = null)
    {
        var browser = new TestBrowser(new Uri(program.Origin()));
        foreach (var (name, value) in reader?.Cookies ?? []) browser.Cookies[name] = value;
        return browser;
    }

    public static TestAuthenticator Device(this TestProgram program) => new() { Origin = program.Origin() };

    public static async Task<string> Options(this TestBrowser browser, string path) =>
        await (await browser.Json(HttpMethod.Post, path + "/options", "{}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    public static Task<HttpResponseMessage> Bring(this TestBrowser browser, string path, string credential, string? returnTo = null) =>
        browser.Json(HttpMethod.Post, path, JsonSerializer.Serialize(new { credential, returnTo }));

    /// <summary>Gives the reader's account a passkey on this device.</summary>
    public static async Task<HttpResponseMessage> Add(this TestBrowser reader, TestAuthenticator device) =>
        await reader.Bring("/api/v1/me/passkeys", device.Make(await reader.Options("/api/v1/me/passkeys")));

    public static async Task<HttpResponseMessage> SignIn(this TestBrowser browser, TestAuthenticator device, string? returnTo = null) =>
        await browser.Bring("/api/v1/sign-in/passkey", device.Sign(await browser.Options("/api/v1/sign-in/passkey")), returnTo);
}
