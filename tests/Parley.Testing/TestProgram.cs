using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Site;
using Parley.Web.Commands;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Testing;

/// <summary>The whole program on Kestrel with a store of its own; a <see cref="TestBrowser"/> for each reader.</summary>
internal sealed class TestProgram : IAsyncDisposable
{
    /// <summary>The demo, made once for all programs of the run: its pictures take long.</summary>
    private static readonly Lazy<Task<string>> Demo = new(async () =>
    {
        var file = Path.Combine(TestFolder.Make(), "demo.db");
        await MakeStores.Make(file, demo: true, CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Path.GetDirectoryName(file) ?? file, recursive: true);
        return file;
    });

    private readonly WebApplication app;
    private readonly string folder;

    private TestProgram(WebApplication app, string folder, LogLines log, StringWriter terminal, FakeTimeProvider clock)
    {
        this.app = app;
        this.folder = folder;
        Log = log;
        Terminal = terminal;
        Clock = clock;
    }

    public Uri Address => new(app.Urls.First());

    /// <summary>Everything the program logged, one line each.</summary>
    public LogLines Log { get; }

    /// <summary>What it printed for its operator's eyes only.</summary>
    public StringWriter Terminal { get; }

    /// <summary>The program's clock, which stands still until it is moved.</summary>
    public FakeTimeProvider Clock { get; }

    public Store Store => Get<Store>();
    public KeyFile Keys => Get<KeyFile>();
    public string Mailbox => Path.Combine(folder, "mail");

    /// <param name="change">Adjusts the options; limits are off unless it turns them on.</param>
    /// <param name="demo">True starts with the demo, false with one empty site.</param>
    /// <param name="adjust">Adds to the program's parts.</param>
    /// <param name="now">What its clock shows; a browser, which has a clock of its own, needs the true time.</param>
    public static async Task<TestProgram> Start(
        Func<ServeOptions, ServeOptions>? change = null, bool demo = false, Action<WebApplicationBuilder>? adjust = null, DateTimeOffset? now = null)
    {
        var folder = TestFolder.Make();
        if (demo) File.Copy(await Demo.Value, Path.Combine(folder, "parley.db"));
        var options = new ServeOptions
        {
            Store = new StoreOptions { Data = folder, Database = Path.Combine(folder, "parley.db"), Keys = Path.Combine(folder, "keys") },
            Mail = new MailOptions { Pickup = Path.Combine(folder, "mail") },
            RateLimits = new RateLimitOptions { Enabled = false },
            Urls = ["http://127.0.0.1:0"],
            Empty = !demo,
        };
        var log = new LogLines();
        var clock = new FakeTimeProvider(now ?? TestStore.Start);
        var terminal = new StringWriter();
        var app = await Serve.Build(change?.Invoke(options) ?? options, builder =>
        {
            builder.Logging.ClearProviders().AddProvider(log);
            builder.Services.AddSingleton(new Terminal(terminal));
            adjust?.Invoke(builder);
        }, clock, CancellationToken.None);
        await app.StartAsync();
        return new TestProgram(app, folder, log, terminal, clock);
    }

    /// <summary>Sets the clock forward at one stroke, without running every timer of the days between.</summary>
    public void Later(TimeSpan by) => Clock.AdjustTime(Clock.GetUtcNow() + by);

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public Task<T> Write<T>(Func<Database, CancellationToken, Task<T>> job) => Store.Write(job, CancellationToken.None);

    public async Task<T> Read<T>(Func<Database, Task<T>> question)
    {
        await using var database = Store.Context();
        return await question(database);
    }

    /// <summary>A browser with nothing in it.</summary>
    public TestBrowser Browser() => new(Address);

    /// <summary>A reader who signed in by the letter's code and chose a name.</summary>
    public async Task<TestBrowser> SignIn(string email, string? name = null)
    {
        var browser = Browser();
        await browser.Post("/sign-in", ("email", email));
        await browser.Post("/sign-in/code", ("email", email), ("code", await SignInCode(email, 1)));
        await browser.Post("/account", ("name", name ?? "Reader " + A.Next()));
        return browser;
    }

    /// <summary>The same person in a second browser.</summary>
    public async Task<TestBrowser> SignInAgain(string email)
    {
        var browser = Browser();
        var before = Codes(email).Count;
        await browser.Post("/sign-in", ("email", email));
        await browser.Post("/sign-in/code", ("email", email), ("code", await SignInCode(email, before + 1)));
        return browser;
    }

    /// <summary>Somebody signed in with a role on the first site.</summary>
    public async Task<TestBrowser> SignIn(string email, Role role, string? name = null)
    {
        var browser = await SignIn(email, name);
        await Write(async (database, cancel) =>
        {
            var key = email.ToLowerInvariant();
            var account = database.Accounts.Single(row => row.EmailKey == key);
            var site = database.Sites.OrderBy(row => row.Id).First();
            database.Staff.Add(new StaffMember(account.Id, site.Id, role, Clock.GetUtcNow()));
            return await database.SaveChangesAsync(cancel);
        });
        return browser;
    }

    /// <summary>The newest of so many codes sent to this address: other letters may come to it meanwhile.</summary>
    private async Task<string> SignInCode(string email, int count)
    {
        await Patience.Until(() => Codes(email).Count >= count, $"{count} codes came to {email}");
        return Codes(email)[^1];
    }

    private List<string> Codes(string email) => [.. Mails(email).Where(mail => mail.HasCode).Select(mail => mail.Code)];

    /// <summary>The newest letter to this address; waits until there are <paramref name="count"/>.</summary>
    public async Task<TestMail> Mail(string email, int count = 1)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            var letters = Mails(email);
            if (letters.Count >= count) return letters[^1];
            if (patience.Elapsed > TimeSpan.FromSeconds(20)) throw new InvalidOperationException($"{letters.Count} letters to {email} in place of {count}.");
            await Task.Delay(5);
        }
    }

    /// <summary>All letters to this address so far, oldest first.</summary>
    public IReadOnlyList<TestMail> Mails(string email) => Directory.Exists(Mailbox)
        ? [.. Directory.EnumerateFiles(Mailbox, "*.eml").Select(TestMail.Read).Where(mail => mail.To == email).OrderBy(mail => mail.Number)]
        : [];

    public async Task<SiteId> FirstSite() => await Read(database => Task.FromResult(database.Sites.OrderBy(site => site.Id).First().Id));

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>A letter as its receiver sees it.</summary>
internal sealed record TestMail(string To, string Subject, string Text, long Number, string Raw)
{
    /// <summary>The path and query of the link in it.</summary>
    public string Link => new Uri(Text.Split('\n').Select(line => line.Trim()).First(line => line.StartsWith("http", StringComparison.Ordinal))).PathAndQuery;

    public string Code => CodesIn.First();

    public bool HasCode => CodesIn.Any();

    private IEnumerable<string> CodesIn =>
        Text.Split([' ', '\n', '\r', '.', ':'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length == 6 && word.All(char.IsAsciiDigit));

    public static TestMail Read(string file)
    {
        var message = MimeMessage.Load(file);
        var number = long.Parse(Path.GetFileName(file).Split('-')[2], System.Globalization.CultureInfo.InvariantCulture);
        return new TestMail(message.To.Mailboxes.Single().Address, message.Subject ?? "", message.TextBody ?? "", number, File.ReadAllText(file));
    }
}

/// <summary>What the program logs, kept for reading.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly List<string> lines = [];

    public IReadOnlyList<string> All
    {
        get
        {
            lock (lines) return [.. lines];
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (lines) lines.Add($"{logLevel}: {formatter(state, exception)} {exception}");
    }

    public void Dispose()
    {
    }
}
