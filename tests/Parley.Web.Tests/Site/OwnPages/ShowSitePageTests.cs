using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Site.OwnPages;

public sealed class ShowSitePageTests
{
    [Fact]
    public async Task The_rule_that_a_removal_names_is_on_the_page()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Words.");
        await news.Remove(posted.Id, "off-topic");

        var link = (await news.ArticlePage()).QuerySelector(".tombstone a[href*='/rules#']")?.GetAttribute("href") ?? "";

        Assert.StartsWith(news.Prefix, link, StringComparison.Ordinal);
        Assert.NotNull((await news.Page(link.Split('#')[0])).GetElementById(link.Split('#')[1]));
    }
}
