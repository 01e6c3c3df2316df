using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Parley.Browser.Tests.Live;

/// <summary>How news reaches the tabs of a browser.</summary>
public sealed class StreamTests(DemoInBrowser demo)
{
    private const string TopLevel = "#comments > li > .comment .prose";

    [Fact]
    public async Task Eight_tabs_share_one_stream_and_another_takes_over_when_its_tab_closes()
    {
        await using var stirred = await Stirred.Begin(demo);
        await using var visit = await stirred.Open();
        List<IPage> asked = [];
        visit.Context.Request += (_, request) =>
        {
            if (request.ResourceType == "eventsource") lock (asked) asked.Add(request.Frame.Page);
        };
        List<IPage> tabs = [visit.Page];
        while (tabs.Count < 8) tabs.Add(await visit.Context.NewPageAsync());
        foreach (var tab in tabs)
        {
            await tab.GotoAsync(Stirred.Article);
            await tab.Locator("html[data-reader]").WaitForAsync();
        }

        await stirred.Post("To all eight.");
        foreach (var tab in tabs) await Expect(tab.Locator("#offers .offer")).ToHaveTextAsync("1 new comment");
        Assert.Equal(1, await stirred.Streams());

        var holder = Assert.Single(asked);
        await holder.CloseAsync();
        tabs.Remove(holder);
        await stirred.Post("To all seven.");
        foreach (var tab in tabs) await Expect(tab.Locator("#offers .offer")).ToHaveTextAsync("2 new comments");
        Assert.Equal(1, await stirred.Streams());
        Assert.Equal(2, asked.Count);
    }

    [Fact]
    public async Task A_tab_whose_page_is_older_than_the_stream_catches_up()
    {
        await using var stirred = await Stirred.Begin(demo);
        await using var visit = await stirred.Read();
        var old = await visit.Context.NewPageAsync();
        // Its script arrives when the other tab is already ahead.
        var held = new TaskCompletionSource();
        await old.RouteAsync("**/reader.js", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        await old.GotoAsync(Stirred.Article + "?sort=newest", new() { WaitUntil = WaitUntilState.Commit });
        await old.Locator("#discussion").WaitForAsync();
        await stirred.Post("Before the old tab listens.");
        await Expect(visit.Page.Locator("#offers .offer")).ToHaveTextAsync("1 new comment");

        held.SetResult();

        await Expect(old.Locator("#offers .offer")).ToHaveTextAsync("1 new comment");
        Assert.Equal(1, await stirred.Streams());
    }

    [Fact]
    public async Task After_a_lost_connection_nothing_is_missing_and_nothing_comes_twice()
    {
        await using var stirred = await Stirred.Begin(demo);
        await using var visit = await stirred.Read();
        await stirred.Post("While connected.");
        await Expect(visit.Page.Locator("#offers .offer")).ToHaveTextAsync("1 new comment");
        await visit.Context.SetOfflineAsync(true);
        await stirred.Post("While away.");
        await stirred.Post("While still away.");

        await visit.Context.SetOfflineAsync(false);

        await Expect(visit.Page.Locator("#offers .offer")).ToHaveTextAsync("3 new comments");
        await visit.Page.Locator("#offers .offer").ClickAsync();
        await Expect(visit.Page.Locator(TopLevel)).ToHaveTextAsync(["While still away.", "While away.", "While connected.", "The second.", "The first."]);
    }

    [Fact]
    public async Task After_a_restart_of_the_server_nothing_is_missing_and_nothing_comes_twice()
    {
        await using var stirred = await Stirred.Begin(demo);
        await using var visit = await stirred.Read();
        await stirred.Post("Before.");
        await Expect(visit.Page.Locator("#offers .offer")).ToHaveTextAsync("1 new comment");

        await stirred.Restart();
        await stirred.Post("After.");

        await Expect(visit.Page.Locator("#offers .offer")).ToHaveTextAsync("2 new comments");
        await visit.Page.Locator("#offers .offer").ClickAsync();
        await Expect(visit.Page.Locator(TopLevel)).ToHaveTextAsync(["After.", "Before.", "The second.", "The first."]);
    }

    [Theory]
    [InlineData("Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined })")]
    [InlineData("delete window.EventSource")]
    [InlineData("delete window.BroadcastChannel")]
    [InlineData("navigator.locks.request = () => Promise.reject(new DOMException('refused', 'SecurityError'))")]
    public async Task Where_tabs_cannot_share_a_stream_each_asks_now_and_then(string lacking)
    {
        await using var stirred = await Stirred.Begin(demo);
        await using var visit = await stirred.Open();
        var page = visit.Page;
        await page.AddInitScriptAsync(lacking);
        await page.Clock.InstallAsync();
        var asked = page.WaitForResponseAsync(answer => answer.Url.Contains("/events?", StringComparison.Ordinal));
        await visit.GoAndMeet(Stirred.Article + "?sort=newest");
        await asked;
        await stirred.Post("Asked for.");

        await page.Clock.FastForwardAsync(40_000);

        await Expect(page.Locator("#offers .offer")).ToHaveTextAsync("1 new comment");
        Assert.Equal(0, await stirred.Streams());
        Assert.Empty(visit.Complaints);
    }
}
