using System.Net;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Articles.Lists;

public sealed class ShowArchiveTests
{
    [Fact]
    public async Task Each_month_in_which_something_appeared_is_linked_and_holds_its_articles_alone()
    {
        await using var news = await Newsroom.Open();
        await ShowListTests.Publish(news, "From before", "Old", new DateTimeOffset(1998, 2, 28, 23, 59, 59, TimeSpan.Zero));
        await ShowListTests.Publish(news, "A minute later", "Old", new DateTimeOffset(1998, 3, 1, 0, 0, 0, TimeSpan.Zero));

        var links = (await news.Page(news.Prefix + "/archive")).QuerySelectorAll("main li a").Select(link => link.GetAttribute("href") ?? "").ToList();
        var february = await news.Page(news.Prefix + "/archive/1998/02");

        Assert.Equal(3, links.Count);
        Assert.Equal([news.Prefix + "/archive/1998/03", news.Prefix + "/archive/1998/02"], links.Skip(1));
        Assert.Equal(["From before"], february.QuerySelectorAll("main h2").Select(heading => heading.TextContent));
        Assert.Equal("February 1998", february.QuerySelector("main h1")?.TextContent);
    }

    [Theory, InlineData("/archive/1998/13"), InlineData("/archive/0/1"), InlineData("/archive/9999/12"), InlineData("/archive/1901/01"), InlineData("/archive/x/1")]
    public async Task A_month_without_articles_is_no_page(string path)
    {
        await using var news = await Newsroom.Open();

        Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get(news.Prefix + path)).StatusCode);
    }
}
