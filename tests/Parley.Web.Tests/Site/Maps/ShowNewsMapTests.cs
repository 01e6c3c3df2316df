using Parley.Web.Tests.Articles.Feeds;
using Parley.Web.Tests.Articles.Lists;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Site.Maps;

public sealed class ShowNewsMapTests
{
    [Fact]
    public async Task It_holds_what_appeared_in_the_last_two_days()
    {
        await using var news = await Newsroom.Open();
        await ShowListTests.Publish(news, "Three days old", "Old", news.Program.Clock.GetUtcNow().AddDays(-3));

        var map = await news.Browser().Text(news.Prefix + "/news-sitemap.xml");

        const string kind = "http://www.google.com/schemas/sitemap-news/0.9";
        Assert.Equal(["Lights on the quay"], FeedText.All(map, "title", kind));
        Assert.Equal(["The Quiet Paper"], FeedText.All(map, "name", kind));
        Assert.Equal(["en"], FeedText.All(map, "language", kind));
        Assert.Single(ShowSiteMapTests.Locations(map));
    }
}
