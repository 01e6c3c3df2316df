using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Parley.Browser.Tests.Discussions;

/// <summary>From words that a reader selects to the mark at their sentence, and back.</summary>
public sealed class QuotingTests(DemoInBrowser demo)
{
    private const string Article = DemoInBrowser.Lively;

    [Fact]
    public async Task Selected_words_are_quoted_and_the_comment_stands_beside_their_sentence()
    {
        await using var visit = await demo.Open();
        var page = visit.Page;
        await page.SetViewportSizeAsync(1280, 900);
        await visit.GoAndMeet(Article);
        var passage = page.Locator(".body > p").Nth(2);
        // Not at the edges of words: whole words are taken.
        await Select(passage, 2, 60);
        await Expect(page.Locator(".tools a")).ToHaveAttributeAsync("href", new Regex(@"/correct\?at=p\d+r\d+@\d+-\d+$"));

        await page.Locator(".tools button").First.ClickAsync();

        var field = page.Locator(".composer textarea");
        await Expect(field).ToBeFocusedAsync();
        var quote = await field.InputValueAsync();
        Assert.StartsWith("> ", quote, StringComparison.Ordinal);
        Assert.Contains(quote.Trim()[2..], await passage.TextContentAsync(), StringComparison.Ordinal);
        await Expect(page.Locator(".composer fieldset.quotes li")).ToHaveCountAsync(1);
        await page.Locator(".composer input[name=name]").FillAsync("Quinn");
        await page.Keyboard.PressAsync("Shift+Tab");
        await field.PressSequentiallyAsync("So it is.");
        await page.Locator(".composer .primary").ClickAsync();
        await Expect(page.Locator(".comment.new .prose .cites")).ToHaveTextAsync(quote.Trim()[2..]);

        await visit.GoAndMeet(Article);
        var mark = passage.Locator(".cited").First;
        await mark.ClickAsync();
        var beside = page.Locator(".beside");
        await Expect(beside).ToBeFocusedAsync();
        await Expect(beside.Locator(".comment").First).ToContainTextAsync("So it is.");
        var (text, panel) = (await passage.BoundingBoxAsync(), await beside.BoundingBoxAsync());
        Assert.True(panel?.X >= text?.X + text?.Width, "beside the text where there is room");
        var (obstacles, wide) = await visit.Look("beside");
        Assert.Empty((string[])[.. obstacles, .. wide]);
        (text, panel) = (await passage.BoundingBoxAsync(), await beside.BoundingBoxAsync());
        Assert.True(panel?.Y >= text?.Y + text?.Height, "below it where there is none");
        await page.Keyboard.PressAsync("Escape");
        await Expect(beside).ToHaveCountAsync(0);
        await Expect(mark).ToBeFocusedAsync();

        await page.Locator(".comment", new() { HasText = "So it is." }).Locator("a.to").First.ClickAsync();
        await Expect(page.Locator(".said:target")).ToBeInViewportAsync();
        await page.Locator("#live a").ClickAsync();
        await Expect(page.Locator(".comment:target")).ToContainTextAsync("So it is.");

        await visit.Go(await mark.GetAttributeAsync("href") ?? "");
        await Expect(page.Locator("#comments .comment").First).ToContainTextAsync("So it is.");
        (obstacles, wide) = await visit.Look("passage");
        Assert.Empty((string[])[.. obstacles, .. wide]);
        Assert.Empty(visit.Complaints);
        Assert.Empty(visit.Foreign);
    }

    [Fact]
    public async Task By_keys_a_comment_is_written_about_another_ones_words_until_that_is_taken_back()
    {
        var about = await demo.Post(demo.Guest, Article, "Some words to speak about.");
        await using var visit = await demo.Open();
        var page = visit.Page;
        await visit.GoAndMeet(Article + "?sort=newest");
        var comment = page.Locator($"#comment-{about}");
        await Select(comment.Locator(".prose p"), 0, 10);

        await page.Keyboard.PressAsync("o");

        var form = comment.Locator("form.write");
        await Expect(form.Locator(".on q")).ToHaveTextAsync("Some words");
        Assert.Equal($"c{about}r1@0-10", await form.Locator("[name=about]").InputValueAsync());
        await visit.GoAndMeet(Article + "?sort=newest");
        await comment.Locator("a.reply").ClickAsync();
        await Expect(form.Locator(".on q")).ToHaveTextAsync("Some words");
        await form.Locator(".on button").ClickAsync();
        await Expect(form.Locator("[name=about]")).ToHaveCountAsync(0);
        await Expect(form.Locator("textarea")).ToBeFocusedAsync();
    }

    private static async Task Select(ILocator text, int from, int to) => await text.EvaluateAsync(
        """
        (element, [from, to]) => {
          const words = element.firstChild;
          element.scrollIntoView({ block: "center" });
          getSelection().setBaseAndExtent(words, from, words, to);
        }
        """,
        (int[])[from, to]);
}
