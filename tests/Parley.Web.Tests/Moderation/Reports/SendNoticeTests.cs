using System.Net;
using System.Text.Json;
using Parley.Storage;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Reports;

public sealed class SendNoticeTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Anybody_without_an_account_sends_a_notice_and_gets_a_receipt(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var posted = await news.Post(news.Browser(), "The mayor is a thief.");
        var reader = news.Browser();

        var answer = await Send(news, reader, Link(news, posted.Id));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var page = await news.Page(answer.Headers.Location?.ToString() ?? "", reader);
        var reference = page.QuerySelector("h1")?.TextContent.Split(' ')[^1] ?? "";
        Assert.Matches("^[2-9A-Z]{4}-[2-9A-Z]{4}$", reference);
        Assert.Contains("waits to be read", page.Body?.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='{news.Prefix}/comments/{posted.Id}']"));
    }

    [Fact]
    public async Task The_receipt_comes_by_mail_with_the_link_and_none_of_the_words()
    {
        await using var news = await Newsroom.OpenAlone();
        var posted = await news.Post(news.Browser(), "The mayor is a thief.");

        await Send(news, news.Browser(), Link(news, posted.Id), email: "lawyer@example.org", why: "Visit http://evil.example now");

        var mail = await news.Program.Mail("lawyer@example.org");
        Assert.Contains("/notices/", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"/comments/{posted.Id}", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", mail.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await news.Browser().Get(mail.Link)).StatusCode);
    }

    [Fact]
    public async Task Who_tells_of_abuse_of_children_may_stay_unknown_and_nobody_else()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Words.");

        var unknown = await Send(news, news.Browser(), Link(news, posted.Id), kind: "violence", name: "", email: "");
        var child = await Send(news, news.Browser(), Link(news, posted.Id), kind: "protection-of-minors", name: "", email: "");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.Found, child.StatusCode);
        Assert.Contains("only way to see", (await news.Page(child.Headers.Location?.ToString() ?? "")).Body?.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Links_that_lead_to_nothing_here_are_named_and_the_form_keeps_everything(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var neighbour = await news.Neighbour();
        var posted = await news.Post(news.Browser(), "Words.");
        var elsewhere = await neighbour.Post(neighbour.Browser(), "Words elsewhere.");
        var removed = await news.Post(news.Browser(), "Gone.");
        await news.Remove(removed.Id);
        string[] wrong =
        [
            "https://evil.example/comments/" + posted.Id, Link(news, elsewhere.Id), Link(neighbour, elsewhere.Id), Link(news, removed.Id), Link(news, "5"), "javascript:alert(1)",
            "comments/" + posted.Id, Link(news, "99999999999999999999"), $"{news.Program.Address}{news.ArticlePath[1..]}%00",
        ];

        var answer = await Send(news, news.Browser(), string.Join('\n', [.. wrong, Link(news, posted.Id)]), why: "<script>alert(2)</script>");

        var page = Newsroom.Parse(await Answer.Text(answer));
        var said = page.QuerySelector("#form-error")?.TextContent ?? "";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.All(wrong, link => Assert.Contains(link, said, StringComparison.Ordinal));
        Assert.DoesNotContain(Link(news, posted.Id) + "\n", said, StringComparison.Ordinal);
        Assert.Equal("<script>alert(2)</script>", page.QuerySelector("#why")?.TextContent.Trim());
        Assert.Equal(0, await Notices(news));
    }

    [Fact]
    public async Task A_comment_is_named_by_its_page_its_place_in_the_article_or_the_article_itself()
    {
        await using var news = await Newsroom.Open();
        var one = await news.Post(news.Browser(), "One.");
        var two = await news.Post(news.Browser(), "Two.");

        var answer = await Send(news, news.Browser(), $"{Link(news, one.Id)}\n{news.Program.Address}{news.ArticlePath[1..]}#comment-{two.Id}\n{news.Program.Address}{news.ArticlePath[1..]}\n{Link(news, one.Id)}/reply");

        var page = await news.Page(answer.Headers.Location?.ToString() ?? "");
        Assert.Equal(
            [$"{news.Prefix}/comments/{one.Id}", $"{news.Prefix}/comments/{two.Id}", news.ArticlePath],
            page.QuerySelectorAll(".lines a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task The_same_notice_sent_twice_is_one_and_both_are_told_its_number()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Words.");
        var reader = news.Browser();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Send(news, reader, Link(news, posted.Id))));

        Assert.Single(answers.Select(answer => answer.Headers.Location?.ToString()).Distinct());
        Assert.Equal(1, await Notices(news));
    }

    [Theory]
    [InlineData("name", "Ann\r\nBcc: everybody@example.org")]
    [InlineData("name", "Ann\u202ebob")]
    [InlineData("email", "ann@example.org\r\nBcc: x@example.org")]
    [InlineData("email", "no address")]
    [InlineData("kind", "witchcraft")]
    [InlineData("faith", "")]
    [InlineData("why", " ")]
    [InlineData("links", "")]
    public async Task What_is_wrong_is_said_and_nothing_is_stored(string field, string value)
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Words.");
        var fields = Fields(Link(news, posted.Id)).ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);
        fields[field] = value;

        var answer = await news.Browser().Post(news.Prefix + "/notice", [.. fields.Select(pair => (pair.Key, pair.Value))]);

        var page = Newsroom.Parse(await Answer.Text(answer));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull(page.QuerySelector($"[name={field}][aria-invalid]"));
        Assert.Equal(0, await Notices(news));
    }

    [Fact]
    public async Task A_thousand_links_are_refused_at_once()
    {
        await using var news = await Newsroom.Open();
        var links = string.Join('\n', Enumerable.Range(1, 1_000).Select(number => Link(news, number.ToString(System.Globalization.CultureInfo.InvariantCulture))));

        var answer = await Send(news, news.Browser(), links);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("at most 50", await Answer.Text(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_address_sends_so_many_a_day_and_a_trusted_flagger_many_more()
    {
        await using var news = await Newsroom.Open(policy: site => site.Report(new() { TrustedFlaggers = ["trusted@example.org"] }));
        var posted = await news.Post(news.Browser(), "Words.");
        List<HttpStatusCode> plain = [];
        List<HttpStatusCode> trusted = [];
        for (var n = 0; n < 21; n++)
        {
            plain.Add((await Send(news, news.Browser(), Link(news, posted.Id), why: $"Reason {n}.", email: "often@example.org")).StatusCode);
            trusted.Add((await Send(news, news.Browser(), Link(news, posted.Id), why: $"Reason {n}.", email: "Trusted@example.org")).StatusCode);
        }

        Assert.Equal(20, plain.Count(status => status == HttpStatusCode.Found));
        Assert.Equal(21, trusted.Count(status => status == HttpStatusCode.Found));
    }

    [Fact]
    public async Task The_program_interface_takes_notices_too()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Words.");
        var json = JsonSerializer.Serialize(new { links = new[] { Link(news, posted.Id) }, kind = "violence", why = "It threatens.", name = "Ann", email = "ann@example.org", goodFaith = true });

        var answer = await news.Browser().Json(HttpMethod.Post, news.Prefix + "/api/v1/notices", json);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var address = (await Answer.Json(answer)).GetProperty("address").GetString() ?? "";
        Assert.Equal(HttpStatusCode.OK, (await news.Browser().Get(new Uri(address).PathAndQuery)).StatusCode);
    }

    internal static string Link(Newsroom news, string comment) => $"{news.Program.Address}{news.Prefix[1..]}/comments/{comment}";

    internal static Task<HttpResponseMessage> Send(
        Newsroom news, TestBrowser browser, string links, string kind = "illegal-or-harmful-speech", string why = "It says what is not so of a person.", string name = "Ann Law",
        string email = "ann@example.org") =>
        browser.Post(news.Prefix + "/notice", Fields(links, kind, why, name, email));

    private static (string Name, string Value)[] Fields(
        string links, string kind = "illegal-or-harmful-speech", string why = "It says what is not so of a person.", string name = "Ann Law", string email = "ann@example.org") =>
        [("links", links), ("kind", kind), ("why", why), ("law", ""), ("name", name), ("email", email), ("faith", "yes")];

    private static Task<long?> Notices(Newsroom news) => news.Program.Read(async database =>
        await database.QueryNumber("SELECT count(*) FROM legal_notices WHERE site = @site", CancellationToken.None, ("@site", news.Site.Id.Value)));
}
