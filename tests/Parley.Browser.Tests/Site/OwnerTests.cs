using Microsoft.Playwright;
using Parley.Core.People;
using Parley.Testing;

namespace Parley.Browser.Tests.Site;

/// <summary>An owner at work: the first start, settings by keyboard, staff, pages; and how all of it looks to whoever cannot see it well.</summary>
public sealed class OwnerTests(DemoInBrowser demo)
{
    private static readonly string[] Screens =
        ["/site", "/site/start", "/site/name", "/site/looks", "/site/pictures", "/site/sections", "/site/pages", "/site/pages/edit?page=privacy", "/site/discussions",
            "/site/policy", "/site/surge", "/site/webhooks", "/desk/log", "/site/contact", "/site/mail", "/site/addresses", "/site/staff", "/site/history"];

    [Fact]
    public async Task A_publication_is_set_up_behind_the_link_on_the_terminal()
    {
        demo.NeedBrowser();
        await using var program = await TestProgram.Start(demo: true, now: TimeProvider.System.GetUtcNow());
        await using var visit = await demo.Open(of: program);
        var link = program.Terminal.ToString().Split('\n').Where(line => line.Contains("/claim?", StringComparison.Ordinal)).Select(line => new Uri(line.Trim()).PathAndQuery).First();

        await visit.Go(link);
        await visit.Page.Locator("#email").FillAsync("ada@news.example");
        await visit.Page.Locator("#name").FillAsync("Ada Wren");
        await visit.Submit(visit.Page.Locator("main form .primary"));
        await visit.Page.Locator("#set-name").FillAsync("The Herald");
        await visit.Page.Locator("#set-accent").FillAsync("#8a1c2b");
        await Assertions.Expect(visit.Page.Locator("colour-choice output")).ToHaveAttributeAsync("data-good", "yes");
        await visit.Page.Locator("[name=begin][value=empty]").CheckAsync();
        await visit.Submit(visit.Page.Locator("main form .primary"));

        await Assertions.Expect(visit.Page.Locator(".next a")).Not.ToHaveCountAsync(0);
        await visit.Go("/");
        await Assertions.Expect(visit.Page.Locator("h1.name")).ToHaveTextAsync("The Herald");
        Assert.Equal("rgb(138, 28, 43)", await visit.Page.Locator(".skip").EvaluateAsync<string>("link => getComputedStyle(link).backgroundColor"));
        Assert.Empty(visit.Complaints);
        Assert.Empty(visit.Foreign);
    }

    [Fact]
    public async Task Settings_are_made_by_keyboard_and_a_pale_colour_is_refused_beside_its_field()
    {
        var (program, owner) = await Begin();
        await using var _ = program;
        await using var visit = await demo.Open(owner, of: program);
        var page = visit.Page;

        await visit.Go("/site/looks");
        await page.Locator("#set-accent").FocusAsync();
        await page.Keyboard.TypeAsync("#ffcc00");
        await Assertions.Expect(page.Locator("colour-choice output")).ToHaveAttributeAsync("data-good", "no");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#wrong-accent")).ToContainTextAsync("4.5");
        await Assertions.Expect(page.Locator("#set-accent")).ToHaveAttributeAsync("aria-invalid", "true");

        await page.Locator("#set-accent").FocusAsync();
        await page.Keyboard.PressAsync("ControlOrMeta+a");
        await page.Keyboard.TypeAsync("#1f4e79");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".notice.good")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Somebody_is_invited_joins_and_the_last_owner_stays()
    {
        var (program, owner) = await Begin();
        await using var _ = program;
        await using var visit = await demo.Open(owner, of: program);
        await visit.Go("/site/staff");
        await visit.Page.Locator("#email").FillAsync("gwen@news.example");
        await visit.Submit(visit.Page.Locator("form[action$='/invite'] button"));
        var link = new Uri(await visit.Page.Locator(".once input").InputValueAsync()).PathAndQuery;

        await using (var guest = await demo.Open(await program.SignIn("gwen@news.example", "Gwen Hall"), script: false, of: program))
        {
            await guest.Go(link);
            await guest.Submit(guest.Page.Locator("main form .primary"));
            await Assertions.Expect(guest.Page.Locator(".staff-bar a").First).ToBeVisibleAsync();
        }

        await visit.Go("/site/staff");
        await Assertions.Expect(visit.Page.Locator(".rows")).ToContainTextAsync("Gwen Hall");
        await visit.Page.Locator(".rows select").First.SelectOptionAsync("none");
        await visit.Submit(visit.Page.Locator(".rows .line button").First);
        await Assertions.Expect(visit.Page.Locator(".notice.problem")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Every_screen_is_clear_to_assistive_technology_in_both_themes_and_fits_every_width()
    {
        var (program, owner) = await Begin();
        await using var _ = program;
        await using var visit = await demo.Open(owner, of: program);

        await visit.NothingIsInTheWay(Screens);
        Assert.Empty(visit.Complaints);
    }

    private async Task<(TestProgram Program, TestBrowser Owner)> Begin()
    {
        demo.NeedBrowser();
        var program = await TestProgram.Start(now: TimeProvider.System.GetUtcNow());
        return (program, await program.SignIn("ada@news.example", Role.Owner, "Ada Wren"));
    }
}
