using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Parley.Browser.Tests.Discussions;

/// <summary>Without a mouse.</summary>
public sealed class KeyboardTests(DemoInBrowser demo)
{
    /// <summary>Where the keyboard is: seen, marked by an outline, and after the last one in the page.</summary>
    private const string Step = """
        () => {
          const now = document.activeElement, before = window.lastStep;
          window.lastStep = now;
          const box = now.getBoundingClientRect(), style = getComputedStyle(now);
          const name = now.tagName + (now.className ? "." + now.className : "") + " " + now.textContent.trim().slice(0, 20);
          const wrong = [];
          if (now === document.body) wrong.push("the focus is lost");
          if (before && !(before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING)) wrong.push("the order goes back");
          if (box.width === 0 || box.height === 0) wrong.push("it is not seen");
          if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) wrong.push("nothing marks it");
          return wrong.length ? name + ": " + wrong.join(", ") : "";
        }
        """;

    [Fact]
    public async Task The_tabulator_walks_the_page_in_order_and_is_always_seen()
    {
        await using var visit = await demo.Open();
        var page = visit.Page;
        await visit.GoAndMeet(DemoInBrowser.Lively);
        List<string> wrong = [];

        for (var step = 0; step < 60; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>(Step) is { Length: > 0 } found) wrong.Add(found);
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task The_first_stop_leads_past_the_head_of_the_page()
    {
        await using var visit = await demo.Open();
        var page = visit.Page;
        await visit.GoAndMeet(DemoInBrowser.Lively);

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await Expect(page.Locator(".skip")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("main")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_comment_is_written_with_keys_alone_and_the_focus_goes_to_it()
    {
        await using var visit = await demo.Open();
        var page = visit.Page;
        await visit.GoAndMeet(DemoInBrowser.Lively);
        await TabTo(page, ".composer > summary");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".composer textarea")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Keys alone.");
        await TabTo(page, "input[name=name]");
        await page.Keyboard.TypeAsync("Klavia");
        await TabTo(page, "button.primary");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".comment.new")).ToBeFocusedAsync();
        await Expect(page.Locator(".comment.new .prose")).ToHaveTextAsync("Keys alone.");
    }

    [Fact]
    public async Task A_reply_that_is_given_up_returns_to_where_it_began()
    {
        await using var visit = await demo.Open();
        var page = visit.Page;
        await visit.GoAndMeet(DemoInBrowser.Lively);
        var reply = page.Locator("#comments a.reply").First;
        await reply.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#comments textarea")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Escape");

        await Expect(page.Locator("#comments textarea")).ToHaveCountAsync(0);
        await Expect(reply).ToBeFocusedAsync();
    }

    private static async Task TabTo(IPage page, string target)
    {
        for (var step = 0; step < 60; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("target => document.activeElement.matches(target)", target)) return;
        }

        Assert.Fail($"{target} is not reached by 60 steps.");
    }
}
