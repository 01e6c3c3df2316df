using System.Net;
using System.Text.Json;
using Microsoft.Playwright;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Storage.Notifications;
using Parley.Testing;
using static Microsoft.Playwright.Assertions;

namespace Parley.Browser.Tests.Site;

/// <summary>The pictures of README.md. They are taken at every run and kept in docs/screenshots only with PARLEY_SCREENSHOTS=1.</summary>
public sealed class ScreenshotTests(DemoInBrowser demo)
{
    private const int Largest = 300_000;

    [Fact]
    public async Task Pictures_for_the_first_page_stay_small()
    {
        await Take("front", "/", width: 1280, height: 860);
        await Take("article", DemoInBrowser.Lively, width: 1280, height: 900);
        await Take("discussion", DemoInBrowser.Lively + "#discussion", width: 1100, height: 860);
        await Take("dark-phone", DemoInBrowser.Lively + "#discussion", width: 390, height: 844, ColorScheme.Dark);
        await Take("search", "/search?q=ferry", width: 1100, height: 860);
        await Take("correction", "/articles/the-school-that-let-its-pupils-sleep#corrections", width: 1100, height: 700);
    }

    [Fact]
    public async Task Pictures_of_an_editors_desk_and_of_an_account()
    {
        var editor = await demo.Program.SignIn("pictures@lamplighter.example", Role.Editor, "Edda Vale");
        var reader = await demo.Program.SignIn("reader-of-pictures@lamplighter.example", "Tomasina Reed");
        await Take("account", "/account", width: 1100, height: 860, reader: reader);

        await using var visit = await demo.Open(editor, adjust: options => options.ViewportSize = new() { Width = 1280, Height = 860 });
        await visit.Go("/editor?state=published&q=ferry");
        await visit.Submit(visit.Page.Locator("main a[href*='/editor/articles/']").First);
        await Expect(visit.Page.Locator("#proof article")).ToBeVisibleAsync();
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Keep("editor", await visit.Page.ScreenshotAsync());
    }

    [Fact]
    public async Task Pictures_of_the_moderators_desk()
    {
        // Of its own: other tests leave something on the shared desk.
        await using var program = await TestProgram.Start(demo: true, now: TimeProvider.System.GetUtcNow());
        var moderator = await program.SignIn("pictures@lamplighter.example", Role.Moderator, "Greer Solheim-Vale");
        await using var visit = await demo.Open(moderator, of: program, adjust: options => options.ViewportSize = new() { Width = 1280, Height = 860 });
        await visit.Go("/desk/queue/all?sort=oldest");
        await visit.Submit(visit.Page.Locator(".queue a", new() { HasText = "idiot" }));
        await Keep("desk", await visit.Page.ScreenshotAsync());
    }

    [Fact]
    public async Task The_picture_of_what_an_author_is_told()
    {
        var author = await demo.Program.SignIn("author-of-pictures@lamplighter.example", "Basil Orme");
        var id = await demo.Post(author, DemoInBrowser.Lively, "The chief engineer of the bridge never built so much as a hen-house. Ask anybody at the yard.");
        var verdict = await demo.Desk.Json(HttpMethod.Post, $"/api/v1/comments/{id}/verdict",
            """{"verdict":"remove","reason":"falsehood","facts":"She built the swing bridge at Oller Sound and two others; the yard’s own records say so."}""");
        Assert.True(verdict.IsSuccessStatusCode);
        await demo.Program.Write((job, cancel) => job.TellStatements(demo.Program.Clock.GetUtcNow() + Verdict.ToldAfter, (_, _, _) => Task.CompletedTask, cancel));

        await using var visit = await demo.Open(author, adjust: options => options.ViewportSize = new() { Width = 1100, Height = 1000 });
        await visit.Go("/notifications");
        await visit.Submit(visit.Page.Locator(".lines a").First);
        await Expect(visit.Page.Locator(".facts")).ToContainTextAsync("Oller Sound");
        await Keep("statement", await visit.Page.ScreenshotAsync());
    }

    [Fact]
    public async Task Pictures_of_a_discussion_that_goes_on_show_what_is_offered_and_what_is_said_of_a_sentence()
    {
        // Of its own: what is posted for the picture would be in the way of other tests.
        await using var program = await TestProgram.Start(demo: true, now: TimeProvider.System.GetUtcNow());
        await using var visit = await demo.Open(of: program, adjust: options => options.ViewportSize = new() { Width = 1100, Height = 700 });
        await visit.GoAndMeet(DemoInBrowser.Lively + "#discussion");
        var discussion = await visit.Page.Locator("#discussion").GetAttributeAsync("data-id");
        var first = await visit.Page.Locator(".comment").First.GetAttributeAsync("data-id");
        var reader = program.Browser();
        await Post("My aunt kept the old timetable in her hymn book.", first);
        await Post("And who paid for the enamel sign?", first);
        await Post("The ferryman waved today, for the first time.", null);

        await Expect(visit.Page.Locator("#offers .offer")).ToHaveTextAsync("1 new comment");
        await Expect(visit.Page.Locator($"#comment-{first} > .acts > .offer")).ToHaveTextAsync("2 new replies");
        await Keep("live", await visit.Page.ScreenshotAsync());

        const string sentence = "I prefer the one that is there when a child is standing on the bank at half past seven in the morning.";
        await Post($"> {sentence}\n\nThen come at ten past four, when they want to go home.", null);
        await Post("“The one that is there when a child is standing on the bank”: that was the *Patience*, and my brother was the child.", null);
        await visit.Page.SetViewportSizeAsync(1280, 860);
        await visit.GoAndMeet(DemoInBrowser.Lively);
        var mark = visit.Page.Locator(".quotation .cited").First;
        await Expect(mark).ToHaveTextAsync("3");
        await mark.EvaluateAsync("mark => mark.scrollIntoView({ block: 'center' })");
        await mark.ClickAsync();
        await Expect(visit.Page.Locator(".beside .comment")).ToHaveCountAsync(3);
        await Keep("passages", await visit.Page.ScreenshotAsync());

        async Task Post(string text, string? parent)
        {
            var answer = await reader.Json(HttpMethod.Post, $"/api/v1/discussions/{discussion}/comments", JsonSerializer.Serialize(new { text, parentId = parent, guest = new { name = "Nils Aker" } }));
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        }
    }

    private async Task Take(string name, string path, int width, int height, ColorScheme theme = ColorScheme.Light, TestBrowser? reader = null)
    {
        await using var visit = await demo.Open(reader, adjust: options =>
        {
            options.ViewportSize = new() { Width = width, Height = height };
            options.ColorScheme = theme;
        });
        await visit.Go(path);
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await Keep(name, await visit.Page.ScreenshotAsync());
    }

    internal static async Task Keep(string name, byte[] picture)
    {
        Assert.InRange(picture.Length, 5_000, Largest);
        if (Environment.GetEnvironmentVariable("PARLEY_SCREENSHOTS") == "1")
            await File.WriteAllBytesAsync(Path.Combine(Folder(), name + ".png"), picture);
    }

    private static string Folder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Parley.slnx")))
            root = root.Parent ?? throw new InvalidOperationException("The tests run outside their repository.");
        return Directory.CreateDirectory(Path.Combine(root.FullName, "docs", "screenshots")).FullName;
    }
}
