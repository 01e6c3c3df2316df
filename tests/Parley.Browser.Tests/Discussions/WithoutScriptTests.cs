using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Parley.Browser.Tests.Discussions;

/// <summary>All that a reader, a guest, an account and the desk can do in a browser that runs no script.</summary>
public sealed class WithoutScriptTests(DemoInBrowser demo)
{
    private const string Article = DemoInBrowser.Lengthy;

    /// <summary>What a form asks of a browser that does no work for it.</summary>
    private static readonly TimeSpan TimeToType = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task A_long_discussion_is_read_by_links()
    {
        await using var visit = await demo.Open(script: false);
        var page = visit.Page;
        await visit.Go(Article);
        var first = await page.Locator("#comments > li > article").First.GetAttributeAsync("id");

        await visit.Submit(page.Locator(".sorts a", new() { HasText = "Newest" }));
        await Expect(page.Locator(".sorts a[aria-current]")).ToHaveTextAsync("Newest");
        await Expect(page.Locator("#comments > li > article").First).Not.ToHaveIdAsync(first ?? "");

        await visit.Submit(page.Locator("a[rel=next]"));
        await Expect(page.Locator("#comments > li").First).ToBeVisibleAsync();

        await visit.Go(Article + "?sort=oldest");
        await visit.Submit(page.Locator("a[data-more=replies]").First);
        await Expect(page.Locator("#comments > li").First).ToBeVisibleAsync();

        await visit.Submit(page.Locator("#comments .when").First);
        await Expect(page.Locator(".focus > li > article")).ToBeVisibleAsync();
        await Expect(page.Locator(".ancestors article")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_closed_discussion_is_read_and_offers_nothing_to_write()
    {
        await using var visit = await demo.Open(script: false);
        await visit.Go(DemoInBrowser.Closed);

        await Expect(visit.Page.GetByText("The discussion was closed on")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".comment .prose").First).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".composer")).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator(".comment .reply").First).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_guest_writes_changes_and_deletes_by_forms()
    {
        await using var visit = await demo.Open(script: false);
        var page = visit.Page;
        await visit.Go(Article);
        await page.Locator("details.composer > summary").ClickAsync();
        await visit.Submit(page.Locator(".composer .scriptless a"));
        await page.Locator("textarea[name=text]").FillAsync("By form alone.");
        await page.Locator("input[name=name]").FillAsync("Formia");
        demo.Program.Clock.Advance(TimeToType);
        await visit.Submit(page.Locator("form.write .primary"));
        await Expect(page.GetByText("Your comment is posted.")).ToBeVisibleAsync();
        await Expect(page.Locator(".mine-item .prose").First).ToHaveTextAsync("By form alone.");

        await page.Locator(".mine-item textarea").FillAsync("By form alone, and changed.");
        await visit.Submit(page.Locator(".mine-item .write .primary"));
        await Expect(page.Locator(".mine-item .prose")).ToHaveTextAsync("By form alone, and changed.");
        await Expect(page.Locator(".edited")).ToBeVisibleAsync();

        await page.Locator(".sure summary").ClickAsync();
        await visit.Submit(page.Locator(".sure button"));
        await Expect(page.Locator(".tombstone").First).ToContainTextAsync("Deleted by its author.");
    }

    [Fact]
    public async Task A_reply_is_previewed_and_lands_under_what_it_answers()
    {
        var parent = await demo.Post(demo.Guest, Article, "Who answers without script?");
        await using var visit = await demo.Open(script: false);
        var page = visit.Page;
        await visit.Go($"/comments/{parent}");
        await visit.Submit(page.Locator(".focus a.reply"));
        await page.Locator("textarea[name=text]").FillAsync("I do, **plainly**.");
        await page.Locator("input[name=name]").FillAsync("Formia");
        demo.Program.Clock.Advance(TimeToType);
        await visit.Submit(page.Locator("button[formaction]"));
        await Expect(page.Locator("#preview strong")).ToHaveTextAsync("plainly");
        await Expect(page.Locator("textarea[name=text]")).ToHaveValueAsync("I do, **plainly**.");

        await visit.Submit(page.Locator("form.write .primary"));
        await visit.Go($"/comments/{parent}");

        await Expect(page.Locator(".focus .replies .prose")).ToHaveTextAsync("I do, plainly.");
    }

    [Fact]
    public async Task What_is_refused_stays_in_the_form_with_the_reason()
    {
        await using var visit = await demo.Open(script: false);
        var page = visit.Page;
        await visit.Go($"/discussions/{await demo.DiscussionOf(Article)}/reply");

        var words = new string('x', 10_001);
        await Refuse(words, "longer than 10,000 characters");
        await Refuse("  ", "no words yet");
        await Refuse("Words without a name.", "give a name", name: "");

        async Task Refuse(string text, string reason, string name = "Formia")
        {
            await page.Locator("textarea[name=text]").FillAsync(text);
            await page.Locator("input[name=name]").FillAsync(name);
            await visit.Submit(page.Locator("form.write .primary"));
            await Expect(page.Locator(".error")).ToContainTextAsync(reason);
            await Expect(page.Locator("[aria-invalid=true]")).ToHaveCountAsync(1);
            await Expect(page.Locator("textarea[name=text]")).ToHaveValueAsync(text);
        }
    }

    [Fact]
    public async Task A_reader_signs_in_by_the_mailed_link_and_votes()
    {
        const string email = "plain@reader.example";
        var comment = await demo.Post(demo.Guest, Article, "Vote without script.");
        await using var visit = await demo.Open(script: false);
        var page = visit.Page;
        await DemoPages.AskForLetter(visit, email);
        await visit.Go((await demo.Program.Mail(email)).Link);
        await Expect(page.GetByText(email)).ToBeVisibleAsync();
        await visit.Submit(page.Locator("main button.primary"));

        await visit.Go($"/comments/{comment}/mine");
        await visit.Submit(page.GetByRole(AriaRole.Button, new() { Name = "Vote up" }));
        await visit.Go($"/comments/{comment}/mine");
        await Expect(page.Locator("[aria-pressed=true]")).ToContainTextAsync("Take back your vote up");
        await visit.Submit(page.Locator("[aria-pressed=true]"));
        await visit.Go($"/comments/{comment}/mine");
        await Expect(page.Locator("[aria-pressed=true]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_desk_removes_with_a_reason_that_readers_see_and_restores()
    {
        var comment = await demo.Post(demo.Guest, Article, "Boats for sale, cheap.");
        await using var desk = await demo.Open(demo.Desk, script: false);
        await using var reader = await demo.Open(script: false);
        await desk.Go($"/comments/{comment}/verdict");
        await desk.Page.Locator("input[value=spam]").CheckAsync();
        await desk.Submit(desk.Page.Locator("form.write .primary"));

        await reader.Go($"/comments/{comment}");
        await Expect(reader.Page.Locator(".focus .tombstone")).ToContainTextAsync("Removed by a moderator: advertising or spam (house rule");
        await reader.Submit(reader.Page.Locator(".focus .tombstone a").First);
        await Expect(reader.Page.Locator("li:target")).ToContainTextAsync("No advertising.");

        await desk.Go($"/comments/{comment}/verdict");
        await desk.Submit(desk.Page.Locator("form.write .primary"));
        await reader.Go($"/comments/{comment}");
        await Expect(reader.Page.Locator(".focus .prose")).ToHaveTextAsync("Boats for sale, cheap.");
    }
}
