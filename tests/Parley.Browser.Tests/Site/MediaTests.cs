using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Parley.Browser.Tests.Site;

/// <summary>Paper, stillness, and the other direction of writing.</summary>
public sealed class MediaTests(DemoInBrowser demo)
{
    [Fact]
    public async Task Nothing_moves_for_those_who_asked_for_stillness()
    {
        await using var visit = await demo.Open(adjust: options => options.ReducedMotion = ReducedMotion.Reduce);
        var page = visit.Page;
        await visit.GoAndMeet("/articles/das-bücherboot-legt-wieder-an");
        await page.Locator(".composer > summary").ClickAsync();
        await page.Locator(".composer textarea").FillAsync("In aller Ruhe.");
        await page.Locator(".composer input[name=name]").FillAsync("Stille Leserin");
        await page.Locator(".composer .primary").ClickAsync();
        await page.Locator(".comment.new").WaitForAsync();

        Assert.Empty(await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll("*")].filter(element => {
              const style = getComputedStyle(element);
              return style.animationName !== "none" || style.transitionDuration.split(",").some(time => parseFloat(time) > 0);
            }).map(element => element.outerHTML.slice(0, 100))
            """));
        Assert.Equal(0, await page.EvaluateAsync<int>("document.getAnimations().length"));
    }

    [Fact]
    public async Task On_paper_there_are_words_and_addresses_and_nothing_to_press()
    {
        await using var visit = await demo.Open(adjust: options => options.ColorScheme = ColorScheme.Dark);
        var page = visit.Page;
        await visit.GoAndMeet(DemoInBrowser.Unruly);
        await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });

        foreach (var gone in (string[])[".composer", ".sorts", ".comment .acts", ".foot"])
            await Expect(page.Locator(gone).First).ToBeHiddenAsync();
        await Expect(page.Locator(".article h1")).ToBeVisibleAsync();
        Assert.Contains("https://long.example.org/", await page.Locator(".prose a[href^=http]").First.EvaluateAsync<string>("link => getComputedStyle(link, '::after').content"), StringComparison.Ordinal);
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
    }

    [Fact]
    public async Task An_Arabic_article_is_laid_out_from_the_right()
    {
        await using var visit = await demo.Open(width: 360);
        await visit.Go(DemoInBrowser.Arabic);

        // The last line of the dek ends before the left edge, as it began at the right one.
        var gaps = await visit.Page.Locator(".article .dek").EvaluateAsync<double[]>("""
            dek => {
              const words = document.createRange();
              words.selectNodeContents(dek);
              const lines = [...words.getClientRects()], last = lines[lines.length - 1], box = dek.getBoundingClientRect();
              return [box.right - last.right, last.left - box.left];
            }
            """);

        Assert.InRange(gaps[0], -1, 1);
        Assert.True(gaps[1] > 2, $"the last line leaves {gaps[1]} px at the left");
    }
}
