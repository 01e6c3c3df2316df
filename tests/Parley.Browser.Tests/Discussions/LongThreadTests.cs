using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Parley.Browser.Tests.Discussions;

/// <summary>Reading what is longer than one page, and coming back to it.</summary>
public sealed class LongThreadTests(DemoInBrowser demo)
{
    private const string Article = DemoInBrowser.Lengthy;
    private const string TopOf = "comment => comment.getBoundingClientRect().top";

    [Fact]
    public async Task More_comments_come_where_the_link_was_and_the_page_stands_still()
    {
        await using var visit = await demo.Open();
        var page = visit.Page;
        await visit.GoAndMeet(Article + "?sort=oldest");
        var last = page.Locator("#comments > li").Nth(49).Locator("> .comment");
        await page.Locator("a[data-more=comments]").ScrollIntoViewIfNeededAsync();
        var before = await last.EvaluateAsync<double>(TopOf);

        await page.Locator("a[data-more=comments]").ClickAsync();
        await Expect(page.Locator("#comments > li > .comment:focus")).ToHaveCountAsync(1);

        Assert.Equal(before, await last.EvaluateAsync<double>(TopOf), 1.0);
    }

    [Fact]
    public async Task A_folded_branch_is_folded_when_one_comes_back()
    {
        await using var visit = await demo.Open();
        var page = visit.Page;
        await visit.GoAndMeet(Article + "?sort=oldest");
        var branch = page.Locator("#comments > li > .branch").First;
        await branch.Locator("> summary").ClickAsync(new() { Position = new() { X = 12, Y = 12 } });
        await Expect(branch.Locator(".replies")).ToBeHiddenAsync();

        await visit.GoAndMeet(Article + "?sort=oldest");
        await Expect(branch.Locator(".replies")).ToBeHiddenAsync();
        await branch.Locator("> summary").ClickAsync();
        await visit.GoAndMeet(Article + "?sort=oldest");
        await Expect(branch.Locator(".replies").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_line_beside_a_branch_folds_it()
    {
        await using var visit = await demo.Open();
        await visit.GoAndMeet(Article + "?sort=oldest");
        var branch = visit.Page.Locator("#comments > li > .branch").First;
        var height = await branch.EvaluateAsync<float>("branch => branch.getBoundingClientRect().height");

        await branch.ClickAsync(new() { Position = new() { X = 3, Y = height - 40 } });

        await Expect(branch.Locator(".replies")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Back_leads_to_the_same_comment_at_the_same_height_with_all_that_was_loaded()
    {
        await using var visit = await demo.Open();
        var page = visit.Page;
        await visit.GoAndMeet(Article + "?sort=oldest");
        await page.Locator("#comments > li > .branch a[data-more=replies]").First.ClickAsync();
        await page.Locator("a[data-more=comments]").ClickAsync();
        var comment = page.Locator("#comments > li").Nth(55).Locator("> .comment");
        await comment.EvaluateAsync("comment => comment.scrollIntoView({ block: 'center' })");
        var (id, before) = (await comment.GetAttributeAsync("id"), await comment.EvaluateAsync<double>(TopOf));

        await comment.Locator(".when").ClickAsync();
        await visit.Arrive(@"/comments/\d+[^/]*");
        await page.GoBackAsync();

        await Expect(page.Locator($"#comments > li > #{id}")).ToBeInViewportAsync();
        await Expect(page.Locator("#comments > li").First.Locator("> .branch > .replies > li")).ToHaveCountAsync(DemoInBrowser.RepliesInLengthy);
        await page.WaitForFunctionAsync("([id, top]) => Math.abs(document.getElementById(id).getBoundingClientRect().top - top) < 2", new object?[] { id, before });
    }

    [Fact]
    public async Task A_link_to_a_comment_that_is_not_on_the_page_leads_to_its_own()
    {
        await using var visit = await demo.Open();
        var page = visit.Page;
        await visit.GoAndMeet(Article + "?sort=newest");
        var oldest = await page.EvaluateAsync<string>($$"""
            async () => (await (await fetch("/api/v1/discussions/" + document.getElementById("discussion").dataset.id + "/comments?sort=oldest&limit=1")).json()).comments[0].id
            """);

        await visit.Go($"{Article}?sort=newest#comment-{oldest}");
        await visit.Arrive($"/comments/{oldest}");

        await visit.Go($"{Article}#comment-1");
        await page.Locator("html[data-reader]").WaitForAsync();
        Assert.EndsWith("#comment-1", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_since_the_last_visit_is_marked_and_n_goes_from_one_to_the_next()
    {
        await using var visit = await demo.Open();
        var page = visit.Page;
        await page.Clock.SetFixedTimeAsync(demo.Program.Clock.GetUtcNow().UtcDateTime.AddDays(-1));
        await visit.GoAndMeet(DemoInBrowser.Unruly + "?sort=oldest");
        await page.Locator("#comments").ScrollIntoViewIfNeededAsync();
        // The browser says in its own time that the discussion is in sight; only who saw it has been there.
        await page.EvaluateAsync("""
            () => new Promise(done => new IntersectionObserver(seen => seen.some(one => one.isIntersecting) && done()).observe(document.getElementById("discussion")))
            """);
        await Expect(page.Locator(".fresh")).ToHaveCountAsync(0);
        await visit.Go("/rules");
        await page.Clock.SetFixedTimeAsync(TimeProvider.System.GetUtcNow().UtcDateTime);
        await visit.GoAndMeet(DemoInBrowser.Unruly + "?sort=oldest");

        var fresh = page.Locator("#comments .comment:has(> .by > .fresh)");
        await Expect(page.Locator(".aside .fresh")).ToContainTextAsync("new since your last visit");
        await Expect(page.Locator("#comments .comment").First.Locator(".fresh")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("n");
        await Expect(fresh.First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("n");
        await Expect(fresh.Nth(1)).ToBeFocusedAsync();
        await page.Locator(".aside .fresh").ClickAsync();
        await Expect(fresh.First).ToBeFocusedAsync();
        await fresh.First.Locator("> .by > .fresh").ClickAsync();
        await Expect(fresh.Nth(1)).ToBeFocusedAsync();
        await fresh.Last.Locator("> .by > .fresh").ClickAsync();
        await Expect(page.Locator("#live")).ToContainTextAsync("nothing new further down");
        await page.Keyboard.PressAsync("Shift");
        await Expect(page.Locator("#live")).ToBeEmptyAsync();
        await fresh.Last.EvaluateAsync("comment => { comment.tabIndex = -1; comment.focus(); }");
        await page.Keyboard.PressAsync("n");
        await Expect(page.Locator("#live")).ToContainTextAsync("nothing new further down");
    }

    [Fact]
    public async Task Where_the_browser_stores_nothing_all_else_works()
    {
        await using var visit = await demo.Open();
        var page = visit.Page;
        await page.AddInitScriptAsync("""
            for (const name of ["localStorage", "sessionStorage", "caches", "indexedDB"])
              Object.defineProperty(window, name, { get() { throw new DOMException("refused", "SecurityError"); } });
            navigator.locks.request = () => Promise.reject(new DOMException("refused", "SecurityError"));
            """);
        await visit.GoAndMeet(Article + "?sort=oldest");
        await page.Locator("#comments > li > .branch").First.Locator("> summary").ClickAsync(new() { Position = new() { X = 12, Y = 12 } });
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("?");
        await page.Locator("#keys input").UncheckAsync();
        await page.Locator("#keys button").ClickAsync();
        await page.Locator("details.composer > summary").ClickAsync();
        await page.Locator(".composer textarea").FillAsync("Nothing of this is kept.");
        await page.Locator(".composer input[name=name]").FillAsync("Forgetful");
        await page.Locator(".composer .primary").ClickAsync();

        await Expect(page.Locator(".comment.new .prose")).ToHaveTextAsync("Nothing of this is kept.");
        Assert.Empty(visit.Complaints);
    }
}
