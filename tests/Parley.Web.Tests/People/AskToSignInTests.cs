using System.Net;
using System.Text;
using Parley.Testing;
using Parley.Web.Site;

namespace Parley.Web.Tests.People;

public sealed class AskToSignInTests
{
    [Fact]
    public async Task The_letter_holds_a_link_and_a_code_and_lies_there_at_once()
    {
        await using var program = await TestProgram.Start();
        var browser = program.Browser();

        var answer = await browser.Post("/sign-in", ("email", "ada@news.example"));

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var mail = await program.Mail("ada@news.example");
        Assert.Equal(6, mail.Code.Length);
        Assert.StartsWith("/sign-in/link?token=", mail.Link, StringComparison.Ordinal);
        Assert.Contains("Newsroom", mail.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Known_and_unknown_addresses_get_the_same_answer()
    {
        await using var program = await TestProgram.Start();
        await program.SignIn("known@news.example");

        var known = await Ask(program, "known@news.example");
        var unknown = await Ask(program, "other@news.example");

        Assert.Equal("Accepted {\"minutes\":10}", known.Split('\n')[0]);
        Assert.Equal(known, unknown);
        // The account of the unknown one is not made by asking.
        Assert.Equal(1, await program.Read(database => Task.FromResult(database.Accounts.Count(account => account.EmailKey != null))));
    }

    [Fact]
    public async Task No_cookie_is_set_by_looking_around()
    {
        await using var program = await TestProgram.Start();
        var browser = program.Browser();

        foreach (var path in (string[])["/", "/sign-in", "/sign-in/link?token=AAAAAAAAAAAAAAAAAAAAAA", "/account"]) await browser.Get(path);

        Assert.Empty(browser.Cookies);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("a@b")]
    [InlineData("ada@news.example\r\nBcc: all@news.example")]
    [InlineData("ada@news.example, eve@news.example")]
    [InlineData("\"Ada\" <ada@news.example>")]
    [InlineData("ada@news.example\u2028x")]
    public async Task What_is_no_address_gets_no_letter(string email)
    {
        await using var program = await TestProgram.Start();

        var answer = await program.Browser().Post("/sign-in", ("email", email));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.False(Directory.Exists(program.Mailbox));
    }

    [Fact]
    public async Task One_address_gets_ten_letters_an_hour_and_the_answer_stays_the_same()
    {
        await using var program = await TestProgram.Start(options => options with { RateLimits = new RateLimitOptions { Enabled = true } });
        var browser = program.Browser();

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 14; i++) answers.Add((await browser.Post("/sign-in", ("email", "flooded@news.example"))).StatusCode);
        await program.Browser().Post("/sign-in", ("email", "last@news.example"));
        await program.Mail("last@news.example");

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer));
        Assert.Equal(10, program.Mails("flooded@news.example").Count);
        program.Later(TimeSpan.FromMinutes(61));
        await browser.Post("/sign-in", ("email", "flooded@news.example"));
        await program.Mail("flooded@news.example", 11);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("localhost.evil.example:5080")]
    public async Task The_link_never_leads_to_a_host_that_the_request_made_up(string host)
    {
        await using var program = await TestProgram.Start();
        var browser = program.Browser();
        browser.Headers["Host"] = host;

        await browser.Post("/sign-in", ("email", "ada@news.example"));

        Assert.DoesNotContain("evil", (await program.Mail("ada@news.example")).Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sites_title_cannot_add_headers_to_a_letter()
    {
        await using var program = await TestProgram.Start();
        await program.Write(async (database, cancel) =>
        {
            database.Sites.Single().Describe("Herald\r\nBcc: all@news.example\r\n\r\n<script>", "x", "en");
            return await database.SaveChangesAsync(cancel);
        });
        await program.Get<SiteDirectory>().Refresh(TestContext.Current.CancellationToken);

        await program.Browser().Post("/sign-in", ("email", "ada@news.example"));

        var mail = await program.Mail("ada@news.example");
        using var raw = new MemoryStream(Encoding.UTF8.GetBytes(mail.Raw));
        var message = await MimeKit.MimeMessage.LoadAsync(raw, TestContext.Current.CancellationToken);
        Assert.Empty(message.Bcc);
        Assert.Equal("ada@news.example", Assert.Single(message.To.Mailboxes).Address);
        Assert.Equal(
            ["Auto-Submitted", "Content-Transfer-Encoding", "Content-Type", "Date", "From", "MIME-Version", "Message-Id", "Subject", "To"],
            message.Headers.Concat(message.Body?.Headers ?? []).Select(header => header.Field).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nothing_secret_reaches_the_log_or_stays_in_the_store()
    {
        await using var program = await TestProgram.Start();
        await program.SignIn("ada@news.example");

        var mail = program.Mails("ada@news.example").Single();
        var token = mail.Link.Split('=')[1];
        Assert.DoesNotContain(program.Log.All, line => line.Contains(token, StringComparison.Ordinal) || line.Contains(mail.Code, StringComparison.Ordinal));
        Assert.Contains(program.Log.All, line => line.Contains(".eml", StringComparison.Ordinal));
        var payloads = await program.Read(database => Task.FromResult(database.Outbox.Select(message => message.Payload).ToList()));
        Assert.All(payloads, payload => Assert.Equal("", payload));
    }

    private static async Task<string> Ask(TestProgram program, string email)
    {
        var answer = await program.Browser().Json(HttpMethod.Post, "/api/v1/sign-in", $$"""{"email":"{{email}}"}""");
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date").OrderBy(header => header.Key, StringComparer.Ordinal);
        return $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}\n"
            + string.Join('\n', headers.Select(header => $"{header.Key}: {string.Join(',', header.Value)}"));
    }
}
