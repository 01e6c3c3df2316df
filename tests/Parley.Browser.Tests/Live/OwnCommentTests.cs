using Microsoft.Playwright;
using Parley.Testing;
using static Microsoft.Playwright.Assertions;

namespace Parley.Browser.Tests.Live;

/// <summary>Who posts sees it, wherever it ranks and whoever answers.</summary>
public sealed class OwnCommentTests(DemoInBrowser demo)
{
    [Fact]
    public async Task Ones_own_comment_stands_first_after_a_reload_though_fifty_others_rank_better()
    {
        await using var stirred = await Stirred.Begin(demo);
        await stirred.Outrank();
        await using var visit = await stirred.Open();
        await Write(visit, Stirred.Article);

        await visit.GoAndMeet(Stirred.Article);

        await ExpectFirst(visit);
    }

    [Fact]
    public async Task Ones_own_comment_stands_first_when_another_node_answers()
    {
        await using var stirred = await Stirred.Begin(demo, DatabaseKind.Postgres);
        await using var other = await stirred.AnotherNode();
        await stirred.Outrank();
        await using var visit = await stirred.Open();
        await visit.GoAndMeet($"http://localhost:{other.Address.Port}{Stirred.Article}");
        await Write(visit, Stirred.Article);

        await visit.GoAndMeet($"http://localhost:{other.Address.Port}{Stirred.Article}");

        await ExpectFirst(visit);
        await Expect(visit.Page.Locator("#discussion-h")).ToHaveTextAsync("59 comments");
    }

    private static async Task Write(Visit visit, string path)
    {
        await visit.GoAndMeet(path);
        await visit.Page.Locator("details.composer > summary").ClickAsync();
        await visit.Page.Locator(".composer textarea").FillAsync("Nobody likes this yet.");
        await visit.Page.Locator(".composer input[name=name]").FillAsync("Ipsa");
        await visit.Page.Locator(".composer .primary").ClickAsync();
        await Expect(visit.Page.Locator(".comment.new")).ToBeVisibleAsync();
    }

    private static async Task ExpectFirst(Visit visit)
    {
        await Expect(visit.Page.Locator("#comments > li:first-child > .comment .prose")).ToHaveTextAsync("Nobody likes this yet.");
        await Expect(visit.Page.Locator("#comments > li:nth-child(2) > .comment .prose")).ToContainTextAsync("Well liked");
        await Expect(visit.Page.GetByText("Nobody likes this yet.")).ToHaveCountAsync(1);
    }
}
