using Parley.Core.Articles;
using Parley.Storage.Articles;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Articles;

public sealed class ShowFrontTests
{
    [Fact]
    public async Task The_newest_article_leads_and_links_stay_on_the_site()
    {
        await using var news = await Newsroom.Open();
        await news.Post(news.Browser(), "A comment.");
        await news.Program.Write(async (database, cancel) => await database.PublishArticle(
            new ArticleToPublish
            {
                Site = news.Site.Id, Key = "second.md", At = news.Program.Clock.GetUtcNow(),
                Content = new ArticleContent
                {
                    Headline = "The second", Language = "en", Published = news.Program.Clock.GetUtcNow().AddHours(1), Blocks = [new Paragraph(RichText.Of("Words."))],
                },
            }, cancel));

        var page = await news.Page(news.Prefix + "/");

        var lead = page.QuerySelector("main article");
        Assert.Contains("The second", lead?.TextContent, StringComparison.Ordinal);
        Assert.Equal($"{news.Prefix}/articles/the-second", lead?.QuerySelector("a")?.GetAttribute("href"));
        Assert.Contains("Lights on the quay", page.QuerySelector("main ol")?.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("main a[href]"), link => !(link.GetAttribute("href") ?? "").StartsWith(news.Prefix + "/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_the_same_for_everyone()
    {
        await using var news = await Newsroom.Open();
        var reader = await news.SignedIn();

        var answer = await reader.Get(news.Prefix + "/");

        Assert.Equal(await news.Browser().Text(news.Prefix + "/"), await Answer.Text(answer));
        Assert.False(answer.Headers.ETag?.IsWeak);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Articles_of_other_sites_are_not_on_it()
    {
        await using var news = await Newsroom.Open(content: content => content with { Headline = "Seen here alone" });
        var other = await news.Neighbour();

        foreach (var path in (string[])[other.Prefix + "/", "/", other.Prefix + "/feed.atom"])
            Assert.DoesNotContain("Seen here alone", await news.Browser().Text(path), StringComparison.Ordinal);
    }
}
