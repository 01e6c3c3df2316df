using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Parley.Browser.Tests.Discussions;

/// <summary>One key a deed.</summary>
public sealed class ReadingKeysTests(DemoInBrowser demo)
{
    private const string Focused = "document.activeElement.closest('.comment')?.dataset.id ?? ''";

    [Fact]
    public async Task J_and_k_go_from_comment_to_comment_and_p_to_what_it_answers()
    {
        await using var visit = await demo.Open();
        var page = visit.Page;
        await visit.GoAndMeet(DemoInBrowser.Lengthy + "?sort=oldest");
        var ids = await page.Locator("#comments .comment").EvaluateAllAsync<string[]>("all => all.map(comment => comment.dataset.id)");
        await page.Locator("#comments").ScrollIntoViewIfNeededAsync();
        await page.EvaluateAsync("document.querySelector('#comments').scrollIntoView()");

        await page.Keyboard.PressAsync("j");
        Assert.Equal(ids[0], await page.EvaluateAsync<string>(Focused));
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        Assert.Equal(ids[2], await page.EvaluateAsync<string>(Focused));
        await Expect(page.Locator($"#comment-{ids[2]}")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("k");
        Assert.Equal(ids[1], await page.EvaluateAsync<string>(Focused));
        await page.Keyboard.PressAsync("p");
        Assert.Equal(ids[0], await page.EvaluateAsync<string>(Focused));
    }

    [Fact]
    public async Task F_folds_the_replies_j_passes_over_them_and_r_answers()
    {
        await using var visit = await demo.Open();
        var page = visit.Page;
        await visit.GoAndMeet(DemoInBrowser.Lengthy + "?sort=oldest");
        await page.Locator("#comments .comment").First.EvaluateAsync("comment => { comment.tabIndex = -1; comment.focus(); }");
        var branch = page.Locator("#comments > li").First.Locator("> .branch");

        await page.Keyboard.PressAsync("f");
        await Expect(branch.Locator(".replies")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("#comments > li:nth-child(2) > .comment")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("f");
        await Expect(branch.Locator(".replies")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("r");
        await Expect(page.Locator("#comments > li").First.Locator("textarea")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task While_one_writes_or_holds_another_key_they_are_letters()
    {
        await using var visit = await demo.Open();
        var page = visit.Page;
        await visit.GoAndMeet(DemoInBrowser.Lengthy);

        await page.Keyboard.PressAsync("Control+j");
        await page.Keyboard.PressAsync("Alt+j");
        Assert.Equal("", await page.EvaluateAsync<string>(Focused));
        await page.Keyboard.PressAsync("c");
        await Expect(page.Locator(".composer textarea")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("jknpfruc?");

        await Expect(page.Locator(".composer textarea")).ToHaveValueAsync("jknpfruc?");
        await Expect(page.Locator("dialog")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task On_a_keyboard_of_another_script_a_key_counts_by_its_place()
    {
        await using var visit = await demo.Open();
        var page = visit.Page;
        await visit.GoAndMeet(DemoInBrowser.Lengthy);

        await page.EvaluateAsync("document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ت', code: 'KeyJ', bubbles: true, cancelable: true }))");

        Assert.NotEqual("", await page.EvaluateAsync<string>(Focused));
    }

    [Fact]
    public async Task A_question_mark_lists_them_and_they_can_be_turned_off_for_good()
    {
        await using var visit = await demo.Open();
        var page = visit.Page;
        await visit.GoAndMeet(DemoInBrowser.Lengthy);
        var list = page.Locator("#keys");
        await page.Keyboard.PressAsync("?");
        await Expect(list).ToBeVisibleAsync();
        await Expect(list.Locator("kbd")).ToHaveTextAsync(["j", "k", "n", "p", "f", "r", "u", "c", "q", "o", "?"]);

        await list.Locator("input").UncheckAsync();
        await list.GetByText("Close").ClickAsync();
        await Expect(list).ToBeHiddenAsync();
        await visit.GoAndMeet(DemoInBrowser.Lengthy);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("?");
        Assert.Equal("", await page.EvaluateAsync<string>(Focused));
        await Expect(list).ToBeHiddenAsync();

        await page.Locator("#keys-open").ClickAsync();
        await list.Locator("input").CheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("j");
        Assert.NotEqual("", await page.EvaluateAsync<string>(Focused));
    }
}
