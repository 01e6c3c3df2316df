using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Core.Moderation.Rules;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Discussions;
using Parley.Storage.Live;
using Parley.Storage.People;
using Parley.Testing;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Tests.Discussions;

/// <summary>A site of one test alone with an article and its discussion, in a program that tests share unless they need one of their own.</summary>
internal sealed class Newsroom : IAsyncDisposable
{
    private static readonly Lazy<Task<TestProgram>> OnSqlite = new(() => TestProgram.Start());
    private static readonly Lazy<Task<TestProgram>> OnPostgres = new(StartOnPostgres);
    private static readonly HtmlParser Html = new();

    private readonly bool isShared;

    private Newsroom(TestProgram program, bool isShared, Publication site, PublishResult.Done article)
    {
        Program = program;
        this.isShared = isShared;
        Site = site;
        Article = article;
    }

    public TestProgram Program { get; }
    public Publication Site { get; }
    public PublishResult.Done Article { get; }
    public DiscussionId Discussion => Article.Discussion;

    /// <summary>The path segment that names the site.</summary>
    public string Prefix => "/" + Site.ShortName;

    public string ArticlePath => $"{Prefix}/articles/{Article.Slug}";
    public string CommentsApi => $"/api/v1/discussions/{Discussion}/comments";

    /// <param name="kind">Which database the shared program stands on.</param>
    /// <param name="policy">The site's, where the usual one (guests yes, publish first, 15 minutes) is not meant.</param>
    /// <param name="content">Changes the article.</param>
    /// <param name="terms">Of screening, where the test is about it; else hardly anything is held.</param>
    public static async Task<Newsroom> Open(
        DatabaseKind kind = DatabaseKind.Sqlite, Action<Publication>? policy = null, Func<ArticleContent, ArticleContent>? content = null, PolicyTerms? terms = null) =>
        await In(await (kind == DatabaseKind.Sqlite ? OnSqlite : OnPostgres).Value, isShared: true, policy, content, terms);

    /// <summary>With a program of its own, whose clock may be moved; it ends with this.</summary>
    public static async Task<Newsroom> OpenAlone(
        Func<ServeOptions, ServeOptions>? change = null, Action<Publication>? policy = null, PolicyTerms? terms = null) =>
        await In(await TestProgram.Start(change), isShared: false, policy, null, terms);

    /// <summary>In a program that the test has started and ends itself.</summary>
    public static Task<Newsroom> In(TestProgram program) => In(program, isShared: true, null, null);

    /// <summary>Another site in the same program.</summary>
    public Task<Newsroom> Neighbour(Action<Publication>? policy = null) => In(Program, isShared: true, policy, null);

    public TestBrowser Browser() => Program.Browser();

    /// <summary>Somebody signed in, with a role on this site where one is given.</summary>
    public async Task<TestBrowser> SignedIn(string? name = null, Role role = Role.None)
    {
        var token = Tokens.New();
        var now = Program.Clock.GetUtcNow();
        await Program.Write(async (database, cancel) =>
        {
            var chosen = (PersonName.Parse(name ?? "Reader " + A.Next()) as NameOutcome.Accepted ?? throw new ArgumentException("no name", nameof(name))).Name;
            var account = new Account(chosen.Value, chosen.Skeleton, null, null, now);
            account.Rename(chosen.Value, chosen.Skeleton);
            database.Accounts.Add(account);
            await database.SaveChangesAsync(cancel);
            database.Sessions.Add(new Session(Tokens.Hash(token), account.Id, isBearer: false, null, now, now.AddDays(30)));
            if (role != Role.None)
                database.Staff.Add(new StaffMember(account.Id, Site.Id, role, now));
            return await database.SaveChangesAsync(cancel);
        });
        var browser = Program.Browser();
        browser.Cookies[ReaderCookies.SessionName] = token;
        return browser;
    }

    /// <summary>Posts by the API and gives the stored comment; a browser without a session posts as a guest.</summary>
    public async Task<Posted> Post(TestBrowser browser, string text, string? parent = null, string name = "Gwen", string? key = null)
    {
        var answer = await TryPost(browser, text, parent, name, key);
        Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.Accepted, $"{answer.StatusCode} {await Answer.Text(answer)}");
        var json = await Answer.Json(answer);
        return new Posted(json.GetProperty("comment").GetProperty("id").GetString() ?? "", json);
    }

    public Task<HttpResponseMessage> TryPost(TestBrowser browser, string? text, string? parent = null, string? name = "Gwen", string? key = null, string? email = null) =>
        browser.Json(HttpMethod.Post, CommentsApi, JsonSerializer.Serialize(new
        {
            text,
            parentId = parent,
            guest = browser.Cookies.ContainsKey(ReaderCookies.SessionName) ? null : new { name, email },
            idempotencyKey = key ?? "key-" + A.Next(),
        }));

    /// <summary>The first page of the discussion as anybody reads it.</summary>
    public Task<JsonElement> Thread(string query = "") => Answer.Json(Browser(), CommentsApi + query);

    public async Task<IReadOnlyList<JsonElement>> Comments(string query = "") => [.. (await Thread(query)).GetProperty("comments").EnumerateArray()];

    public Task<IDocument> Page(string path, TestBrowser? browser = null) => Answer.Page(browser ?? Browser(), path);

    public Task<IDocument> ArticlePage() => Page(ArticlePath);

    public Task<CommentRow?> Row(string id) => Program.Read(database => database.Comment(CommentId.Parse(id) ?? default, CancellationToken.None));

    public Task<long> CountRows() => Program.Read(async database =>
        await database.QueryNumber("SELECT count(*) FROM comments WHERE discussion = @discussion", CancellationToken.None, ("@discussion", Discussion.Value)) ?? 0);

    public Task Close() => Program.Write(async (database, cancel) =>
    {
        database.Discussions.Single(row => row.Id == Discussion).Close(Program.Clock.GetUtcNow());
        await database.SaveChangesAsync(cancel);
        return await database.Announce(Discussion, EventKind.DiscussionClosed, null, Program.Clock.GetUtcNow(), cancel);
    });

    /// <summary>Moves the program's clock without the timers on the way, which would each run thousands of times.</summary>
    public void Later(TimeSpan time) => Program.Clock.AdjustTime(Program.Clock.GetUtcNow() + time);

    /// <summary>Removes a comment as a moderator does.</summary>
    public async Task Remove(string id, string reason = "spam")
    {
        var answer = await (await SignedIn(role: Role.Moderator)).Json(HttpMethod.Post, $"/api/v1/comments/{id}/verdict", $$"""{"verdict":"remove","reason":"{{reason}}"}""");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (!isShared)
            await Program.DisposeAsync();
    }

    public static IDocument Parse(string html) => Html.ParseDocument(html);

    private static async Task<Newsroom> In(
        TestProgram program, bool isShared, Action<Publication>? policy, Func<ArticleContent, ArticleContent>? change, PolicyTerms? terms = null)
    {
        var now = program.Clock.GetUtcNow();
        var site = new Publication("site-" + A.Next(), "The Quiet Paper", "en", now);
        policy?.Invoke(site);
        var content = new ArticleContent
        {
            Headline = "Lights on the quay",
            Dek = "They burn all night.",
            Language = "en",
            Bylines = [new Byline("Ines Moor")],
            Section = "Harbour",
            Blocks = [new Paragraph(RichText.Of("The lamps were lit at six.")), new Paragraph(RichText.Of("Nobody put them out."))],
        };
        var article = await program.Write(async (database, cancel) =>
        {
            database.Sites.Add(site);
            await database.SaveChangesAsync(cancel);
            await database.LetAllPass(site.Id, cancel, terms);
            return await database.PublishArticle(
                new ArticleToPublish { Site = site.Id, Key = "lights.md", Content = change?.Invoke(content) ?? content, At = now }, cancel) as PublishResult.Done;
        });
        await program.Get<SiteDirectory>().Refresh(CancellationToken.None);
        return new Newsroom(program, isShared, site, article ?? throw new InvalidOperationException("The article was not published."));
    }

    private static async Task<TestProgram> StartOnPostgres()
    {
        var store = await TestStore.Nowhere(DatabaseKind.Postgres);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(store.Folder, recursive: true);
        return await TestProgram.Start(options => options with
        {
            Store = options.Store with { Database = store.Setting, Keys = Path.Combine(store.Folder, "keys") },
        });
    }
}

/// <param name="Id">The comment's.</param>
/// <param name="Json">The whole answer to the post.</param>
internal sealed record Posted(string Id, JsonElement Json)
{
    public string Html => Json.GetProperty("comment").GetProperty("html").GetString() ?? "";
}
