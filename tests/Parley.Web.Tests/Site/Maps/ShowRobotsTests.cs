using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Site.Maps;

public sealed class ShowRobotsTests
{
    [Fact]
    public async Task It_names_the_maps_and_keeps_robots_from_what_is_personal()
    {
        await using var news = await Newsroom.Open();
        var root = news.Program.Address.GetLeftPart(UriPartial.Authority);

        var own = (await news.Browser().Text(news.Prefix + "/robots.txt")).Split('\n');
        var host = (await news.Browser().Text("/robots.txt")).Split('\n');

        Assert.Contains($"Sitemap: {root}{news.Prefix}/sitemap.xml", own);
        Assert.Contains($"Disallow: {news.Prefix}/account", own);
        // The host's one file speaks for all sites that have no host of their own.
        Assert.Contains($"Sitemap: {root}{news.Prefix}/news-sitemap.xml", host);
        Assert.Contains($"Disallow: {news.Prefix}/search", host);
        Assert.Contains("Disallow: /search", host);
        Assert.DoesNotContain(host, line => line is "Disallow: /" or "Disallow: /articles");
    }
}
