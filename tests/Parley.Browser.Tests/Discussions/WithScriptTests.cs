using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Parley.Browser.Tests.Discussions;

/// <summary>What script makes smoother: nothing of this leaves the page.</summary>
public sealed class WithScriptTests(DemoInBrowser demo)
{
    private const string Article = DemoInBrowser.Lively;

    [Fact]
    public async Task A_comment_appears_in_place_once_and_its_draft_survives_a_reload()
    {
        await using var visit = await demo.Open();
        var page = visit.Page;
        await visit.GoAndMeet(Article);
        await page.Locator("details.composer > summary").ClickAsync();
        await page.Locator(".composer textarea").FillAsync("Written in place, twice clicked.");

        await visit.GoAndMeet(Article);
        await Expect(page.Locator(".composer textarea")).ToHaveValueAsync("Written in place, twice clicked.");
        await Expect(page.Locator("#live")).ToContainTextAsync("Your draft from last time is here.");

        await page.Locator(".composer input[name=name]").FillAsync("Skripta");
        var address = page.Url;
        await page.Locator(".composer .primary").DblClickAsync();
        await Expect(page.Locator("#comments > li").First).ToContainTextAsync("Written in place, twice clicked.");
        await Expect(page.Locator("#live")).ToHaveTextAsync("Your comment is posted.");
        await Expect(page.Locator(".comment.new")).ToBeFocusedAsync();
        Assert.Equal(address, page.Url);

        await visit.GoAndMeet(Article + "?sort=newest");
        await Expect(page.GetByText("Written in place, twice clicked.")).ToHaveCountAsync(1);
        await Expect(page.Locator(".composer textarea")).ToHaveValueAsync("");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_reply_opens_previews_and_lands_under_its_comment()
    {
        var parent = await demo.Post(demo.Guest, Article, "Who answers with script?");
        await using var visit = await demo.Open();
        var page = visit.Page;
        await visit.GoAndMeet(Article + "?sort=newest");
        var comment = page.Locator($"#comment-{parent}");
        await comment.Locator("a.reply").ClickAsync();
        var form = comment.Locator("form.write");
        await Expect(form.Locator("textarea")).ToBeFocusedAsync();

        await form.Locator("textarea").FillAsync("I do, **quickly**.");
        await form.Locator("input[name=name]").FillAsync("Skripta");
        await form.Locator("button[formaction]").ClickAsync();
        await Expect(form.Locator(".preview strong")).ToHaveTextAsync("quickly");

        await form.Locator(".primary").ClickAsync();
        await Expect(page.Locator($"li:has(> #comment-{parent}) > .branch .prose")).ToHaveTextAsync("I do, quickly.");
        await Expect(form).ToHaveCountAsync(0);
        await Expect(page.Locator(".comment.new")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_is_refused_stays_in_the_form_with_the_reason()
    {
        await using var visit = await demo.Open();
        var page = visit.Page;
        await visit.GoAndMeet(Article);
        await page.Locator("details.composer > summary").ClickAsync();
        await page.Locator(".composer textarea").FillAsync("Words without a name.");
        await page.Locator(".composer .primary").ClickAsync();

        await Expect(page.Locator(".composer .error")).ToContainTextAsync("give a name");
        await Expect(page.Locator(".composer input[name=name]")).ToBeFocusedAsync();
        await Expect(page.Locator(".composer textarea")).ToHaveValueAsync("Words without a name.");
    }

    [Fact]
    public async Task Without_connection_the_words_are_kept_and_sent_when_it_is_back()
    {
        await using var visit = await demo.Open();
        var page = visit.Page;
        await visit.GoAndMeet(Article);
        await page.Locator("details.composer > summary").ClickAsync();
        await page.Locator(".composer textarea").FillAsync("From the ferry, between two shores.");
        await page.Locator(".composer input[name=name]").FillAsync("Skripta");
        await visit.Context.SetOfflineAsync(true);
        await page.Locator(".composer .primary").ClickAsync();
        await Expect(page.Locator(".composer .error")).ToContainTextAsync("Not sent: no connection.");
        await Expect(page.Locator(".composer textarea")).ToHaveValueAsync("From the ferry, between two shores.");

        await visit.Context.SetOfflineAsync(false);

        await Expect(page.Locator("#comments > li").First).ToContainTextAsync("From the ferry, between two shores.");
        await Expect(page.Locator(".composer .error")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_vote_is_cast_kept_moved_and_withdrawn()
    {
        var comment = await demo.Post(demo.Guest, Article, "Vote with script.");
        await using var visit = await demo.Open(demo.Desk);
        var page = visit.Page;
        await visit.GoAndMeet(Article + "?sort=newest");
        var up = page.Locator($"#comment-{comment} button[value='1']");
        var down = page.Locator($"#comment-{comment} button[value='-1']");

        await up.ClickAsync();
        await Expect(up).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(up).ToHaveTextAsync("1");
        await visit.GoAndMeet(Article + "?sort=newest");
        await Expect(up).ToHaveAttributeAsync("aria-pressed", "true");

        await down.ClickAsync();
        await Expect(down).ToHaveTextAsync("1");
        await Expect(up).ToHaveTextAsync("0");
        await Expect(up).ToHaveAttributeAsync("aria-pressed", "false");
        await down.ClickAsync();
        await Expect(down).ToHaveTextAsync("0");
    }

    [Fact]
    public async Task A_vote_of_a_guest_is_answered_by_the_way_to_sign_in()
    {
        await using var visit = await demo.Open();
        await visit.GoAndMeet(Article);

        await visit.Page.Locator(".acts button").First.ClickAsync();

        await Expect(visit.Page.Locator("#live a")).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("^/sign-in\\?returnTo="));
    }

    [Fact]
    public async Task Own_words_are_changed_and_deleted_in_place()
    {
        var writer = demo.Program.Browser();
        var comment = await demo.Post(writer, Article, "First words.", "Changeful");
        await using var visit = await demo.Open(writer);
        var page = visit.Page;
        await visit.GoAndMeet(Article + "?sort=newest");
        var own = page.Locator($"#comment-{comment}");

        await own.Locator(".edit").ClickAsync();
        await Expect(own.Locator("textarea")).ToHaveValueAsync("First words.");
        await own.Locator("textarea").FillAsync("Second words.");
        await own.Locator("form.write .primary").ClickAsync();
        await Expect(own.Locator(".prose")).ToHaveTextAsync("Second words.");
        await Expect(own.Locator(".edited")).ToBeVisibleAsync();
        await Expect(own).ToBeFocusedAsync();

        await own.Locator(".delete").ClickAsync();
        await own.GetByText("Cancel").ClickAsync();
        await Expect(own.Locator(".delete")).ToBeFocusedAsync();
        await own.Locator(".delete").ClickAsync();
        await own.GetByText("Delete for good").ClickAsync();
        await Expect(own.Locator(".tombstone")).ToContainTextAsync("Deleted by its author.");
        await Expect(own.Locator(".edit")).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task More_replies_and_more_comments_come_in_place_and_branches_fold()
    {
        await using var visit = await demo.Open();
        var page = visit.Page;
        await visit.GoAndMeet(DemoInBrowser.Lengthy + "?sort=oldest");
        var address = page.Url;
        var comments = page.Locator("#comments > li");
        var before = await comments.CountAsync();
        var branch = page.Locator("#comments > li > .branch").First;

        await branch.Locator("a[data-more=replies]").First.ClickAsync();
        await Expect(branch.Locator(".replies > li")).ToHaveCountAsync(DemoInBrowser.RepliesInLengthy);
        await Expect(branch.Locator("a[data-more=replies]")).ToHaveCountAsync(0);
        await Expect(branch.Locator(".comment:focus")).ToHaveCountAsync(1);

        await branch.Locator("> summary").ClickAsync();
        await Expect(branch.Locator(".replies")).ToBeHiddenAsync();
        await branch.Locator("> summary").ClickAsync();
        await Expect(branch.Locator(".replies > li").First).ToBeVisibleAsync();

        await page.Locator("a[data-more=comments]").ClickAsync();
        await Expect(page.Locator("#comments > li:nth-child(" + (before + 1) + ")")).ToBeVisibleAsync();
        await Expect(page.Locator("#comments > li > .comment:focus")).ToHaveCountAsync(1);
        Assert.Equal(address, page.Url);
    }
}
