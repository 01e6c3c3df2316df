using Microsoft.Playwright;
using Parley.Core.People;
using Parley.Storage;
using Parley.Testing;
using static Microsoft.Playwright.Assertions;

namespace Parley.Browser.Tests.Moderation;

/// <summary>A moderator at the demo's desk, each in a program of their own: what is decided would be missing to other tests.</summary>
public sealed class DeskTests(DemoInBrowser demo)
{
    [Fact]
    public async Task Ten_items_are_cleared_by_keyboard_alone()
    {
        await using var program = await Start();
        await using var visit = await demo.Open(await Moderator(program), of: program);
        var page = visit.Page;
        await visit.Go("/desk/queue/held");
        await Expect(page.Locator("[data-count=held]")).ToHaveTextAsync("10");

        for (var left = 9; left >= 0; left--)
        {
            await Ready();
            // The advertising goes, the rest appears.
            if ((await page.Locator(".judged").TextContentAsync())?.Contains("lamps.example", StringComparison.Ordinal) == true)
            {
                await page.Keyboard.PressAsync("r");
                await page.Keyboard.PressAsync("4");
                await page.Keyboard.PressAsync("Enter");
            }
            else
                await page.Keyboard.PressAsync("a");
            await Left(left);
            if (left != 5)
                continue;

            await Ready();
            await page.Keyboard.PressAsync("u");
            await Left(6);
            await Ready();
            await page.Keyboard.PressAsync("c");
            await Expect(page.Locator("button[value=release]")).ToBeVisibleAsync();
            await Ready();
            await page.Keyboard.PressAsync("a");
            await Left(5);
        }

        await Expect(page.Locator(".waiting .hint")).ToBeVisibleAsync();
        var (removed, approved) = await Decided(program);
        Assert.Equal(10, removed + approved);
        Assert.InRange(removed, 2, 3);
        Assert.Empty(visit.Complaints);
        Assert.Empty(visit.Foreign);

        Task Left(int count) => Expect(page.Locator("[data-count=held]")).ToHaveTextAsync(count.ToString(System.Globalization.CultureInfo.InvariantCulture));

        // The list of keys is shown by the script that hears them.
        Task Ready() => Expect(page.Locator(".keys")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_script_the_same_is_done_by_forms_and_several_at_once()
    {
        await using var program = await Start();
        await using var visit = await demo.Open(await Moderator(program), script: false, of: program);
        var page = visit.Page;
        await visit.Go("/desk/queue/held?q=lamps");

        await page.Locator(".queue input").First.CheckAsync();
        await page.Locator(".queue input").Nth(1).CheckAsync();
        await page.Locator(".bulk select").SelectOptionAsync("remove");
        await visit.Submit(page.Locator(".bulk button"));
        await page.Locator("input[name=reason][value=spam]").CheckAsync();
        await visit.Submit(page.Locator(".bulk-page button.primary"));
        await Expect(page.Locator(".bulk-page h2")).ToHaveTextAsync("2 comments were removed");

        await visit.Go("/desk/queue/held");
        await visit.Submit(page.Locator("button[value=approve]").First);
        await Expect(page.Locator("[data-count=held]")).ToHaveTextAsync("7");
        await visit.Submit(page.Locator(".undo button"));
        await Expect(page.Locator("[data-count=held]")).ToHaveTextAsync("8");
        await page.Locator(".removing > summary").ClickAsync();
        await page.Locator(".removing input[value=other]").CheckAsync();
        await visit.Submit(page.Locator("button[value=remove].bad"));
        await Expect(page.Locator("[data-count=held]")).ToHaveTextAsync("7");
    }

    [Fact]
    public async Task News_are_offered_and_move_nothing()
    {
        await using var program = await Start();
        await using var visit = await demo.Open(await Moderator(program), of: program);
        var page = visit.Page;
        await visit.Go("/desk/queue/all");
        var before = await page.Locator(".queue li").CountAsync();

        var held = await program.Write((database, cancel) => database.Execute(
            "UPDATE queue SET arrived_at = arrived_at + 1 WHERE arrived_at = (SELECT max(arrived_at) FROM queue)", cancel));
        Assert.NotEqual(0, held);
        await page.EvaluateAsync("dispatchEvent(new Event('visibilitychange'))");

        await Expect(page.Locator(".arrivals")).ToBeVisibleAsync();
        Assert.Equal(before, await page.Locator(".queue li").CountAsync());
    }

    private async Task<TestProgram> Start()
    {
        demo.NeedBrowser();
        return await TestProgram.Start(demo: true, now: TimeProvider.System.GetUtcNow());
    }

    private static Task<TestBrowser> Moderator(TestProgram program) => program.SignIn("keys@lamplighter.example", Role.Moderator, "Kester at the desk");

    /// <summary>By the test's moderator and not undone: removed, approved.</summary>
    private static Task<(long, long)> Decided(TestProgram program) => program.Read(async database =>
    {
        async Task<long> Count(int state) => await database.QueryNumber(
            "SELECT count(*) FROM comments c WHERE c.state = @state AND EXISTS (SELECT 1 FROM ledger l JOIN accounts a ON a.id = l.actor WHERE l.comment = c.id AND l.act IN (1, 3) AND a.name = 'Kester at the desk')",
            CancellationToken.None, ("@state", state)) ?? 0;
        return (await Count(2), await Count(0));
    });
}
