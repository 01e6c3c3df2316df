using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Live;
using Parley.Testing;
using Parley.Web.Site;

namespace Parley.Browser.Tests.Live;

/// <summary>A discussion in a program of its own, which a test may stir without moving another test's pages; seen through the shared Chromium.</summary>
internal sealed class Stirred : IAsyncDisposable
{
    public const string Article = "/articles/lights-on-the-quay";

    private readonly DemoInBrowser demo;
    private readonly StoreOptions store;

    private Stirred(DemoInBrowser demo, StoreOptions store, TestProgram program)
    {
        this.demo = demo;
        this.store = store;
        Program = program;
        Writer = program.Browser();
    }

    public TestProgram Program { get; private set; }

    /// <summary>Who wrote all that <see cref="Post"/> posts.</summary>
    public TestBrowser Writer { get; private set; }

    public DiscussionId Discussion { get; private set; }

    /// <summary>Comments that stand there from the beginning; the first has one reply.</summary>
    public string First { get; private set; } = "";
    public string Second { get; private set; } = "";

    public static async Task<Stirred> Begin(DemoInBrowser demo, DatabaseKind kind = DatabaseKind.Sqlite)
    {
        demo.NeedBrowser();
        var store = await Nowhere(kind);
        var stirred = new Stirred(demo, store, await Start(store, 0));
        await DemoInBrowser.LetAllPass(stirred.Program);
        stirred.Discussion = await stirred.Publish();
        stirred.First = await stirred.Post("The first.");
        await stirred.Post("A reply to the first.", stirred.First);
        stirred.Second = await stirred.Post("The second.");
        return stirred;
    }

    public Task<Visit> Open(TestBrowser? reader = null) => demo.Open(reader, of: Program);

    /// <summary>A second program on the same store; the caller disposes it.</summary>
    public Task<TestProgram> AnotherNode() => Start(store, 0);

    /// <summary>Comments that somebody voted for, more than a page holds.</summary>
    public async Task Outrank()
    {
        var voter = await Program.SignIn("voter@stirred.example");
        for (var number = 0; number < 55; number++)
            await Send(voter, HttpMethod.Put, $"/comments/{await Post($"Well liked, {number}.")}/vote", """{"value":1}""");
    }

    /// <summary>The store breaks as on a full disk, and is refused its first write until <see cref="MendStore"/>.</summary>
    public async Task BreakStore()
    {
        await Ask("CREATE TRIGGER closed BEFORE UPDATE ON installation BEGIN SELECT RAISE(ABORT, 'closed'); END");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Program.Write(async (database, cancel) =>
        {
            await database.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1", cancel);
            return await database.Database.ExecuteSqlRawAsync("CREATE TABLE too_much (words TEXT)", cancel);
        }));
    }

    public Task MendStore() => Ask("DROP TRIGGER closed");

    /// <summary>On a connection that the store knows nothing of.</summary>
    private async Task Ask(string statement)
    {
        await using var connection = new SqliteConnection($"Data Source={store.Database}");
        await connection.OpenAsync();
        await using var command = new SqliteCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A reader's browser on the page of the discussion, newest first.</summary>
    public async Task<Visit> Read(TestBrowser? reader = null)
    {
        var visit = await Open(reader);
        await visit.GoAndMeet(Article + "?sort=newest");
        return visit;
    }

    public async Task<string> Post(string text, string? parent = null)
    {
        var answer = await Writer.Json(HttpMethod.Post, $"/api/v1/discussions/{Discussion}/comments",
            JsonSerializer.Serialize(new { text, parentId = parent, guest = new { name = "Stella Stirrer" } }));
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, body);
        using var posted = JsonDocument.Parse(body);
        return posted.RootElement.GetProperty("comment").GetProperty("id").GetString() ?? "";
    }

    public static async Task Send(TestBrowser reader, HttpMethod method, string path, string json)
    {
        var answer = await reader.Json(method, "/api/v1" + path, json);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public Task<long> Close() => Program.Write(async (database, cancel) =>
    {
        var now = Program.Clock.GetUtcNow();
        database.Discussions.Single(row => row.Id == Discussion).Close(now);
        await database.SaveChangesAsync(cancel);
        return await database.Announce(Discussion, EventKind.DiscussionClosed, null, now, cancel);
    });

    /// <summary>What happened so far can no longer be told to who asks from an older number.</summary>
    public Task<int> Forget() => Program.Write(async (database, cancel) =>
    {
        await database.Execute("DELETE FROM events WHERE scope = 1 AND scope_id = @id", cancel, ("@id", Discussion.Value));
        return 0;
    });

    /// <summary>Streams that are open at the program.</summary>
    public async Task<int> Streams()
    {
        var asker = Program.Browser();
        asker.Headers["Accept"] = "application/json";
        using var answer = JsonDocument.Parse(await asker.Text($"/api/v1/discussions/{Discussion}/events"));
        return answer.RootElement.GetProperty("readers").GetInt32();
    }

    /// <summary>Ends the program and starts it again on the same store at the same address.</summary>
    public async Task Restart()
    {
        var port = Program.Address.Port;
        await Program.DisposeAsync();
        Program = await Start(store, port);
        var again = Program.Browser();
        foreach (var (name, value) in Writer.Cookies) again.Cookies[name] = value;
        Writer = again;
    }

    public async ValueTask DisposeAsync()
    {
        await Program.DisposeAsync();
        Directory.Delete(store.Data, recursive: true);
    }

    private async Task<DiscussionId> Publish()
    {
        var site = await Program.FirstSite();
        var content = new ArticleContent
        {
            Headline = "Lights on the quay",
            Language = "en",
            Blocks = [.. Enumerable.Range(0, 12).Select(_ => new Paragraph(RichText.Of("The lamps were lit at six. Nobody put them out, and in the morning they were still burning.")))],
        };
        var published = await Program.Write(async (database, cancel) =>
            await database.PublishArticle(new ArticleToPublish { Site = site, Key = "lights.md", Content = content, At = Program.Clock.GetUtcNow() }, cancel));
        return Assert.IsType<PublishResult.Done>(published).Discussion;
    }

    private static async Task<StoreOptions> Nowhere(DatabaseKind kind)
    {
        var shared = kind == DatabaseKind.Postgres ? await TestStore.Nowhere(kind) : null;
        var folder = shared?.Folder ?? TestFolder.Make();
        return new StoreOptions { Data = folder, Database = shared?.Setting ?? Path.Combine(folder, "parley.db"), Keys = Path.Combine(folder, "keys") };
    }

    private static Task<TestProgram> Start(StoreOptions store, int port) => TestProgram.Start(
        options => options with { Store = store, Urls = [$"http://127.0.0.1:{port}"] }, now: TimeProvider.System.GetUtcNow());
}
