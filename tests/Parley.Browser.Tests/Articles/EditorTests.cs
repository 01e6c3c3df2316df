using Microsoft.Playwright;
using Parley.Core.People;
using Parley.Testing;
using static Microsoft.Playwright.Assertions;

namespace Parley.Browser.Tests.Articles;

/// <summary>An editor at the desk: with script, without it, and two at once.</summary>
public sealed class EditorTests(DemoInBrowser demo)
{
    private static int editors;

    /// <summary>One dot, which the newsroom has not seen.</summary>
    private static readonly FilePayload Picture = new()
    {
        Name = "dot.png", MimeType = "image/png",
        Buffer = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
    };

    [Fact]
    public async Task An_article_is_written_quoted_illustrated_and_published_with_the_proof_beside_it()
    {
        await using var visit = await Desk();
        var page = visit.Page;
        await Begin(visit);

        await page.FillAsync("#headline", "The gauge is read twice");
        await page.FillAsync("#body", "It stood at **four**.\n\nNobody had looked at five.");
        await Expect(page.Locator("#proof strong")).ToHaveTextAsync("four");
        await Expect(page.Locator("#saved")).Not.ToBeEmptyAsync();

        await page.ClickAsync("[data-dialog=insert-quotation]");
        await page.FillAsync("#quoteWords", "I read it once.");
        await page.Locator("dialog[open] button[value=quotation]").ClickAsync();
        await Expect(page.Locator("dialog[open] .error")).ToContainTextAsync("speaker");
        await page.FillAsync("#quoteSpeaker", "Winifred Ackerby");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#proof .quotation .speaker")).ToContainTextAsync("Winifred Ackerby");

        await page.SetInputFilesAsync("[data-upload]", Picture);
        await Expect(page.Locator("#figureFile")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^pictures/[0-9]+$"));
        await page.FillAsync("#figureAlt", "A brass gauge on a wall");
        await page.Locator("dialog[open] button[value=figure]").ClickAsync();
        await Expect(page.Locator("dialog[open] .error")).ToContainTextAsync("credit");
        await page.CheckAsync("[name=figureNoCredit]");
        await page.Locator("dialog[open] button[value=figure]").ClickAsync();
        await Expect(page.Locator("#proof .picture img")).ToHaveAttributeAsync("alt", "A brass gauge on a wall");

        await visit.Submit(page.Locator("button[value=publish]"));
        await page.Locator(".notice a").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("The gauge is read twice");
        await page.Locator(".body .picture img").EvaluateAsync("picture => picture.decode()");
        await Expect(page.Locator("#discussion")).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
        Assert.Empty(visit.Foreign);
    }

    [Fact]
    public async Task Two_who_edit_at_once_are_told_and_nothing_is_lost()
    {
        await using var ada = await Desk();
        await using var ben = await Desk();
        await Begin(ada);
        await Saved(ada.Page, "#headline", "Two hands");
        await ben.Go(new Uri(ada.Page.Url).PathAndQuery);

        await Saved(ada.Page, "#body", "Written by Ada.");
        await ben.Page.FillAsync("#body", "Written by Ben.");

        await Expect(ben.Page.Locator("#conflict")).ToBeVisibleAsync();
        await ben.Submit(ben.Page.Locator("#conflict button"));
        await Expect(ben.Page.Locator(".difference ins")).ToContainTextAsync("Ben");
        Assert.Empty(await ben.Obstacles());
        await ben.Submit(ben.Page.Locator("button[value=theirs]"));
        await Expect(ben.Page.Locator("#body")).ToHaveValueAsync("Written by Ada.\n");
        await ben.Page.Locator(".notice a").ClickAsync();
        await ben.Page.Locator("a[href*='/copies/']").ClickAsync();
        await Expect(ben.Page.Locator(".difference ins")).ToContainTextAsync("Ben");
    }

    [Fact]
    public async Task Without_script_an_article_is_scheduled_published_corrected_brought_back_and_withdrawn()
    {
        await using var visit = await Desk(script: false, width: 360);
        var page = visit.Page;
        await Begin(visit);
        await page.FillAsync("#headline", "By plain forms alone");
        await page.FillAsync("#body", "One two three.");
        await visit.Submit(page.Locator(".no-script"));
        await Expect(page.Locator("#proof .body")).ToContainTextAsync("One two three.");

        await page.Locator(".later summary").ClickAsync();
        await page.FillAsync("#when", demo.Program.Clock.GetUtcNow().AddDays(2).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await visit.Submit(page.Locator("button[value=schedule]"));
        await Expect(page.Locator(".stage")).ToHaveTextAsync("Scheduled");
        await visit.Submit(page.Locator("button[value=publish]"));
        await page.FillAsync("#body", "One two four.");
        await page.Locator(".later summary").ClickAsync();
        await page.FillAsync("#correctionWrong", "Three.");
        await page.FillAsync("#correctionRight", "Four.");
        await visit.Submit(page.Locator("button[value=publish]"));
        var desk = new Uri(page.Url).AbsolutePath;
        await page.Locator(".notice a").ClickAsync();
        await Expect(page.Locator("#corrections")).ToContainTextAsync("Four.");

        await visit.Go(desk + "/revisions");
        await visit.Submit(page.Locator("button.primary"));
        await Expect(page.Locator("del")).ToContainTextAsync("three");
        await visit.Submit(page.Locator("form.buttons button"));
        await Expect(page.Locator("#body")).ToHaveValueAsync("One two three.\n");
        await visit.Go(desk + "/withdraw");
        await visit.Submit(page.Locator("button.primary"));
        await Expect(page.Locator(".stage")).ToHaveTextAsync("Withdrawn");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Words_from_right_to_left_are_typed_and_shown_that_way()
    {
        await using var visit = await Desk();
        var page = visit.Page;
        await Begin(visit);

        await page.Locator("summary", new() { HasText = "Address, date" }).ClickAsync();
        await page.FillAsync("#language", "ar");
        await page.FillAsync("#headline", "خبزٌ جديد");
        await page.FillAsync("#body", "## على الرصيف\n\nوصل **الخبز** اليوم.");

        await Expect(page.Locator("#proof article")).ToHaveAttributeAsync("dir", "rtl");
        await Expect(page.Locator("#proof strong")).ToHaveTextAsync("الخبز");
        Assert.Equal("rtl", await page.EvaluateAsync<string>("getComputedStyle(document.getElementById('headline')).direction"));
    }

    private async Task<Visit> Desk(bool script = true, int width = 1280)
    {
        demo.NeedBrowser();
        return await demo.Open(await demo.Program.SignIn($"editor-{Interlocked.Increment(ref editors)}@lamplighter.example", Role.Editor), script, width);
    }

    private static async Task Begin(Visit visit)
    {
        await visit.Go("/editor");
        await visit.Submit(visit.Page.Locator(".desk-head button.primary"));
    }

    /// <summary>Types and waits until it has been kept.</summary>
    private static Task<IResponse> Saved(IPage page, string field, string words) => page.RunAndWaitForResponseAsync(
        () => page.FillAsync(field, words), answer => answer.Url.EndsWith("/autosave", StringComparison.Ordinal) && answer.Ok);
}
