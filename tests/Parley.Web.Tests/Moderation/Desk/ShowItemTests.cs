using System.Net;
using Parley.Core.People;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Desk;

public sealed class ShowItemTests
{
    [Fact]
    public async Task A_comment_is_shown_with_what_it_answers_what_it_quotes_and_who_wrote_it()
    {
        await using var news = await Newsroom.Open();
        var above = await news.Post(news.Browser(), "Who lit them?", name: "Asker");
        var author = await news.SignedIn("Steady Writer");
        var before = await news.Post(author, "Old words that had to go.");
        await news.Remove(before.Id);
        var posted = await news.Post(author, "> The lamps were lit at six.\n\nBy me.", above.Id);
        await news.Report(posted.Id, words: "<b>He</b> did not.");

        var page = await news.Page(await news.SignedIn(role: Role.Moderator), $"/items/{posted.Id}");

        Assert.Contains("1 report", page.QuerySelector(".because h2")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("The lamps were lit at six.", page.QuerySelector(".passage")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("Who lit them?", page.QuerySelector(".above")?.TextContent, StringComparison.Ordinal);
        var facts = page.QuerySelector(".facts")?.TextContent;
        Assert.Contains("<b>He</b> did not.", facts, StringComparison.Ordinal);
        Assert.Contains("Old words that had to go.", facts, StringComparison.Ordinal);
        Assert.Contains("1 removed", facts, StringComparison.Ordinal);
        Assert.Contains("Steady Writer", facts, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href$='/comments/{posted.Id}/mark']"));
    }

    [Fact]
    public async Task The_words_that_a_rule_found_are_marked()
    {
        await using var news = await Newsroom.Open(terms: new() { Starters = [], Banned = ["lampblack"] });
        var posted = await news.Post(news.Browser(), "All of this is Lampblack & <i>soot</i>, says I.");

        var page = await news.Page(await news.SignedIn(role: Role.Moderator), $"/items/{posted.Id}");

        Assert.Equal("Lampblack", page.QuerySelector(".marked mark")?.TextContent);
        Assert.Equal("All of this is Lampblack & <i>soot</i>, says I.", page.QuerySelector(".marked")?.TextContent.Trim());
        Assert.Contains("banned words", page.QuerySelector(".because h2")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_decided_can_still_be_looked_at_and_says_that_nothing_waits()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Gone words.");
        await news.Remove(posted.Id);

        var page = await news.Page(await news.SignedIn(role: Role.Moderator), $"/items/{posted.Id}");

        Assert.Contains("Gone words.", page.QuerySelector(".judged")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing about this comment waits", page.QuerySelector(".because")?.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("button[value=restore]"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("99999999999")]
    public async Task What_is_not_there_is_not_found(string id)
    {
        await using var news = await Newsroom.Open();

        Assert.Equal(HttpStatusCode.NotFound, (await (await news.SignedIn(role: Role.Moderator)).Get($"{news.Prefix}/desk/items/{id}")).StatusCode);
    }
}
