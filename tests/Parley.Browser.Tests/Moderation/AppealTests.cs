using Microsoft.Playwright;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Storage.Notifications;
using Parley.Testing;
using static Microsoft.Playwright.Assertions;

namespace Parley.Browser.Tests.Moderation;

/// <summary>A reader whose comment was removed: is told why, objects, and has it back after somebody else has looked.</summary>
public sealed class AppealTests(DemoInBrowser demo)
{
    private const string Article = DemoInBrowser.Unruly;

    [Fact]
    public async Task A_reader_is_told_objects_has_the_comment_back_and_is_told_again()
    {
        var author = await demo.Program.SignIn($"author-{A.Next()}@lamplighter.example", "Anna Author");
        var judge = await demo.Program.SignIn($"judge-{A.Next()}@lamplighter.example", Role.Moderator, "Jonas Judge");
        var id = await demo.Post(author, Article, "The clock of the tower is *right* twice a day.");
        var removed = await demo.Desk.Json(
            HttpMethod.Post, $"/api/v1/comments/{id}/verdict", """{"verdict":"remove","reason":"falsehood","facts":"The clock was repaired in May."}""");
        Assert.True(removed.IsSuccessStatusCode);
        await Tell();

        await using var reading = await demo.Open(author);
        var page = reading.Page;
        await reading.Go("/notifications");
        await reading.Submit(page.Locator(".lines a").First);
        await Expect(page.Locator("h1")).ToHaveTextAsync("Your comment was removed");
        await Expect(page.Locator(".facts")).ToContainTextAsync("The clock was repaired in May.");
        var (obstacles, wide) = await reading.Look("statement");
        await page.Locator("textarea[name=words]").FillAsync("It was an old joke about stopped clocks.");
        await reading.Submit(page.Locator("#appeal button.primary"));
        await Expect(page.Locator("#appeal")).ToContainTextAsync("waits for an answer");

        await using var judging = await demo.Open(judge);
        await judging.Go("/desk/appeals");
        await judging.Submit(judging.Page.Locator(".lines a").First);
        await Expect(judging.Page.Locator("blockquote").First).ToContainTextAsync("stopped clocks");
        var (deskObstacles, deskWide) = await judging.Look("appeal at the desk");
        await judging.Page.Locator("textarea[name=answer]").FillAsync("You are right: it claims nothing about this clock.");
        await judging.Submit(judging.Page.Locator("button[value=reversed]"));
        await Tell();

        await reading.Go("/notifications");
        await Expect(page.Locator(".lines li").First).ToContainTextAsync("reversed");
        await reading.Submit(page.Locator(".lines a").First);
        await Expect(page.Locator("#appeal")).ToContainTextAsync("You are right");
        await reading.Go($"/comments/{id}");
        await Expect(page.Locator($"#comment-{id} .prose")).ToContainTextAsync("twice a day");
        Assert.Equal("", string.Join('\n', [.. obstacles, .. wide, .. deskObstacles, .. deskWide, .. reading.Complaints, .. judging.Complaints]));
    }

    /// <summary>The seconds in which a decision can be undone are over.</summary>
    private Task<bool> Tell() => demo.Program.Write((job, cancel) => job.TellStatements(demo.Program.Clock.GetUtcNow() + Verdict.ToldAfter, (_, _, _) => Task.CompletedTask, cancel));
}
