using System.Text.Json;
using Microsoft.Playwright;
using Parley.Browser.Tests;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Testing;

[assembly: AssemblyFixture(typeof(DemoInBrowser))]

namespace Parley.Browser.Tests;

/// <summary>The program with its demo and one Chromium, both shared by all tests of the run; each test opens a <see cref="Visit"/> of its own.</summary>
public sealed class DemoInBrowser : IAsyncLifetime
{
    /// <summary>Debian's; PARLEY_CHROMIUM names another.</summary>
    private static readonly string Chromium = Environment.GetEnvironmentVariable("PARLEY_CHROMIUM") ?? "/usr/bin/chromium";

    public const string Lively = "/articles/the-last-chain-ferry-and-the-bridge-that-would-end-it";
    public const string Arabic = "/articles/bread-at-the-quay";
    public const string Closed = "/articles/found-on-the-foreshore-one-tuba-one-shoe-one-letter";

    /// <summary>Holds comments of long words and addresses, and a removed one.</summary>
    public const string Unruly = "/articles/the-council-learns-to-write-so-that-it-can-be-understood";

    /// <summary>Has more comments than one page, and the oldest has more replies than a page shows under it.</summary>
    public const string Lengthy = "/articles/forty-two-tenants-delay-the-market-hall-roof";

    public const int RepliesInLengthy = 8;

    private TestProgram? program;
    private IPlaywright? playwright;
    private IBrowser? browser;

    internal TestProgram Program
    {
        get
        {
            NeedBrowser();
            return program ?? throw new InvalidOperationException("The program is not running.");
        }
    }

    /// <summary>The name, not the number: only there does a browser keep cookies marked secure over plain HTTP.</summary>
    internal string Address => AddressOf(Program);

    /// <summary>Signed in as a moderator.</summary>
    internal TestBrowser Desk { get; private set; } = new(new Uri("http://localhost"));

    /// <summary>A guest who has written under <see cref="Unruly"/>.</summary>
    internal TestBrowser Guest { get; private set; } = new(new Uri("http://localhost"));

    /// <summary>A comment of <see cref="Unruly"/> that the desk removed.</summary>
    internal string Removed { get; private set; } = "";

    /// <summary>What the terminal offers while nobody owns the site.</summary>
    internal string ClaimLink => Program.Terminal.ToString().Split('\n').Where(line => line.Contains("/claim?", StringComparison.Ordinal))
        .Select(line => new Uri(line.Trim()).PathAndQuery).First();

    internal bool HasBrowser => browser is not null;

    internal void NeedBrowser() => Assert.SkipUnless(HasBrowser, $"There is no {Chromium}; ./test installs it.");

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium)) return;
        program = await TestProgram.Start(demo: true, now: TimeProvider.System.GetUtcNow());
        playwright = await Playwright.CreateAsync();
        // Other work on the machine must not fail a test.
        Assertions.SetDefaultExpectTimeout(60_000);
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Timeout = 120_000 });
        Desk = await Program.SignIn("desk@lamplighter.example", Role.Moderator, "Greta at the desk");
        Guest = Program.Browser();
        await LetAllPass(program);
        await FillUnruly();
        await FillLengthy();
        var closed = new DiscussionId(await DiscussionOf(Closed));
        await Program.Write(async (database, cancel) =>
        {
            database.Discussions.Single(row => row.Id == closed).Close(Program.Clock.GetUtcNow());
            return await database.SaveChangesAsync(cancel);
        });
    }

    /// <summary>A fresh browser with nothing in it but the cookies of <paramref name="reader"/>.</summary>
    internal async Task<Visit> Open(
        TestBrowser? reader = null, bool script = true, int width = 1280, Action<BrowserNewContextOptions>? adjust = null, TestProgram? of = null)
    {
        NeedBrowser();
        var options = new BrowserNewContextOptions
        {
            BaseURL = AddressOf(of ?? Program),
            JavaScriptEnabled = script,
            Locale = "en-GB",
            ViewportSize = new() { Width = width, Height = 800 },
        };
        adjust?.Invoke(options);
        var context = await (browser ?? throw new InvalidOperationException("There is no browser.")).NewContextAsync(options);
        context.SetDefaultTimeout(60_000);
        if (reader is not null)
            await context.AddCookiesAsync(reader.Cookies.Select(cookie => new Cookie
            {
                Name = cookie.Key, Value = cookie.Value, Domain = "localhost", Path = "/", Secure = true, HttpOnly = true,
            }));
        return await Visit.Begin(context, AddressOf(of ?? Program));
    }

    private static string AddressOf(TestProgram program) => $"http://localhost:{program.Address.Port}";

    internal async Task<long> DiscussionOf(string article)
    {
        using var found = JsonDocument.Parse(await Program.Browser().Text($"/api/v1/discussions?url={article}"));
        return long.Parse(found.RootElement.GetProperty("id").GetString() ?? "", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Posts through the API; the new comment's id.</summary>
    internal async Task<string> Post(TestBrowser reader, string article, string text, string name = "A guest", string? parent = null)
    {
        var answer = await reader.Json(HttpMethod.Post, $"/api/v1/discussions/{await DiscussionOf(article)}/comments",
            JsonSerializer.Serialize(new { text, parentId = parent, guest = reader == Desk ? null : new { name } }));
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, body);
        using var posted = JsonDocument.Parse(body);
        return posted.RootElement.GetProperty("comment").GetProperty("id").GetString() ?? "";
    }

    internal static Task<int> LetAllPass(TestProgram program) => program.Write(async (database, cancel) =>
    {
        await database.LetAllPass(await program.FirstSite(), cancel);
        return 0;
    });

    private async Task FillUnruly()
    {
        await Post(Guest, Unruly, $"{new string('w', 400)} https://long.example.org/{new string('a', 300)} `{new string('c', 300)}`", new string('N', 50));
        await Post(Guest, Unruly, $"```\n{new string('#', 300)}\n```\n\n> {new string('q', 200)}\n\n- {new string('l', 200)}");
        var parent = await Post(Guest, Unruly, "The first of a long line.");
        foreach (var depth in Enumerable.Range(1, 8))
            parent = await Post(Guest, Unruly, $"Answer {depth}, and a word: {new string('m', 80)}", parent: parent);
        Removed = await Post(Guest, Unruly, "Buy my boats.");
        await Desk.Json(HttpMethod.Post, $"/api/v1/comments/{Removed}/verdict", """{"verdict":"remove","reason":"spam"}""");
    }

    private async Task FillLengthy()
    {
        var first = await Post(Guest, Lengthy, "The first of many.");
        for (var reply = 1; reply <= RepliesInLengthy; reply++)
            await Post(Guest, Lengthy, $"Reply {reply}", parent: first);
        for (var number = 1; number <= 60; number++)
            await Post(Guest, Lengthy, $"Comment {number}");
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (program is not null) await program.DisposeAsync();
    }
}
