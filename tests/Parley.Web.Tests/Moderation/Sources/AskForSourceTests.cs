using System.Net;
using Parley.Core.Articles;
using Parley.Core.People;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Sources;

public sealed class AskForSourceTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_question_is_asked_once_by_each_and_answered_by_a_reply_with_a_link_as_long_as_that_is_seen(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind, content: content => content with
        {
            Blocks = [.. content.Blocks, new Quotation([RichText.Of("We lit them.")]) { Outlet = "The Harbour Log", Link = "https://www.log.example/1" }],
        });
        var (author, asker, other) = (await news.SignedIn(), await news.SignedIn(), await news.SignedIn());
        var posted = await news.Post(author, "They were lit at seven.");

        Assert.Equal(1, await Ask(asker, posted.Id));
        Assert.Equal(1, await Ask(asker, posted.Id));
        Assert.Equal(2, await Ask(other, posted.Id));
        Assert.Equal(1, await Ask(other, posted.Id, asks: false));
        Assert.Equal(["1"], await Open(news));
        await Told(news, author, "where you have this from");

        var reply = await news.Post(author, "See https://log.example/seven?a=1&b=2 and https://other.example/", posted.Id);
        await Patience.Until(async () => (await Open(news))[0] == "0");
        var page = await news.Page($"/comments/{posted.Id}/ask-source");
        Assert.Equal(["The Harbour Log", "other.example"], page.QuerySelectorAll(".sources a").Select(link => link.TextContent));
        Assert.Contains("(log.example)", page.QuerySelector(".sources")?.TextContent, StringComparison.Ordinal);
        var card = (await news.ArticlePage()).QuerySelector($"#comment-{posted.Id} .sources a");
        Assert.Equal(("The Harbour Log", "ugc"), (card?.TextContent, card?.GetAttribute("rel")?.Split(' ')[1]));
        Assert.Equal("https://log.example/seven?a=1&b=2", page.QuerySelector(".sources a")?.GetAttribute("href"));
        await Told(news, asker, "A source was given");

        await news.Remove(reply.Id);
        Assert.Empty((await news.Page($"/comments/{posted.Id}/ask-source")).QuerySelectorAll(".lines a"));
        await Patience.Until(async () => (await Open(news))[0] == "1");

        await news.Remove(posted.Id);
        Assert.Equal(["0"], await Open(news));
    }

    [Fact]
    public async Task Links_that_stood_there_before_anybody_asked_are_sources_too_and_those_within_the_site_are_none()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Seven.");
        await news.Post(news.Browser(), "[Look](https://paper.example/a) or write to mailto:a@b.example", posted.Id);

        await Ask(await news.SignedIn(), posted.Id);

        Assert.Equal(["paper.example"], (await news.Page($"/comments/{posted.Id}/ask-source")).QuerySelectorAll(".sources a").Select(link => link.TextContent));
        Assert.Equal(["0"], await Open(news));
    }

    [Fact]
    public async Task Whoever_wrote_it_does_not_ask_and_what_cannot_be_seen_is_not_asked()
    {
        await using var news = await Newsroom.Open();
        var author = await news.SignedIn();
        var posted = await news.Post(author, "Seven.");
        var removed = await news.Post(news.Browser(), "Rude.");
        await news.Remove(removed.Id);

        Assert.Equal(HttpStatusCode.Forbidden, (await author.Json(HttpMethod.Put, $"/api/v1/comments/{posted.Id}/ask-source", "{}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await news.Browser().Post($"/comments/{posted.Id}/ask-source", ("value", "1"))).StatusCode);
        foreach (var path in (string[])[$"/comments/{removed.Id}/ask-source", "/comments/5/ask-source", $"{(await news.Neighbour()).Prefix}/comments/{posted.Id}/ask-source"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get(path)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await (await news.SignedIn()).Post(path, ("value", "1"))).StatusCode);
        }

        Assert.NotNull((await news.Page($"/comments/{posted.Id}/ask-source")).QuerySelector("a[href*='/sign-in']"));
    }

    internal static async Task<int> Ask(TestBrowser reader, string comment, bool asks = true) => (await Answer.Json(
        await reader.Json(HttpMethod.Put, $"/api/v1/comments/{comment}/ask-source", asks ? "{}" : """{"ask":false}"""))).GetProperty("askers").GetInt32();

    /// <summary>The count of open questions in the head of the desk.</summary>
    internal static async Task<string[]> Open(Newsroom news) =>
        [.. (await news.Page(news.Prefix + "/desk/sources", await news.SignedIn(role: Role.Editor))).QuerySelectorAll(".desk-bar [data-count=sources]").Select(count => count.TextContent)];

    private static Task Told(Newsroom news, TestBrowser reader, string words) => Patience.Until(async () =>
        (await news.Page(news.Prefix + "/notifications", reader)).QuerySelector(".lines")?.TextContent.Contains(words, StringComparison.Ordinal) == true);
}
