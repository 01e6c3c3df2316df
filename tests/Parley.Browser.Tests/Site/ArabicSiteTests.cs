using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Parley.Core.People;
using Parley.Testing;
using Parley.Web.Site;
using static Microsoft.Playwright.Assertions;

namespace Parley.Browser.Tests.Site;

/// <summary>A publication in Arabic: readers and editors have all of it from right to left.</summary>
public sealed partial class ArabicSiteTests(DemoInBrowser demo)
{
    [Fact]
    public async Task Every_page_is_laid_out_from_the_right_and_fits()
    {
        await using var program = await Begin();
        var editor = await program.SignIn("layla@lamplighter.example", Role.Editor, "ليلى");
        await using var visit = await demo.Open(editor, of: program, adjust: options => options.Locale = "ar");
        var page = visit.Page;
        await visit.Go("/");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        await visit.Go("/editor?q=" + Uri.EscapeDataString("خبز"));
        var edited = ArticleAtTheDesk().Match(await page.ContentAsync()).Value;

        await visit.NothingIsInTheWay(["/", DemoInBrowser.Arabic, DemoInBrowser.Lively, "/search?q=" + Uri.EscapeDataString("الخبز"), "/editor", edited, "/account", "/account/notifications"]);

        foreach (var (name, path) in new[] { ("arabic", DemoInBrowser.Arabic), ("arabic-editor", edited) })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            await page.SetViewportSizeAsync(1280, 860);
            await visit.Go(path);
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await Expect(page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
            await ScreenshotTests.Keep(name, await page.ScreenshotAsync());
        }

        Assert.Empty(visit.Complaints);
        Assert.Empty(visit.Foreign);
    }

    private async Task<TestProgram> Begin()
    {
        demo.NeedBrowser();
        var program = await TestProgram.Start(demo: true, now: TimeProvider.System.GetUtcNow());
        await program.Write(async (database, cancel) =>
        {
            database.Sites.Single().Describe("حامل المصباح", "أخبار المدينة التي على النهر", "ar");
            return await database.SaveChangesAsync(cancel);
        });
        await program.Get<SiteDirectory>().Refresh(CancellationToken.None);
        return program;
    }

    [GeneratedRegex("/editor/articles/[0-9]+")]
    private static partial Regex ArticleAtTheDesk();
}
