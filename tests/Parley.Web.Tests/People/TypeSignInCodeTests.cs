using System.Net;
using System.Text.Json;
using Parley.Testing;

namespace Parley.Web.Tests.People;

public sealed class TypeSignInCodeTests
{
    [Fact]
    public async Task A_first_sign_in_makes_an_account_with_a_neutral_name()
    {
        await using var program = await TestProgram.Start();
        var browser = program.Browser();
        await browser.Post("/sign-in", ("email", "Ada.Lovelace@News.example"));

        var answer = await browser.Post("/sign-in/code", ("email", "ada.lovelace@news.example"), ("code", (await program.Mail("Ada.Lovelace@news.example")).Code));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/account", answer.Headers.Location?.OriginalString);
        var me = await Me(browser);
        Assert.StartsWith("Reader ", me.GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.False(me.GetProperty("hasChosenName").GetBoolean());
        Assert.DoesNotContain("ovelace", me.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_is_for_this_host_alone_and_out_of_reach_of_scripts()
    {
        await using var program = await TestProgram.Start();
        var browser = program.Browser();
        await browser.Post("/sign-in", ("email", "ada@news.example"));

        var answer = await browser.Post("/sign-in/code", ("email", "ada@news.example"), ("code", (await program.Mail("ada@news.example")).Code));

        var cookie = answer.Headers.GetValues("Set-Cookie").First(value => value.StartsWith("__Host-parley=", StringComparison.Ordinal));
        Assert.Matches("^__Host-parley=[A-Za-z0-9_-]{22}; max-age=[0-9]+; path=/; secure; samesite=lax; httponly$", cookie);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task A_program_gets_a_bearer_token_and_no_cookie()
    {
        await using var program = await TestProgram.Start();
        var browser = program.Browser();
        await browser.Json(HttpMethod.Post, "/api/v1/sign-in", """{"email":"bot@news.example"}""");

        var code = (await program.Mail("bot@news.example")).Code;
        var answer = await browser.Json(HttpMethod.Post, "/api/v1/sign-in/code", $$"""{"email":"bot@news.example","code":"{{code}}","bearer":true}""");

        var token = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("token").GetString();
        Assert.Empty(browser.Cookies);
        browser.Headers["Authorization"] = $"Bearer {token}";
        browser.Headers["Sec-Fetch-Site"] = null;
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/api/v1/me")).StatusCode);
        // A bearer is no cookie.
        var thief = program.Browser();
        thief.Cookies["__Host-parley"] = token!;
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.Get("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task Five_wrong_codes_end_the_ticket_and_its_link_too()
    {
        await using var program = await TestProgram.Start();
        var browser = program.Browser();
        await browser.Post("/sign-in", ("email", "ada@news.example"));
        var mail = await program.Mail("ada@news.example");
        var wrong = mail.Code == "000000" ? "000001" : "000000";

        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Post("/sign-in/code", ("email", "ada@news.example"), ("code", wrong))).StatusCode);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Post("/sign-in/code", ("email", "ada@news.example"), ("code", mail.Code))).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await browser.Post(mail.Link)).StatusCode);
        Assert.DoesNotContain("__Host-parley", browser.Cookies.Keys);
    }

    [Fact]
    public async Task Fifty_tries_at_once_count_as_fifty()
    {
        await using var program = await TestProgram.Start();
        await program.Browser().Post("/sign-in", ("email", "ada@news.example"));
        var mail = await program.Mail("ada@news.example");
        var wrong = mail.Code == "000000" ? "000001" : "000000";

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => program.Browser().Post("/sign-in/code", ("email", "ada@news.example"), ("code", wrong))));

        Assert.Equal(5, await program.Read(database => Task.FromResult(database.SignInTickets.Single(ticket => ticket.EmailKey == "ada@news.example").Tries)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await program.Browser().Post("/sign-in/code", ("email", "ada@news.example"), ("code", mail.Code))).StatusCode);
    }

    [Fact]
    public async Task A_code_works_once_and_ten_minutes()
    {
        await using var program = await TestProgram.Start();
        await program.Browser().Post("/sign-in", ("email", "ada@news.example"));
        var first = await program.Mail("ada@news.example");

        Assert.Equal(HttpStatusCode.Redirect, (await program.Browser().Post("/sign-in/code", ("email", "ada@news.example"), ("code", first.Code))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await program.Browser().Post("/sign-in/code", ("email", "ada@news.example"), ("code", first.Code))).StatusCode);

        program.Later(TimeSpan.FromMinutes(1));
        await program.Browser().Post("/sign-in", ("email", "ada@news.example"));
        var second = await program.Mail("ada@news.example", 2);
        program.Later(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await program.Browser().Post("/sign-in/code", ("email", "ada@news.example"), ("code", second.Code))).StatusCode);
    }

    [Fact]
    public async Task A_code_for_one_address_opens_no_other()
    {
        await using var program = await TestProgram.Start();
        await program.Browser().Post("/sign-in", ("email", "ada@news.example"));
        await program.Browser().Post("/sign-in", ("email", "eve@news.example"));
        var code = (await program.Mail("eve@news.example")).Code;

        var answer = await program.Browser().Json(HttpMethod.Post, "/api/v1/sign-in/code", $$"""{"email":"ada@news.example","code":"{{code}}"}""");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task The_wrong_code_is_answered_alike_whether_or_not_a_letter_was_sent()
    {
        await using var program = await TestProgram.Start();
        await program.Browser().Post("/sign-in", ("email", "ada@news.example"));
        var wrong = (await program.Mail("ada@news.example")).Code == "000000" ? "000001" : "000000";

        var asked = await Refusal(program, "ada@news.example", wrong);
        var never = await Refusal(program, "eve@news.example", wrong);

        Assert.Equal(asked, never);
    }

    [Fact]
    public async Task The_session_is_new_at_every_sign_in_and_the_former_one_ends()
    {
        await using var program = await TestProgram.Start();
        var browser = await program.SignIn("ada@news.example");
        var former = browser.Cookies["__Host-parley"];

        await browser.Post("/sign-in", ("email", "ada@news.example"));
        await browser.Post("/sign-in/code", ("email", "ada@news.example"), ("code", (await program.Mail("ada@news.example", 2)).Code));

        Assert.NotEqual(former, browser.Cookies["__Host-parley"]);
        var old = browser.Another();
        old.Cookies["__Host-parley"] = former;
        Assert.Equal(HttpStatusCode.Unauthorized, (await old.Get("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task A_session_that_somebody_else_made_up_is_never_taken()
    {
        await using var program = await TestProgram.Start();
        var browser = program.Browser();
        browser.Cookies["__Host-parley"] = "AAAAAAAAAAAAAAAAAAAAAA";

        await browser.Post("/sign-in", ("email", "ada@news.example"));
        await browser.Post("/sign-in/code", ("email", "ada@news.example"), ("code", (await program.Mail("ada@news.example")).Code));

        Assert.NotEqual("AAAAAAAAAAAAAAAAAAAAAA", browser.Cookies["__Host-parley"]);
    }

    private static async Task<JsonElement> Me(TestBrowser browser) => JsonDocument.Parse(await browser.Text("/api/v1/me")).RootElement;

    private static async Task<string> Refusal(TestProgram program, string email, string code)
    {
        var answer = await program.Browser().Json(HttpMethod.Post, "/api/v1/sign-in/code", $$"""{"email":"{{email}}","code":"{{code}}"}""");
        return $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}";
    }
}
