using System.Net;
using Parley.Core.Articles;
using Parley.Core.Site;
using Parley.Storage.Articles;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Articles.Lists;

public sealed class ShowListTests
{
    [Theory, InlineData("/sections/harbour", "Harbour"), InlineData("/tags/night-work", "night work"), InlineData("/authors/ines-moor", "Ines Moor")]
    public async Task An_article_stands_in_each_of_its_lists_and_links_to_them(string path, string name)
    {
        await using var news = await Newsroom.Open(content: content => content with { Tags = ["night work"] });

        var page = await news.Page(news.Prefix + path);

        Assert.Equal(name, page.QuerySelector("main h1")?.TextContent);
        Assert.Contains("Lights on the quay", page.QuerySelector("main article")?.TextContent, StringComparison.Ordinal);
        Assert.EndsWith(news.Prefix + path, page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains((await news.ArticlePage()).QuerySelectorAll("a"), link => link.GetAttribute("href") == news.Prefix + path);
    }

    [Theory]
    [InlineData("/sections/nothing"), InlineData("/tags/nothing"), InlineData("/authors/nobody"), InlineData("/tags/x?before=nonsense")]
    [InlineData("/sections/harbour?before=AAAAAAAAAAAAAAAAAAAAAA"), InlineData("/sections/harbour?before=_____________________w"), InlineData("/?before=AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_is_not_there_and_what_was_made_up_is_not_found(string path)
    {
        await using var news = await Newsroom.Open();

        Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get(news.Prefix + path)).StatusCode);
    }

    [Fact]
    public async Task A_long_list_is_read_page_by_page_each_article_once()
    {
        await using var news = await Newsroom.Open();
        for (var number = 0; number < 65; number++)
            await Publish(news, $"Number {number}", "Long list", news.Program.Clock.GetUtcNow());

        List<string> seen = [];
        for (var path = news.Prefix + "/sections/long-list"; path is not null;)
        {
            var page = await news.Page(path);
            seen.AddRange(page.QuerySelectorAll("main h2").Select(heading => heading.TextContent));
            path = page.QuerySelector("main a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(Enumerable.Range(0, 65).Reverse().Select(number => $"Number {number}"), seen);
    }

    [Fact]
    public async Task A_withdrawn_article_stands_in_no_list()
    {
        await using var news = await Newsroom.Open();
        Assert.Equal(HttpStatusCode.OK, (await news.Browser().Get(news.Prefix + "/authors/ines-moor")).StatusCode);

        await news.Program.Write((database, cancel) => database.WithdrawArticle(news.Site.Id, news.Article.Article, null, news.Program.Keys, news.Program.Clock.GetUtcNow(), cancel));

        Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get(news.Prefix + "/authors/ines-moor")).StatusCode);
        Assert.DoesNotContain("Lights on the quay", await news.Browser().Text(news.Prefix + "/feed.rss"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_section_to_which_the_site_gave_an_address_is_found_there_and_its_old_one_leads_there_as_do_its_feeds()
    {
        await using var news = await Newsroom.Open(policy: site => site.SetSections([new SiteSection("Harbour", "port")]));

        Assert.Equal("Harbour", (await news.Page(news.Prefix + "/sections/port")).QuerySelector("main h1")?.TextContent);
        var old = await news.Browser().Get(news.Prefix + "/sections/harbour");
        Assert.Equal((HttpStatusCode.MovedPermanently, news.Prefix + "/sections/port"), (old.StatusCode, old.Headers.Location?.ToString()));
        var feed = await news.Browser().Get(news.Prefix + "/sections/harbour/feed.atom");
        Assert.Equal((HttpStatusCode.MovedPermanently, news.Prefix + "/sections/port/feed.atom"), (feed.StatusCode, feed.Headers.Location?.ToString()));
        var capital = await news.Browser().Get(news.Prefix + "/authors/Ines-Moor");
        Assert.Equal(news.Prefix + "/authors/ines-moor", capital.Headers.Location?.ToString());
    }

    internal static Task<PublishResult> Publish(Newsroom news, string headline, string section, DateTimeOffset at) =>
        news.Program.Write((database, cancel) => database.PublishArticle(
            new ArticleToPublish
            {
                Site = news.Site.Id,
                Key = headline,
                Content = new ArticleContent { Headline = headline, Language = "en", Section = section, Published = at },
                At = at,
            }, cancel));
}
