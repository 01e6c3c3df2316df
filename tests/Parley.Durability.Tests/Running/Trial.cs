using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Durability.Tests.Checking;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.People;
using Parley.Testing;

namespace Parley.Durability.Tests.Running;

/// <summary>A store with articles and people, the program that serves it, and loads on it which are checked afterwards.</summary>
internal sealed class Trial : IAsyncDisposable
{
    private readonly TestStore store;
    private readonly List<ProgramProcess> nodes = [];
    private readonly List<Load> loads = [];
    private readonly List<PublishResult.Done> articles = [];
    private readonly List<(string Name, string Token)> people = [];
    private int used;

    private Trial(TestStore store) => this.store = store;

    public TestStore Store => store;

    /// <summary>The first node.</summary>
    public ProgramProcess Program => nodes[0];

    public IReadOnlyList<ProgramProcess> Nodes => nodes;

    /// <summary>Names and tokens of those who write.</summary>
    public IReadOnlyList<(string Name, string Token)> People => people;

    /// <summary>On a fresh store with its first node not yet started.</summary>
    /// <param name="readers">How many write at once.</param>
    /// <param name="discussions">How many loads there will be.</param>
    public static Task<Trial> Begin(DatabaseKind kind, int readers = 6, int discussions = 1) => Begin(() => TestStore.Open(kind), readers, discussions);

    public static async Task<Trial> Begin(Func<Task<TestStore>> open, int readers = 6, int discussions = 1)
    {
        var trial = new Trial(await open());
        await trial.Fill(readers, discussions);
        // Whoever looks in from beside would keep the program from finding its store alone, as it does after a crash.
        await trial.store.Close();
        trial.AddNode();
        return trial;
    }

    public ProgramProcess AddNode()
    {
        nodes.Add(new ProgramProcess(store));
        return nodes[^1];
    }

    /// <summary>An article nobody has written under yet.</summary>
    public PublishResult.Done NextArticle() => articles[used++];

    /// <summary>Readers begin to write under an article of their own, spread over the nodes.</summary>
    public Load Begin(int seed = 1)
    {
        var load = new Load(NextArticle().Discussion, people, reader => nodes[reader % nodes.Count].Address, seed);
        loads.Add(load);
        return load;
    }

    /// <summary>Reads a stopped load's discussion back from a node and judges it.</summary>
    public async Task<Findings> Check(Load load, ProgramProcess? from = null)
    {
        using var reader = new ThreadReader((from ?? Program).Address, load.Discussion);
        var stored = await reader.Read(people, load.Deeds.Max(deed => deed.Answer == Answer.Acknowledged ? deed.Number : 0) ?? 0);
        return Checker.Check(load.Deeds, stored, load.Seen) + Findings.None with { Faults = [.. load.Accusations, .. await load.Followed(stored)] };
    }

    /// <summary>Whether pages are served now: the first article and the first page of its comments.</summary>
    public async Task<bool> Reads()
    {
        using var client = new HttpClient { BaseAddress = Program.Address };
        foreach (var path in (string[])[$"/articles/{articles[0].Slug}", $"/api/v1/discussions/{articles[0].Discussion}/comments"])
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            if (!answer.IsSuccessStatusCode) return false;
        }

        return true;
    }

    /// <summary>Whether the page of the first article says that nothing can be written now.</summary>
    public async Task<bool> SaysReadOnly()
    {
        using var client = new HttpClient { BaseAddress = Program.Address };
        var page = await client.GetStringAsync(new Uri($"/articles/{articles[0].Slug}", UriKind.Relative));
        return page.Contains("data-state=\"readonly\"", StringComparison.Ordinal);
    }

    /// <summary>A comment sent by the form of a page, as a guest; answers the status and the page that came back.</summary>
    public async Task<(int Status, TimeSpan? Later, string Page)> SendForm(string words)
    {
        using var client = new HttpClient { BaseAddress = Program.Address };
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("text", words), KeyValuePair.Create("name", "Gwen")]);
        form.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await client.PostAsync(new Uri($"/discussions/{articles[0].Discussion}/comments", UriKind.Relative), form);
        return ((int)answer.StatusCode, answer.Headers.RetryAfter?.Delta, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>What <c>parley check</c> says; null when all agrees.</summary>
    public async Task<string?> Contradictions()
    {
        var (code, said) = await Program.Command("check");
        return code == 0 ? null : said;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes) await node.DisposeAsync();
        loads.ForEach(load => load.Dispose());
        await store.DisposeAsync();
    }

    private async Task Fill(int readers, int discussions)
    {
        var now = TimeProvider.System.GetUtcNow();
        var site = new Publication("harbour", "The Quiet Paper", "en", now);
        await store.Write(async (database, cancel) =>
        {
            database.Sites.Add(site);
            await database.SaveChangesAsync(cancel);
            for (var reader = 0; reader < readers; reader++)
            {
                var account = new Account($"Reader {reader}", $"reader {reader}", null, null, now);
                database.Accounts.Add(account);
                await database.SaveChangesAsync(cancel);
                people.Add((account.Name, Tokens.New()));
                database.Sessions.Add(new Session(Tokens.Hash(people[^1].Token), account.Id, isBearer: true, null, now, now.AddDays(30)));
            }

            await database.LetAllPass(site.Id, cancel);
            // Somebody owns the site, or each start would write a link for its owner, and sync what was there before.
            database.Staff.Add(new StaffMember(database.Accounts.Local.First().Id, site.Id, Role.Owner, now));
            await database.SaveChangesAsync(cancel);
        });
        for (var article = 0; article < discussions; article++)
            articles.Add(await store.Write((database, cancel) => Publish(database, site.Id, article, now, cancel)));
    }

    private static async Task<PublishResult.Done> Publish(Database database, SiteId site, int number, DateTimeOffset now, CancellationToken cancel)
    {
        var content = new ArticleContent
        {
            Headline = $"Lights on the quay, part {number}",
            Dek = "They burn all night.",
            Language = "en",
            Bylines = [new Byline("Ines Moor")],
            Section = "Harbour",
            Blocks = [new Paragraph(RichText.Of("The lamps were lit at six."))],
        };
        return await database.PublishArticle(new ArticleToPublish { Site = site, Key = $"lights-{number}.md", Content = content, At = now }, cancel) as PublishResult.Done
            ?? throw new InvalidOperationException("The article was not published.");
    }
}
