using System.Net;
using Parley.Storage.Discussions;

namespace Parley.Web.Tests.Discussions;

public sealed class ShowCommentTests
{
    [Fact]
    public async Task A_comment_is_shown_with_what_it_answers_and_what_answers_it()
    {
        await using var news = await Newsroom.Open();
        var guest = news.Browser();
        var first = await news.Post(guest, "Above.");
        var second = await news.Post(guest, "Here.", first.Id);
        var third = await news.Post(guest, "Below.", second.Id);

        var page = await news.Page($"{news.Prefix}/comments/{second.Id}");

        Assert.Equal([first.Id, second.Id, third.Id], page.QuerySelectorAll("article[data-id]").Select(article => article.GetAttribute("data-id")));
        Assert.NotNull(page.QuerySelector($".ancestors #comment-{first.Id}"));
        Assert.Contains("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_nearest_ancestors_stand_above_it()
    {
        await using var news = await Newsroom.Open();
        var account = await news.SignedIn();
        var last = (await news.Post(account, "Level 0.")).Id;
        for (var level = 1; level <= ThreadQueries.MostAncestors + 2; level++)
            last = (await news.Post(account, $"Level {level}.", last)).Id;

        var page = await news.Page($"/comments/{last}");

        Assert.Equal(ThreadQueries.MostAncestors, page.QuerySelectorAll(".ancestors article").Length);
        var earlier = page.QuerySelector(".ancestors .more a")?.GetAttribute("href") ?? "";
        Assert.Contains("Level 1.", (await news.Page(earlier)).Body?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_known_version_is_not_sent_again_until_it_changes()
    {
        await using var news = await Newsroom.Open();
        var guest = news.Browser();
        var posted = await news.Post(guest, "Here.");
        var tag = (await guest.Get($"/comments/{posted.Id}")).Headers.ETag;

        Assert.False(tag?.IsWeak);
        foreach (var known in (string[])[$"{tag}", $"W/{tag}", $"\"other\", {tag}"])
        {
            var browser = news.Browser();
            browser.Headers["If-None-Match"] = known;
            var answer = await browser.Get($"/comments/{posted.Id}");
            Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
            Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }

        await news.Post(guest, "An answer.", posted.Id);
        var after = news.Browser();
        after.Headers["If-None-Match"] = $"{tag}";
        Assert.Equal(HttpStatusCode.OK, (await after.Get($"/comments/{posted.Id}")).StatusCode);
    }

    [Theory]
    [InlineData("/comments/1")]
    [InlineData("/comments/99999999999999999999")]
    [InlineData("/comments/-5")]
    [InlineData("/comments/x")]
    public async Task What_is_not_there_is_not_there(string path)
    {
        await using var news = await Newsroom.Open();

        Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get(path)).StatusCode);
    }

    [Fact]
    public async Task A_fragment_is_the_comment_alone()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Here.");

        var html = await news.Browser().Text($"{news.Prefix}/comments/{posted.Id}?fragment=1");

        Assert.StartsWith("<li", html.TrimStart(), StringComparison.Ordinal);
        Assert.DoesNotContain("<html", html, StringComparison.Ordinal);
    }
}
