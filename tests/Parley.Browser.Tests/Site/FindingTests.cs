using static Microsoft.Playwright.Assertions;

namespace Parley.Browser.Tests.Site;

/// <summary>Finding what was published and said, as a reader does it.</summary>
public sealed class FindingTests(DemoInBrowser demo)
{
    [Fact]
    public async Task A_reader_searches_by_keyboard_alone_and_reads_what_was_found()
    {
        await using var visit = await demo.Open(script: false);
        var page = visit.Page;
        await visit.Go("/search");
        await page.Locator("#q").FocusAsync();
        await page.Keyboard.TypeAsync("chain ferr");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".found mark").First).ToBeVisibleAsync();
        await Expect(page.Locator("#q")).ToHaveValueAsync("chain ferr");
        await page.Locator(".found h3 a").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("article.article h1")).ToContainTextAsync("chain ferry");
    }

    [Fact]
    public async Task Arabic_words_lead_to_the_Arabic_article()
    {
        await using var visit = await demo.Open(script: false);
        var page = visit.Page;
        await visit.Go(DemoInBrowser.Arabic);
        var word = (await page.Locator("article.article h1").InnerTextAsync()).Split(' ').MaxBy(part => part.Length) ?? "";

        await visit.Go($"/search?in=articles&language=ar&q={Uri.EscapeDataString(word)}");

        var found = page.Locator(".found article").First;
        await Expect(found).ToHaveAttributeAsync("dir", "rtl");
        await Expect(found.Locator("mark").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_section_an_author_a_month_and_results_are_free_of_obstacles_at_every_width_in_both_themes()
    {
        await using var visit = await demo.Open();
        var page = visit.Page;
        await visit.Go(DemoInBrowser.Lively);
        List<string> paths = ["/archive", "/search?q=the", "/search?q=nothingatall"];
        foreach (var link in (string[])[".article .section a", ".article .byline a", ".article .tags a"])
            paths.Add(await page.Locator(link).First.GetAttributeAsync("href") ?? "");
        await visit.Go("/archive");
        paths.Add(await page.Locator(".year a").First.GetAttributeAsync("href") ?? "");

        await visit.NothingIsInTheWay(paths);
    }
}
