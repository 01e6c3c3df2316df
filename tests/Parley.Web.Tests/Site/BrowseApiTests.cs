using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Site;

public sealed class BrowseApiTests
{
    [Fact]
    public async Task Every_deed_is_on_the_page_with_an_example()
    {
        await using var news = await Newsroom.Open();

        var page = await news.Page(news.Prefix + "/docs/api");

        Assert.Contains("POST /api/v1/discussions/{id}/comments", page.QuerySelectorAll("h2").Select(heading => heading.TextContent.Trim()));
        Assert.All(page.QuerySelectorAll("pre"), example => Assert.StartsWith("curl ", example.TextContent, StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("a[href^='#shape-']"), link => Assert.NotNull(page.GetElementById((link.GetAttribute("href") ?? "")[1..])));
        Assert.Empty(HostilePayloads.WrongInPage(page));
    }

    [Fact]
    public async Task It_asks_no_other_host_for_anything()
    {
        await using var news = await Newsroom.Open();

        var page = await news.Page("/docs/api");

        Assert.DoesNotContain(page.QuerySelectorAll("script[src], link[rel=stylesheet], img[src]"), part => (part.GetAttribute("src") ?? part.GetAttribute("href") ?? "").Contains("//", StringComparison.Ordinal));
    }
}
