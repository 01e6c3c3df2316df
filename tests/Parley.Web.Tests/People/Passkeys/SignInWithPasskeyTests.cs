using System.Net;
using System.Text.Json;
using Parley.Storage.People;
using Parley.Testing;
using Parley.Web.People;
using Parley.Web.People.Passkeys;

namespace Parley.Web.Tests.People.Passkeys;

public sealed class SignInWithPasskeyTests
{
    [Fact]
    public async Task A_passkey_signs_its_owner_in_without_an_address()
    {
        await using var program = await TestProgram.Start();
        using var device = program.Device();
        await program.Named(await program.SignIn("ada@news.example", "Ada Byron")).Add(device);
        var browser = program.Named();

        var answer = await browser.SignIn(device, "/rules");

        Assert.Equal("/rules", await PathOf(answer));
        Assert.Contains("Ada Byron", await browser.Text("/api/v1/me"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/\\evil.example")]
    public async Task It_leads_nowhere_else(string returnTo)
    {
        await using var program = await TestProgram.Start();
        using var device = program.Device();
        await program.Named(await program.SignIn("ada@news.example", "Ada Byron")).Add(device);

        Assert.Equal("/account", await PathOf(await program.Named().SignIn(device, returnTo)));
    }

    [Fact]
    public async Task A_challenge_is_good_once_and_in_one_browser()
    {
        await using var program = await TestProgram.Start();
        using var device = program.Device();
        await program.Named(await program.SignIn("ada@news.example", "Ada Byron")).Add(device);
        var browser = program.Named();
        var signed = device.Sign(await browser.Options("/api/v1/sign-in/passkey"));
        var challenge = browser.Cookies[PasskeyDesk.SignInName];

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await program.Named().Bring("/api/v1/sign-in/passkey", signed)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Bring("/api/v1/sign-in/passkey", signed)).StatusCode);
        browser.Cookies[PasskeyDesk.SignInName] = challenge;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Bring("/api/v1/sign-in/passkey", signed)).StatusCode);
    }

    [Fact]
    public async Task Nobody_signs_in_as_another_with_their_own_key()
    {
        await using var program = await TestProgram.Start();
        using var device = program.Device();
        await program.Named(await program.SignIn("ada@news.example", "Ada Byron")).Add(device);
        await program.Named(await program.SignIn("eve@news.example", "Eve Adams")).Add(program.Device());
        var eve = await program.Read(database => Task.FromResult(database.Accounts.Single(row => row.Name == "Eve Adams").Id));
        var browser = program.Named();

        var answer = await browser.Bring("/api/v1/sign-in/passkey", device.Sign(await browser.Options("/api/v1/sign-in/passkey"), TestAuthenticator.HandleOf(eve.ToString())));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.DoesNotContain(ReaderCookies.SessionName, browser.Cookies.Keys);
    }

    [Fact]
    public async Task A_copied_key_is_known_by_its_count()
    {
        await using var program = await TestProgram.Start();
        using var device = program.Device();
        await program.Named(await program.SignIn("ada@news.example", "Ada Byron")).Add(device);
        device.Count = 40;
        await program.Named().SignIn(device);

        device.Count = 20;
        var answer = await program.Named().SignIn(device);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(41, await program.Read(database => Task.FromResult(database.Passkeys.Single().SignCount)));
    }

    [Fact]
    public async Task A_device_that_does_not_count_signs_in_again_and_again()
    {
        await using var program = await TestProgram.Start();
        using var device = program.Device();
        device.Count = 0;
        await program.Named(await program.SignIn("ada@news.example", "Ada Byron")).Add(device);
        await program.Named().SignIn(device);

        Assert.Equal(HttpStatusCode.OK, (await program.Named().SignIn(device)).StatusCode);
    }

    [Fact]
    public async Task A_signature_made_for_another_site_is_refused()
    {
        await using var program = await TestProgram.Start();
        using var device = new TestAuthenticator { Origin = program.Origin() };
        await program.Named(await program.SignIn("ada@news.example", "Ada Byron")).Add(device);
        var browser = program.Named();
        var credential = device.Sign(await browser.Options("/api/v1/sign-in/passkey"));
        var client = Convert.FromBase64String(Padded(JsonDocument.Parse(credential).RootElement.GetProperty("response").GetProperty("clientDataJSON").GetString()));
        var foreign = System.Text.Encoding.UTF8.GetString(client).Replace(program.Origin(), "https://evil.example", StringComparison.Ordinal);
        var changed = credential.Replace(Unpadded(client), Unpadded(System.Text.Encoding.UTF8.GetBytes(foreign)), StringComparison.Ordinal);

        Assert.NotEqual(credential, changed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Bring("/api/v1/sign-in/passkey", changed)).StatusCode);
    }

    [Fact]
    public async Task Another_sites_page_cannot_ask()
    {
        await using var program = await TestProgram.Start();
        var browser = program.Named();
        browser.Headers["Sec-Fetch-Site"] = "cross-site";

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Json(HttpMethod.Post, "/api/v1/sign-in/passkey/options", "{}")).StatusCode);
    }

    [Fact]
    public async Task Signing_in_gives_a_session_that_nobody_knew_before()
    {
        await using var program = await TestProgram.Start();
        using var device = program.Device();
        var ada = program.Named(await program.SignIn("ada@news.example", "Ada Byron"));
        await ada.Add(device);
        var planted = Tokens.New();
        var browser = program.Named();
        browser.Cookies[ReaderCookies.SessionName] = planted;

        await browser.SignIn(device);

        Assert.NotEqual(planted, browser.Cookies[ReaderCookies.SessionName]);
    }

    private static async Task<string?> PathOf(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("path").GetString();

    private static string Padded(string? text) => (text ?? "").Replace('-', '+').Replace('_', '/').PadRight(((text?.Length ?? 0) + 3) / 4 * 4, '=');

    private static string Unpadded(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
