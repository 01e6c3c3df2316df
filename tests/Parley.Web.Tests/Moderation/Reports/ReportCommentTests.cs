using System.Net;
using Parley.Core.People;
using Parley.Storage;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Reports;

public sealed class ReportCommentTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Anybody_reports_a_comment_once(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var posted = await news.Post(news.Browser(), "Buy my lamps.");
        var guest = news.Browser();
        await news.Post(guest, "I shall report that.");

        foreach (var reader in (TestBrowser[])[await news.SignedIn(), guest, news.Browser()])
        {
            Assert.Equal("taken", await Outcome(await Report(reader, posted.Id)));
            Assert.Equal("known", await Outcome(await Report(reader, posted.Id)));
        }

        Assert.Equal(3, await Reports(news, posted.Id));
    }

    [Fact]
    public async Task A_report_sent_twice_at_once_is_one()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Buy my lamps.");
        var reader = await news.SignedIn();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Report(reader, posted.Id)));

        Assert.Equal(1, await Reports(news, posted.Id));
    }

    [Fact]
    public async Task The_form_shows_the_comment_and_thanks()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Buy my lamps.");
        var reader = await news.SignedIn();
        var link = (await news.ArticlePage()).QuerySelector($"#comment-{posted.Id} a.report")?.GetAttribute("href") ?? "";

        var form = await news.Page(link, reader);
        var answer = await reader.Post(link, ("reason", "spam"), ("words", "Look at his other comments."));

        Assert.Contains("Buy my lamps.", form.Body?.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Contains("we tell you what became of it", (await news.Page(answer.Headers.Location?.ToString() ?? "", reader)).Body?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_seen_cannot_be_reported()
    {
        await using var news = await Newsroom.Open();
        await using var holding = await Newsroom.Open(policy: site => site.SetPolicy(true, holdFirst: true, null, 15));
        var author = news.Browser();
        var removed = await news.Post(news.Browser(), "Rude.");
        await news.Remove(removed.Id);
        var deleted = await news.Post(author, "Taken back.");
        await author.Send(HttpMethod.Delete, $"/api/v1/comments/{deleted.Id}", null);
        var held = await holding.Post(holding.Browser(), "Waiting.");

        foreach (var path in (string[])[$"/comments/{removed.Id}", $"/comments/{deleted.Id}", $"/comments/{held.Id}", "/comments/5", $"{holding.Prefix}/comments/{removed.Id}"])
        {
            var reader = await news.SignedIn();
            Assert.Equal(HttpStatusCode.NotFound, (await reader.Get(path + "/report")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await reader.Post(path + "/report", ("reason", "spam"))).StatusCode);
        }
    }

    [Fact]
    public async Task Another_sites_comment_is_not_reported_here()
    {
        await using var news = await Newsroom.Open();
        var neighbour = await news.Neighbour();
        var posted = await news.Post(news.Browser(), "Buy my lamps.");

        Assert.Equal(HttpStatusCode.NotFound, (await (await news.SignedIn()).Post($"{neighbour.Prefix}/comments/{posted.Id}/report", ("reason", "spam"))).StatusCode);
        Assert.Equal(0, await Reports(news, posted.Id));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"reason":"boredom"}""")]
    [InlineData("""{"reason":"spam","words":"\u0000"}""")]
    [InlineData("""{"reason":"spam","words":"\ud800"}""")]
    public async Task A_report_that_makes_no_sense_is_refused(string json)
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Buy my lamps.");

        var answer = await news.Browser().Json(HttpMethod.Post, $"/api/v1/comments/{posted.Id}/report", json);

        Assert.True(answer.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest, answer.StatusCode.ToString());
        Assert.Equal(0, await Reports(news, posted.Id));
    }

    [Fact]
    public async Task Words_that_are_too_long_come_back_with_the_form_and_run_no_script()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Buy my lamps.");
        var words = "</textarea><script>alert(1)</script>" + new string('x', 1_000);

        var answer = await (await news.SignedIn()).Post($"/comments/{posted.Id}/report", ("reason", "spam"), ("words", words));

        var page = Newsroom.Parse(await Answer.Text(answer));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(words, page.QuerySelector("#own-words")?.TextContent.TrimStart('\n'));
        Assert.DoesNotContain(page.Scripts, script => script.TextContent.Contains("alert", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_reports_their_own_comment()
    {
        await using var news = await Newsroom.Open();
        var author = await news.SignedIn();
        var posted = await news.Post(author, "Mine.");

        Assert.Equal(HttpStatusCode.Forbidden, (await Report(author, posted.Id)).StatusCode);
    }

    [Fact]
    public async Task A_reader_learns_nothing_of_who_reported()
    {
        await using var news = await Newsroom.Open();
        var author = await news.SignedIn("Loud Person");
        var posted = await news.Post(author, "Buy my lamps.");
        await (await news.SignedIn("Careful Person")).Json(HttpMethod.Post, $"/api/v1/comments/{posted.Id}/report", """{"reason":"spam","words":"Told in confidence."}""");

        await news.Remove(posted.Id);

        foreach (var path in (string[])[news.ArticlePath, news.CommentsApi, $"/comments/{posted.Id}", $"/comments/{posted.Id}/mine", "/notifications", "/account/data/export"])
        {
            var text = await author.Text(path);
            Assert.DoesNotContain("Careful Person", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Told in confidence", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_leaves_takes_their_words_along()
    {
        await using var news = await Newsroom.OpenAlone();
        var reader = await news.Program.SignIn("teller@example.org", "Careful Person");
        var posted = await news.Post(news.Browser(), "Buy my lamps.");
        await reader.Json(HttpMethod.Post, $"/api/v1/comments/{posted.Id}/report", """{"reason":"spam","words":"Told in confidence."}""");

        await reader.Post("/account/delete", ("keep", "comments"), ("name", "Careful Person"));

        Assert.Equal(1, await Reports(news, posted.Id));
        Assert.Equal(0, await news.Program.Read(async database =>
            await database.QueryNumber("SELECT count(*) FROM reports WHERE words IS NOT NULL OR account IS NOT NULL", CancellationToken.None)));
    }

    internal static Task<HttpResponseMessage> Report(TestBrowser browser, string comment, string reason = "spam") =>
        browser.Json(HttpMethod.Post, $"/api/v1/comments/{comment}/report", $$"""{"reason":"{{reason}}"}""");

    private static async Task<string?> Outcome(HttpResponseMessage answer) => (await Answer.Json(answer)).GetProperty("outcome").GetString();

    private static Task<long?> Reports(Newsroom news, string comment) => news.Program.Read(async database => await database.QueryNumber(
        "SELECT count(*) FROM reports WHERE comment = @comment AND settled_at IS NULL", CancellationToken.None, ("@comment", long.Parse(comment, System.Globalization.CultureInfo.InvariantCulture))));
}
