using System.Net;
using Parley.Testing;
using Parley.Web.People;
using Parley.Web.People.Passkeys;

namespace Parley.Web.Tests.People.Passkeys;

public sealed class AddPasskeyTests
{
    [Fact]
    public async Task An_account_gets_a_passkey_and_lists_it()
    {
        await using var program = await TestProgram.Start();
        var ada = program.Named(await program.SignIn("ada@news.example", "Ada Byron"));
        using var device = program.Device();

        var answer = await ada.Add(device);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Remove this passkey", await ada.Text("/account/security"), StringComparison.Ordinal);
        Assert.Equal("internal", await program.Read(database => Task.FromResult(database.Passkeys.Single().Transports)));
    }

    [Fact]
    public async Task A_challenge_is_good_once()
    {
        await using var program = await TestProgram.Start();
        var ada = program.Named(await program.SignIn("ada@news.example", "Ada Byron"));
        using var device = program.Device();
        var options = await ada.Options("/api/v1/me/passkeys");
        var challenge = ada.Cookies[PasskeyDesk.AddName];
        await ada.Bring("/api/v1/me/passkeys", device.Make(options));

        ada.Cookies[PasskeyDesk.AddName] = challenge;
        device.CredentialId = new byte[32];
        var again = await ada.Bring("/api/v1/me/passkeys", device.Make(options));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Equal(1, await program.Read(database => Task.FromResult(database.Passkeys.Count())));
    }

    [Fact]
    public async Task Nobody_ends_what_another_account_began()
    {
        await using var program = await TestProgram.Start();
        var ada = program.Named(await program.SignIn("ada@news.example", "Ada Byron"));
        var eve = program.Named(await program.SignIn("eve@news.example", "Eve Adams"));
        using var device = program.Device();
        var credential = device.Make(await eve.Options("/api/v1/me/passkeys"));

        // Eve plants her challenge in Ada's browser.
        ada.Cookies[PasskeyDesk.AddName] = eve.Cookies[PasskeyDesk.AddName];
        var answer = await ada.Bring("/api/v1/me/passkeys", credential);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(0, await program.Read(database => Task.FromResult(database.Passkeys.Count())));
    }

    [Fact]
    public async Task A_key_that_is_somebodys_already_is_not_taken_again()
    {
        await using var program = await TestProgram.Start();
        using var device = program.Device();
        await program.Named(await program.SignIn("ada@news.example", "Ada Byron")).Add(device);

        var answer = await program.Named(await program.SignIn("eve@news.example", "Eve Adams")).Add(device);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example", null, false)]
    [InlineData(null, "evil.example", false)]
    [InlineData(null, null, true)]
    public async Task Another_sites_page_makes_no_passkey_for_us(string? origin, string? relyingParty, bool crossOrigin)
    {
        await using var program = await TestProgram.Start();
        var ada = program.Named(await program.SignIn("ada@news.example", "Ada Byron"));
        using var device = new TestAuthenticator { Origin = origin ?? program.Origin(), RelyingParty = relyingParty, CrossOrigin = crossOrigin };

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.Add(device)).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{}}""")]
    [InlineData("""{"id":"AAAA","rawId":"AAAA","type":"public-key","clientExtensionResults":{},"response":{"clientDataJSON":"e30","attestationObject":"v_8"}}""")]
    [InlineData("{{{{{{{{{{{{{{{{{{{{{{{{{{")]
    public async Task What_is_no_credential_is_refused_kindly(string credential)
    {
        await using var program = await TestProgram.Start();
        var ada = program.Named(await program.SignIn("ada@news.example", "Ada Byron"));
        await ada.Options("/api/v1/me/passkeys");

        var answer = await ada.Bring("/api/v1/me/passkeys", credential);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task A_browser_left_open_adds_none()
    {
        await using var program = await TestProgram.Start();
        var ada = program.Named(await program.SignIn("ada@news.example", "Ada Byron"));
        program.Later(FreshSession.Lifetime);

        Assert.Contains("sign in once more", await ada.Options("/api/v1/me/passkeys"), StringComparison.Ordinal);
        Assert.DoesNotContain("data-passkey=\"/api/v1/me/passkeys\"", await ada.Text("/account/security"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_challenge_grows_old()
    {
        await using var program = await TestProgram.Start();
        var ada = program.Named(await program.SignIn("ada@news.example", "Ada Byron"));
        using var device = program.Device();
        var options = await ada.Options("/api/v1/me/passkeys");

        program.Later(TimeSpan.FromMinutes(6));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.Bring("/api/v1/me/passkeys", device.Make(options))).StatusCode);
    }

    [Fact]
    public async Task At_a_number_in_place_of_a_name_none_are_offered()
    {
        await using var program = await TestProgram.Start();
        var ada = await program.SignIn("ada@news.example", "Ada Byron");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.Json(HttpMethod.Post, "/api/v1/me/passkeys/options", "{}")).StatusCode);
        Assert.Contains("Passkeys do not work at this address", await ada.Text("/account/security"), StringComparison.Ordinal);
    }
}
