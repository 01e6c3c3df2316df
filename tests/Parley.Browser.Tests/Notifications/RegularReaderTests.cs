using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Parley.Testing;
using static Microsoft.Playwright.Assertions;

namespace Parley.Browser.Tests.Notifications;

/// <summary>Somebody who comes back every day: follows, is told, reads, mutes, mentions, and reads in the dark.</summary>
public sealed class RegularReaderTests(DemoInBrowser demo)
{
    private const string Article = DemoInBrowser.Lively;

    [Fact]
    public async Task Signs_in_by_link_follows_is_told_on_the_open_page_reads_and_mutes()
    {
        var email = $"regular-{A.Next()}@lamplighter.example";
        await using var visit = await demo.Open();
        var page = visit.Page;
        await DemoPages.AskForLetter(visit, email);
        await visit.Go((await demo.Program.Mail(email)).Link);
        await visit.Submit(page.Locator("main button.primary"));
        await page.Locator("input[name=name]").FillAsync("Rosa Regular");
        await visit.Submit(page.Locator("form[action$='/account'] .primary"));
        await visit.GoAndMeet(Article);
        await Expect(page.Locator("#told")).ToBeHiddenAsync();

        await page.Locator("form.follow button").ClickAsync();
        await Expect(page.Locator("form.follow button")).ToHaveTextAsync("Follow no more");
        await page.Locator("details.composer > summary").ClickAsync();
        await page.Locator(".composer textarea").FillAsync("Does anybody come back every day?");
        await page.Locator(".composer .primary").ClickAsync();
        var own = page.Locator(".comment.new");
        await Expect(own).ToBeFocusedAsync();
        var id = await own.GetAttributeAsync("data-id") ?? "";

        // Without a reload, and without looking at the discussion again.
        var (email2, name) = ($"loud-{A.Next()}@lamplighter.example", "Lena Loud");
        var loud = await demo.Program.SignIn(email2, name);
        var answer = await demo.Post(loud, Article, "I do, and loudly.", parent: id);
        await Expect(page.Locator("#told")).ToBeVisibleAsync();
        await Expect(page.Locator("#told span")).ToHaveTextAsync("1");
        await visit.Submit(page.Locator("#told"));
        await Expect(page.Locator(".lines li").First).ToContainTextAsync("Lena Loud");
        await visit.Submit(page.GetByRole(AriaRole.Button, new() { Name = "Mark all as read" }));
        await Expect(page.Locator(".lines .unread")).ToHaveCountAsync(0);

        await visit.Submit(page.Locator(".lines a").First);
        await page.Locator("html[data-reader]").WaitForAsync();
        await visit.Submit(page.Locator($"#comment-{answer} a.to-mine"));
        await visit.Submit(page.GetByRole(AriaRole.Button, new() { Name = "Mute this person" }));
        await visit.GoAndMeet(Article + "?sort=newest");
        var muted = page.Locator($"#comment-{answer}");
        await Expect(muted.Locator(".prose")).ToBeHiddenAsync();
        await muted.Locator(".show").ClickAsync();
        await Expect(muted.Locator(".prose")).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_person_is_mentioned_by_keys_alone()
    {
        var picked = await demo.Program.SignIn($"picked-{A.Next()}@lamplighter.example", "Quirin Quill");
        await demo.Post(picked, Article, "I was here.");
        await using var visit = await demo.Open(demo.Desk);
        var page = visit.Page;
        await visit.GoAndMeet(Article);
        await page.Locator("details.composer > summary").ClickAsync();
        var field = page.Locator(".composer textarea");
        await field.PressSequentiallyAsync("Ask @quil");
        var list = page.GetByRole(AriaRole.Listbox);
        await Expect(list.GetByRole(AriaRole.Option)).ToHaveTextAsync(["Quirin Quill"]);
        await Expect(page.Locator("#news")).ToContainTextAsync("1 person found");

        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(list.GetByRole(AriaRole.Option)).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(field).ToHaveAttributeAsync("aria-activedescendant", new Regex("^people-"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(field).ToHaveValueAsync("Ask @Quirin Quill ");
        await Expect(list).ToBeHiddenAsync();
        await field.PressSequentiallyAsync("about it, or @q");
        await Expect(list).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(list).ToBeHiddenAsync();
        await Expect(field).ToHaveValueAsync("Ask @Quirin Quill about it, or @q");

        await page.Locator(".composer .primary").ClickAsync();
        await Expect(page.Locator(".comment.new a.mention")).ToHaveTextAsync("@Quirin Quill");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Light_or_dark_is_chosen_in_the_foot_and_there_before_the_page_is_painted()
    {
        await using var visit = await demo.Open(adjust: options => options.ColorScheme = ColorScheme.Light);
        var page = visit.Page;
        await visit.Go("/");
        await page.Locator("#theme").SelectOptionAsync("dark");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        var dark = await Paper();

        await page.AddInitScriptAsync("new MutationObserver((_, all) => { if (document.body) { window.themeAtBody = document.documentElement.dataset.theme; all.disconnect(); } }).observe(document, { childList: true, subtree: true })");
        await visit.Go(Article);
        Assert.Equal("dark", await page.EvaluateAsync<string>("window.themeAtBody"));
        Assert.Equal(dark, await Paper());
        await page.Locator("#theme").SelectOptionAsync("system");
        await page.ReloadAsync();
        Assert.NotEqual(dark, await Paper());
        Assert.Empty(await visit.Context.CookiesAsync());
        Assert.Empty(visit.Complaints);

        Task<string> Paper() => page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
    }

    [Fact]
    public async Task Without_script_all_is_done_by_forms()
    {
        var reader = await demo.Program.SignIn($"plain-{A.Next()}@lamplighter.example", "Paula Plain");
        await using var visit = await demo.Open(reader, script: false);
        var page = visit.Page;
        await visit.Go(Article);
        await visit.Submit(page.Locator("form.follow button"));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Follow this discussion no more" })).ToBeVisibleAsync();
        await visit.Go("/account/follows");
        await Expect(page.Locator(".lines li")).ToHaveCountAsync(1);
        await visit.Submit(page.Locator(".lines button"));
        await Expect(page.Locator(".lines li")).ToHaveCountAsync(0);
        await visit.Go("/account/notifications");
        await page.Locator("#followed").SelectOptionAsync("weekly");
        await visit.Submit(page.Locator("form[action$='/account/notifications'] .primary"));
        await Expect(page.Locator("#followed")).ToHaveValueAsync("weekly");
        await Expect(page.Locator("#theme")).ToBeHiddenAsync();
    }
}
