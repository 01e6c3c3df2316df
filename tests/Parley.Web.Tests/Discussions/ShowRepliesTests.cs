using System.Net;

namespace Parley.Web.Tests.Discussions;

public sealed class ShowRepliesTests
{
    [Fact]
    public async Task More_replies_stand_behind_their_link()
    {
        await using var news = await Newsroom.Open();
        var account = await news.SignedIn();
        var top = await news.Post(account, "Top.");
        for (var number = 0; number < 5; number++)
            await news.Post(account, $"Reply {number}.", top.Id);

        var link = (await news.ArticlePage()).QuerySelector("[data-more=replies]");
        var page = await news.Page(link?.GetAttribute("href") ?? "");

        Assert.Contains("2", link?.TextContent, StringComparison.Ordinal);
        Assert.Contains("Reply 3.", page.Body?.TextContent, StringComparison.Ordinal);
        Assert.Contains("Reply 4.", page.Body?.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Reply 0.", page.Body?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_cursor_they_begin_at_the_first()
    {
        await using var news = await Newsroom.Open();
        var top = await news.Post(news.Browser(), "Top.");
        await news.Post(news.Browser(), "Reply.", top.Id);

        Assert.Contains("Reply.", (await news.Page($"/comments/{top.Id}/replies")).Body?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cursor_of_another_branch_is_refused()
    {
        await using var news = await Newsroom.Open();
        var account = await news.SignedIn();
        var top = await news.Post(account, "Top.");
        var other = await news.Post(account, "Other.");
        for (var number = 0; number < 4; number++)
            await news.Post(account, $"Reply {number}.", top.Id);
        var cursor = (await news.Comments("?sort=oldest"))[0].GetProperty("nextReplies").GetString();

        Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get($"/comments/{other.Id}/replies?cursor={cursor}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get($"/comments/{other.Id}/replies?cursor=x")).StatusCode);
    }
}
