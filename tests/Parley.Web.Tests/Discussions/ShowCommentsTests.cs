using System.Net;

namespace Parley.Web.Tests.Discussions;

public sealed class ShowCommentsTests
{
    [Fact]
    public async Task The_pages_of_a_long_discussion_follow_by_links()
    {
        await using var news = await Newsroom.Open();
        var account = await news.SignedIn();
        for (var number = 0; number < 52; number++)
            await news.Post(account, $"Number {number}.");

        var first = await news.Page(news.ArticlePath + "?sort=oldest");
        var next = first.QuerySelectorAll("a[href*='cursor=']").Single().GetAttribute("href") ?? "";
        var second = await news.Page(next);

        Assert.StartsWith($"{news.Prefix}/discussions/", next, StringComparison.Ordinal);
        Assert.Equal(50, first.QuerySelectorAll("article[data-id]").Length);
        Assert.Equal(2, second.QuerySelectorAll("article[data-id]").Length);
        Assert.Empty(second.QuerySelectorAll("a[href*='cursor=']"));
    }

    [Theory]
    [InlineData("?sort=worst")]
    [InlineData("?cursor=x")]
    public async Task What_makes_no_sense_is_not_there(string query)
    {
        await using var news = await Newsroom.Open();

        Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get($"/discussions/{news.Discussion}/comments{query}")).StatusCode);
    }

    [Fact]
    public async Task Doubled_parameters_are_refused()
    {
        await using var news = await Newsroom.Open();

        Assert.Equal(HttpStatusCode.BadRequest, (await news.Browser().Get($"/discussions/{news.Discussion}/comments?sort=best&sort=newest")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await news.Browser().Get($"{news.ArticlePath}?sort=best&sort=best")).StatusCode);
    }
}
