using Microsoft.Playwright;
using Parley.Core.People;
using static Microsoft.Playwright.Assertions;

namespace Parley.Browser.Tests.Live;

/// <summary>What happens to a page while it is read.</summary>
public sealed class LivePageTests(DemoInBrowser demo)
{
    [Fact]
    public async Task New_comments_are_offered_where_they_belong_and_come_when_asked_for()
    {
        await using var stirred = await Stirred.Begin(demo);
        await using var visit = await stirred.Read();
        var page = visit.Page;
        var reply = await stirred.Post("One.", stirred.First);
        await stirred.Post("Two.", stirred.First);
        await stirred.Post("An answer to one.", reply);
        await stirred.Post("The third.");
        await stirred.Post("The fourth.");
        var under = page.Locator($"#comment-{stirred.First} > .acts > .offer");
        await Expect(under).ToHaveTextAsync("3 new replies");
        await Expect(page.Locator("#offers .offer")).ToHaveTextAsync("2 new comments");
        await Expect(page.Locator("#discussion-h")).ToHaveTextAsync("8 comments");
        await Expect(page.Locator("#comments .comment")).ToHaveCountAsync(3);

        await under.ClickAsync();
        await Expect(page.Locator($"#comment-{reply}")).ToBeFocusedAsync();
        await Expect(page.Locator($"li:has(> #comment-{stirred.First}) > .branch .prose"))
            .ToHaveTextAsync(["A reply to the first.", "One.", "An answer to one.", "Two."]);
        await Expect(under).ToHaveCountAsync(0);

        await page.Locator("#offers .offer").ClickAsync();
        await Expect(page.Locator("#comments > li > .comment .prose")).ToHaveTextAsync(["The fourth.", "The third.", "The second.", "The first."]);
        await Expect(page.Locator("#comments > li:first-child > .comment")).ToBeFocusedAsync();
        await Expect(page.Locator(".offer")).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task More_than_come_at_once_come_when_asked_again()
    {
        await using var stirred = await Stirred.Begin(demo);
        await using var visit = await stirred.Read();
        var offer = visit.Page.Locator("#offers .offer");
        for (var number = 1; number <= 21; number++)
        {
            // One by one: what comes in a rush is offered by a link.
            await stirred.Post($"Number {number}.");
            await Expect(offer).ToHaveTextAsync(number == 1 ? "1 new comment" : $"{number} new comments");
        }

        await offer.ClickAsync();
        await Expect(offer).ToHaveTextAsync("1 new comment");
        await offer.ClickAsync();

        await Expect(offer).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator("#comments > li:first-child > .comment .prose")).ToHaveTextAsync("Number 21.");
    }

    [Fact]
    public async Task What_answers_a_comment_that_is_not_here_is_offered_by_a_link()
    {
        await using var stirred = await Stirred.Begin(demo);
        var early = await stirred.Post("Very early.");
        for (var number = 0; number < 50; number++) await stirred.Post($"Later {number}.");
        await using var visit = await stirred.Read();
        await Expect(visit.Page.Locator($"#comment-{early}")).ToHaveCountAsync(0);

        await stirred.Post("An answer to what is early.", early);

        await Expect(visit.Page.Locator("#offers a")).ToHaveTextAsync("1 more new one in this discussion");
        await visit.Page.Locator("#offers a").ClickAsync();
        await Expect(visit.Page.Locator($"#comment-{early}")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("An answer to what is early.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Ones_own_comment_is_not_offered_to_oneself()
    {
        await using var stirred = await Stirred.Begin(demo);
        await using var visit = await stirred.Read();
        var page = visit.Page;
        await page.EvaluateAsync("""
            () => new MutationObserver(changes => {
              if (changes.some(change => [...change.addedNodes].some(node => node.matches?.(".offer")))) window.offered = true;
            }).observe(document.body, { childList: true, subtree: true })
            """);
        await page.Locator("details.composer > summary").ClickAsync();
        await page.Locator(".composer textarea").FillAsync("My own words.");
        await page.Locator(".composer input[name=name]").FillAsync("Ipsa");
        await page.Locator(".composer .primary").ClickAsync();
        await Expect(page.Locator("#comments > li:first-child .prose")).ToHaveTextAsync("My own words.");
        await Expect(page.Locator("#discussion-h")).ToHaveTextAsync("4 comments");

        Assert.False(await page.EvaluateAsync<bool>("window.offered === true"));
        await stirred.Post("Another's words.");
        await Expect(page.Locator("#offers .offer")).ToHaveTextAsync("1 new comment");
    }

    [Fact]
    public async Task Votes_move_edits_show_and_what_is_removed_is_gone_at_once_and_comes_back_restored()
    {
        await using var stirred = await Stirred.Begin(demo);
        var desk = await stirred.Program.SignIn("desk@stirred.example", Role.Moderator, "Greta at the desk");
        await using var visit = await stirred.Read();
        var comment = visit.Page.Locator($"#comment-{stirred.Second}");

        await Stirred.Send(desk, HttpMethod.Put, $"/comments/{stirred.Second}/vote", """{"value":1}""");
        await Expect(comment.Locator("button[value='1'] .n")).ToHaveTextAsync("1");
        await Expect(comment.Locator("button[value='1']")).ToHaveAccessibleNameAsync("Vote up, 1 so far");

        await Stirred.Send(stirred.Writer, HttpMethod.Patch, $"/comments/{stirred.Second}", """{"text":"The second, put better."}""");
        await Expect(comment.Locator(".prose")).ToHaveTextAsync("The second, put better.");
        await Expect(comment.Locator(".edited")).ToBeVisibleAsync();

        await Stirred.Send(desk, HttpMethod.Post, $"/comments/{stirred.Second}/verdict", """{"verdict":"remove","reason":"spam"}""");
        await Expect(comment.Locator(".tombstone")).ToContainTextAsync("Removed by a moderator: advertising or spam");
        await Expect(comment.Locator(".prose")).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator("#discussion-h")).ToHaveTextAsync("2 comments");

        await Stirred.Send(desk, HttpMethod.Post, $"/comments/{stirred.Second}/verdict", """{"verdict":"restore"}""");
        await Expect(comment.Locator(".prose")).ToHaveTextAsync("The second, put better.");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task What_one_is_writing_stays_with_its_focus_through_all_that_happens()
    {
        await using var stirred = await Stirred.Begin(demo);
        await using var visit = await stirred.Read();
        var page = visit.Page;
        var comment = page.Locator($"#comment-{stirred.Second}");
        await comment.Locator("a.reply").ClickAsync();
        var field = comment.Locator("textarea");
        await field.PressSequentiallyAsync("Half a sent");

        await Stirred.Send(stirred.Writer, HttpMethod.Patch, $"/comments/{stirred.Second}", """{"text":"Changed under the answer."}""");
        await Expect(comment.Locator(".prose")).ToHaveTextAsync("Changed under the answer.");
        await stirred.Post("Another answer.", stirred.Second);
        await Expect(comment.Locator(".offer")).ToHaveTextAsync("1 new reply");
        await page.Keyboard.TypeAsync("ence");
        await Stirred.Send(stirred.Writer, HttpMethod.Delete, $"/comments/{stirred.Second}", "{}");
        await Expect(comment.Locator(".tombstone")).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync(", and");
        await stirred.Close();
        await Expect(comment.Locator("form .help:not(.scriptless)")).ToContainTextAsync("has just been closed");
        await page.Keyboard.TypeAsync(" its end.");

        await Expect(field).ToBeFocusedAsync();
        await Expect(field).ToHaveValueAsync("Half a sentence, and its end.");
        await Expect(comment.Locator("form .primary")).ToBeDisabledAsync();
        await Expect(page.Locator(".composer > summary")).ToContainTextAsync("has just been closed");
        await Expect(page.Locator($"#comment-{stirred.First} .reply").First).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Fifty_comments_arrive_and_neither_focus_nor_place_moves()
    {
        await using var stirred = await Stirred.Begin(demo);
        List<string> there = [];
        for (var number = 0; number < 30; number++) there.Add(await stirred.Post($"Here from the start, {number}.\n\nAnd of some length."));
        await using var visit = await stirred.Read();
        var page = visit.Page;
        var read = page.Locator($"#comment-{there[12]}");
        await read.EvaluateAsync("comment => comment.scrollIntoView({ block: 'center' })");
        await read.Locator("button[value='1']").FocusAsync();
        const string places = "() => [scrollY, ...[...document.querySelectorAll('#comments .comment')].map(comment => comment.getBoundingClientRect().top)]";
        var before = await page.EvaluateAsync<double[]>(places);

        for (var number = 0; number < 25; number++)
        {
            await stirred.Post($"New {number}.");
            await stirred.Post($"New answer {number}.", there[number]);
        }

        await Expect(page.Locator("#discussion-h")).ToHaveTextAsync("83 comments");
        await Expect(page.Locator("#offers > *").First).ToBeVisibleAsync();
        Assert.Equal(before, await page.EvaluateAsync<double[]>(places));
        await Expect(read.Locator("button[value='1']")).ToBeFocusedAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Who_listens_is_told_calmly_and_of_all()
    {
        await using var stirred = await Stirred.Begin(demo);
        await using var visit = await stirred.Read();
        var page = visit.Page;
        await page.EvaluateAsync("""
            () => {
              window.said = [];
              new MutationObserver(() => window.said.push([performance.now(), parseInt(document.getElementById("news").textContent)]))
                .observe(document.getElementById("news"), { childList: true });
            }
            """);

        for (var number = 1; number <= 6; number++)
        {
            await stirred.Post($"New {number}.");
            await Expect(page.Locator("#offers .offer")).ToContainTextAsync($"{number} new comment");
        }

        await page.WaitForFunctionAsync("() => window.said.reduce((sum, [, n]) => sum + n, 0) === 6");
        var times = await page.EvaluateAsync<double[]>("window.said.map(([at]) => at)");
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First > 4000, $"{pair.Second - pair.First} ms"));
        await Expect(page.Locator("#news")).ToHaveAttributeAsync("role", "status");
    }

    [Fact]
    public async Task Who_writes_is_told_when_nothing_can_be_stored_and_when_it_can_again()
    {
        await using var stirred = await Stirred.Begin(demo);
        await using var visit = await stirred.Read();
        var section = visit.Page.Locator("#discussion");
        await visit.Page.Locator(".composer > summary").ClickAsync();
        await visit.Page.Locator("#text-new").FillAsync("Words that took an hour.");

        await stirred.BreakStore();
        await Expect(section).ToHaveAttributeAsync("data-state", "readonly");
        await Expect(visit.Page.Locator("form.write .primary")).ToBeDisabledAsync();
        await stirred.MendStore();

        await Expect(section).ToHaveAttributeAsync("data-state", "open");
        await Expect(visit.Page.Locator("form.write .primary")).ToBeEnabledAsync();
        await Expect(visit.Page.Locator("#text-new")).ToHaveValueAsync("Words that took an hour.");
    }

    [Fact]
    public async Task Two_who_read_see_that_they_are_two()
    {
        await using var stirred = await Stirred.Begin(demo);
        await using var one = await stirred.Read();
        await Expect(one.Page.Locator(".readers")).ToHaveCountAsync(0);
        var other = await stirred.Read();

        await Expect(one.Page.Locator(".readers")).ToHaveTextAsync("2 people are reading");
        await Expect(other.Page.Locator(".readers")).ToHaveTextAsync("2 people are reading");

        await other.DisposeAsync();
        await Expect(one.Page.Locator(".readers")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_can_no_longer_be_told_is_offered_by_reading_the_page_again_and_the_words_stay()
    {
        await using var stirred = await Stirred.Begin(demo);
        await using var visit = await stirred.Read();
        var page = visit.Page;
        await page.Locator("details.composer > summary").ClickAsync();
        await page.Locator(".composer textarea").FillAsync("Not yet sent.");
        await visit.Context.SetOfflineAsync(true);
        await stirred.Post("Untold.");
        await stirred.Forget();

        await visit.Context.SetOfflineAsync(false);
        await page.Locator("#offers .reload").ClickAsync();

        await Expect(page.GetByText("Untold.")).ToBeVisibleAsync();
        await Expect(page.Locator(".composer textarea")).ToHaveValueAsync("Not yet sent.");
    }

    [Fact]
    public async Task On_the_page_of_one_comment_only_what_belongs_below_it_is_offered()
    {
        await using var stirred = await Stirred.Begin(demo);
        await using var visit = await stirred.Open();
        await visit.GoAndMeet($"/comments/{stirred.First}");

        await stirred.Post("Not of this branch.");
        await stirred.Post("Of this branch.", stirred.First);

        await Expect(visit.Page.Locator($"#comment-{stirred.First} .offer")).ToHaveTextAsync("1 new reply");
        await Expect(visit.Page.Locator("#offers > *")).ToHaveCountAsync(0);
    }
}
