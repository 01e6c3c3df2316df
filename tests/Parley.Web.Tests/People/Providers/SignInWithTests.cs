using System.Net;
using Parley.Testing;
using Parley.Web.People;

namespace Parley.Web.Tests.People.Providers;

public sealed class SignInWithTests
{
    [Fact]
    public async Task Whom_a_provider_vouches_for_has_an_account_and_finds_it_again()
    {
        await using var both = await ProviderProgram.Start();
        var browser = both.Program.Browser();
        await both.SignIn(browser);
        await browser.Post("/account", ("name", "Ada Byron"));

        var elsewhere = both.Program.Browser();
        var answer = await both.SignIn(elsewhere, ("returnTo", "/rules"));

        Assert.Equal("/rules", answer.Headers.Location?.OriginalString);
        Assert.Contains("Ada Byron", await elsewhere.Text("/api/v1/me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_a_provider_names_is_not_taken_for_proven()
    {
        await using var both = await ProviderProgram.Start();
        await both.SignIn(both.Program.Browser());

        var owner = await both.Program.SignIn("ada@news.example", "The true Ada");

        Assert.Equal(2, await both.Program.Read(database => Task.FromResult(database.Accounts.Count())));
        Assert.DoesNotContain("Harbour</strong>", await owner.Text("/account/security"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_an_account_with_the_same_address_proves_it_first_and_then_joins_the_two()
    {
        await using var both = await ProviderProgram.Start();
        await both.Program.SignIn("ada@news.example", "Ada Byron");
        var browser = both.Program.Browser();

        var answer = await both.SignIn(browser);

        Assert.StartsWith("/sign-in?again=login", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.DoesNotContain(ReaderCookies.SessionName, browser.Cookies.Keys);

        await browser.Post("/sign-in", ("email", "ada@news.example"));
        await browser.Post("/sign-in/code", ("email", "ada@news.example"), ("code", (await both.Program.Mail("ada@news.example", 2)).Code));
        await browser.Post("/account/logins");
        var again = both.Program.Browser();
        await both.SignIn(again);

        Assert.Contains("Ada Byron", await again.Text("/api/v1/me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_good_once_in_the_browser_that_asked()
    {
        await using var both = await ProviderProgram.Start();
        var (browser, thief) = (both.Program.Browser(), both.Program.Browser());
        var back = both.Provider.Agree(await both.Begin(browser));
        await both.Begin(thief);
        var asked = browser.Cookies["__Host-parley-provider"];

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await thief.Get(back)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await both.Program.Browser().Get(back)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get(back)).StatusCode);
        browser.Cookies["__Host-parley-provider"] = asked;
        Assert.Equal(HttpStatusCode.BadGateway, (await browser.Get(back)).StatusCode);
    }

    public static TheoryData<string> Lies => ["issuer", "audience", "no audience of ours", "nonce", "no nonce", "old", "not yet", "nobody", "long", "no end"];

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task A_token_that_is_not_for_us_now_is_refused(string lie)
    {
        await using var both = await ProviderProgram.Start();
        var now = both.Program.Clock.GetUtcNow();
        both.Provider.Lie = claims =>
        {
            switch (lie)
            {
                case "issuer": claims["iss"] = "https://other.example"; break;
                case "audience": claims["aud"] = "another client"; break;
                case "no audience of ours": (claims["aud"], claims["azp"]) = (new[] { TestProvider.ClientId, "another client" }, "another client"); break;
                case "nonce": claims["nonce"] = "another question"; break;
                case "no nonce": claims.Remove("nonce"); break;
                case "old": claims["exp"] = now.AddMinutes(-3).ToUnixTimeSeconds(); break;
                case "not yet": claims["nbf"] = now.AddMinutes(3).ToUnixTimeSeconds(); break;
                case "nobody": claims["sub"] = ""; break;
                case "long": claims["sub"] = new string('s', 256); break;
                default: claims.Remove("exp"); break;
            }
        };

        await IsRefused(both);
    }

    public static TheoryData<string> Forgeries => ["none", "unsigned", "public key as secret", "shared secret", "altered", "another key", "no token", "huge"];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_token_that_the_provider_did_not_sign_is_refused(string forgery)
    {
        await using var both = await ProviderProgram.Start();
        using var other = System.Security.Cryptography.RSA.Create(2048);
        both.Provider.Forge = (head, claims) => forgery switch
        {
            "none" => $"{TestProvider.Text("""{"alg":"none","typ":"JWT"}""")}.{TestProvider.Text(claims)}.",
            "unsigned" => $"{TestProvider.Text(head)}.{TestProvider.Text(claims)}.",
            "public key as secret" => Hmac("""{"alg":"HS256","typ":"JWT","kid":"first"}""", claims, both.Provider.PublicKey.Modulus ?? []),
            "shared secret" => Hmac("""{"alg":"HS256","typ":"JWT","kid":"shared"}""", claims, "a shared secret that everybody can read"u8.ToArray()),
            "altered" => Altered(both.Provider.Sign(head, claims), claims),
            "another key" => Signed(other, head, claims),
            "no token" => "neither.here.nor",
            _ => both.Provider.Sign(head, claims.Replace("}", $",\"fill\":\"{new string('f', 20_000)}\"}}", StringComparison.Ordinal)),
        };

        await IsRefused(both);
    }

    [Fact]
    public async Task Clocks_may_differ_a_little()
    {
        await using var both = await ProviderProgram.Start();
        var now = both.Program.Clock.GetUtcNow();
        both.Provider.Lie = claims => (claims["nbf"], claims["exp"]) = (now.AddMinutes(1).ToUnixTimeSeconds(), now.AddMinutes(-1).ToUnixTimeSeconds());

        Assert.Equal(HttpStatusCode.Redirect, (await both.SignIn(both.Program.Browser())).StatusCode);
    }

    [Fact]
    public async Task A_new_key_is_known_at_once_and_made_up_names_do_not_have_it_asked_for()
    {
        await using var both = await ProviderProgram.Start();
        await both.SignIn(both.Program.Browser());
        both.Program.Later(TimeSpan.FromMinutes(2));
        both.Provider.ChangeKey();

        Assert.Equal(HttpStatusCode.Redirect, (await both.SignIn(both.Program.Browser())).StatusCode);
        Assert.Equal(2, both.Provider.KeysAsked);
        both.Provider.Forge = (head, claims) => both.Provider.Sign(head.Replace("second", "made up", StringComparison.Ordinal), claims);
        for (var time = 0; time < 3; time++) await both.SignIn(both.Program.Browser());
        Assert.Equal(2, both.Provider.KeysAsked);
    }

    [Fact]
    public async Task A_login_is_given_to_the_account_that_asked_and_to_no_second_one()
    {
        await using var both = await ProviderProgram.Start();
        var ada = await both.Program.SignIn("ada@byron.example", "Ada Byron");
        await both.SignIn(ada, ("link", "1"));
        Assert.Contains("Harbour</strong>", await ada.Text("/account/security"), StringComparison.Ordinal);

        var eve = await both.Program.SignIn("eve@news.example", "Eve Adams");

        Assert.Equal(HttpStatusCode.Conflict, (await both.SignIn(eve, ("link", "1"))).StatusCode);
    }

    [Fact]
    public async Task Whoever_is_signed_in_meanwhile_does_not_get_the_login_of_who_asked()
    {
        await using var both = await ProviderProgram.Start();
        var ada = await both.Program.SignIn("ada@byron.example", "Ada Byron");
        var eve = await both.Program.SignIn("eve@news.example", "Eve Adams");
        var back = both.Provider.Agree(await both.Begin(ada, ("link", "1")));

        ada.Cookies[ReaderCookies.SessionName] = eve.Cookies[ReaderCookies.SessionName];

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.Get(back)).StatusCode);
        Assert.Equal(0, await both.Program.Read(database => Task.FromResult(database.ExternalLogins.Count())));
    }

    [Theory]
    [InlineData("redirects")]
    [InlineData("fails")]
    [InlineData("huge")]
    [InlineData("words")]
    [InlineData("impostor")]
    public async Task A_provider_that_misbehaves_leaves_the_other_ways_open(string how)
    {
        await using var both = await ProviderProgram.Start();
        both.Provider.Instead = how switch
        {
            "redirects" => context => { context.Response.Redirect($"{both.Provider.Issuer}/keys"); return Task.CompletedTask; },
            "fails" => context => { context.Response.StatusCode = 500; return Task.CompletedTask; },
            "huge" => async context => { for (var part = 0; part < 10; part++) await context.Response.Body.WriteAsync(new byte[100_000]); },
            "words" => context => Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, "good morning"),
            _ => null,
        };
        if (how == "impostor") both.Provider.ClaimedIssuer = "https://accounts.example";

        var answer = await both.Program.Browser().Post("/sign-in/with/harbour");

        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Contains("sign in another way", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_provider_leads_us_into_our_own_network_unless_its_operator_says_so()
    {
        await using var both = await ProviderProgram.Start(isPrivate: false);

        Assert.Equal(HttpStatusCode.BadGateway, (await both.Program.Browser().Post("/sign-in/with/harbour")).StatusCode);
    }

    [Fact]
    public async Task Unknown_providers_and_refusals_are_told_plainly()
    {
        await using var both = await ProviderProgram.Start();
        var browser = both.Program.Browser();
        var back = both.Provider.Agree(await both.Begin(browser));

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Post("/sign-in/with/nobody")).StatusCode);
        var answer = await browser.Get(back.Replace("code=", "error=access_denied&x=", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(0, both.Provider.TokensAsked);
    }

    [Fact]
    public async Task The_last_way_in_stays_and_another_person_takes_none_away()
    {
        await using var both = await ProviderProgram.Start();
        var browser = both.Program.Browser();
        await both.SignIn(browser);
        var id = await both.Program.Read(database => Task.FromResult(database.ExternalLogins.Single().Id));
        var eve = await both.Program.SignIn("eve@news.example", "Eve Adams");

        Assert.Equal(HttpStatusCode.NotFound, (await eve.Post($"/account/logins/{id}/remove")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await browser.Post($"/account/logins/{id}/remove")).StatusCode);
    }

    private static async Task IsRefused(ProviderProgram both)
    {
        var browser = both.Program.Browser();

        var answer = await both.SignIn(browser);

        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.DoesNotContain(ReaderCookies.SessionName, browser.Cookies.Keys);
        Assert.Equal(0, await both.Program.Read(database => Task.FromResult(database.Accounts.Count())));
    }

    private static string Hmac(string head, string claims, byte[] secret)
    {
        var words = $"{TestProvider.Text(head)}.{TestProvider.Text(claims)}";
        return $"{words}.{System.Buffers.Text.Base64Url.EncodeToString(System.Security.Cryptography.HMACSHA256.HashData(secret, System.Text.Encoding.ASCII.GetBytes(words)))}";
    }

    private static string Signed(System.Security.Cryptography.RSA key, string head, string claims)
    {
        var words = $"{TestProvider.Text(head)}.{TestProvider.Text(claims)}";
        return $"{words}.{System.Buffers.Text.Base64Url.EncodeToString(key.SignData(System.Text.Encoding.ASCII.GetBytes(words), System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pkcs1))}";
    }

    private static string Altered(string token, string claims)
    {
        var parts = token.Split('.');
        return $"{parts[0]}.{TestProvider.Text(claims.Replace("248289761001", "1", StringComparison.Ordinal))}.{parts[2]}";
    }
}
