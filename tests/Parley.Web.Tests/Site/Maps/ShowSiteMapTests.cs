using System.Net;
using Parley.Testing;
using Parley.Web.Tests.Articles.Feeds;
using Parley.Web.Tests.Discussions;
using Parley.Web.Tests.Site.Settings;

namespace Parley.Web.Tests.Site.Maps;

public sealed class ShowSiteMapTests
{
    [Fact]
    public async Task The_index_leads_to_maps_and_those_to_every_article()
    {
        await using var news = await Newsroom.Open();
        var root = news.Program.Address.GetLeftPart(UriPartial.Authority);

        var maps = Locations(await news.Browser().Text(news.Prefix + "/sitemap.xml"));
        var articles = await news.Browser().Text(maps[1][root.Length..]);

        Assert.Equal([$"{root}{news.Prefix}/sitemaps/site.xml", $"{root}{news.Prefix}/sitemaps/articles-1.xml"], maps);
        Assert.Equal([root + news.ArticlePath], Locations(articles));
        Assert.Contains("<lastmod>", articles, StringComparison.Ordinal);
        Assert.Contains(root + news.Prefix + "/", Locations(await news.Browser().Text(news.Prefix + "/sitemaps/site.xml")));
    }

    [Fact]
    public async Task House_rules_that_the_site_wrote_itself_are_named_once()
    {
        await using var program = await TestProgram.Start();
        var owner = await program.Owner();
        await Owners.Saved(await owner.Fill("/site/pages/edit?page=rules", ("text", "Be kind."), ("do", "publish")));

        var pages = Locations(await program.Browser().Text("/sitemaps/site.xml"));

        Assert.Single(pages, page => page.EndsWith("/rules", StringComparison.Ordinal));
        Assert.Equal(pages.Distinct(), pages);
    }

    [Theory, InlineData("articles-2"), InlineData("articles-0"), InlineData("articles-01"), InlineData("articles--1"), InlineData("articles-99999999999"), InlineData("other")]
    public async Task There_are_no_other_maps(string name)
    {
        await using var news = await Newsroom.Open();

        Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get($"{news.Prefix}/sitemaps/{name}.xml")).StatusCode);
    }

    internal static List<string> Locations(string xml) =>
        FeedText.All(xml, "loc", "http://www.sitemaps.org/schemas/sitemap/0.9");
}
