namespace Parley.Browser.Tests.Site;

/// <summary>What holds on every page there is.</summary>
public sealed class EveryPageTests(EveryPage pages, DemoInBrowser demo) : IClassFixture<EveryPage>
{
    [Fact]
    public void Assistive_technology_finds_no_obstacle_in_either_theme() => Nothing(pages.Obstacles);

    /// <summary>Else it would be no wonder that there is none.</summary>
    [Fact]
    public async Task An_obstacle_is_found_where_there_is_one()
    {
        demo.NeedBrowser();
        await using var visit = await demo.Open();
        await visit.Go("/");
        await visit.Page.EvaluateAsync("() => document.querySelector('main').append(document.createElement('img'))");

        Assert.Contains(await visit.Obstacles(), obstacle => obstacle.StartsWith("image-alt", StringComparison.Ordinal));
    }

    [Fact]
    public void No_page_scrolls_sideways_on_a_phone_or_a_desk() => Nothing(pages.Wide);

    [Fact]
    public void No_page_asks_anything_of_another_host() => Nothing(pages.Foreign);

    /// <summary>Script errors, and what the content policy had to refuse. That a page is not there is the browser's own remark.</summary>
    [Fact]
    public void No_page_raises_a_complaint() =>
        Nothing([.. pages.Complaints.Where(words => !words.Contains("Failed to load resource", StringComparison.Ordinal))]);

    [Fact]
    public async Task Reading_leaves_no_cookie()
    {
        await using var visit = await demo.Open();

        foreach (var page in await DemoPages.ForAnyone(demo))
            await page.Open(visit);

        Assert.Empty(await visit.Context.CookiesAsync());
    }

    private void Nothing(List<string> found)
    {
        demo.NeedBrowser();
        Assert.True(pages.Seen > 20, $"{pages.Seen} pages");
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
