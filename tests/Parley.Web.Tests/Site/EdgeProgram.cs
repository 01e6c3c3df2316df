using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.Core.Site;
using Parley.Web.Commands;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Tests.Site;

/// <summary>The real program on a real port, with two sites and a few routes that echo what passed the edge.</summary>
internal sealed class EdgeProgram : IAsyncDisposable
{
    private static readonly Lazy<Task<EdgeProgram>> Common = new(() => Start(options => options with { RateLimits = new RateLimitOptions { Enabled = false } }));

    private readonly WebApplication app;
    private readonly string folder;

    private EdgeProgram(WebApplication app, string folder)
    {
        this.app = app;
        this.folder = folder;
    }

    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public Uri Address => new(app.Urls.First());

    /// <summary>One program, unbraked, for all tests that change nothing; it lives as long as the tests.</summary>
    public static Task<EdgeProgram> Shared() => Common.Value;

    public static async Task<EdgeProgram> Start(
        Func<ServeOptions, ServeOptions>? change = null, FindReader? reader = null, TimeProvider? clock = null, bool sites = true)
    {
        var folder = Directory.CreateTempSubdirectory("parley-edge-").FullName;
        var options = new ServeOptions
        {
            Store = new StoreOptions { Data = folder, Database = Path.Combine(folder, "parley.db"), Keys = Path.Combine(folder, "keys") },
            Mail = new MailOptions { Pickup = Path.Combine(folder, "mail") },
            Urls = ["http://127.0.0.1:0"],
            Empty = true,
        };
        var app = await Serve.Build(change?.Invoke(options) ?? options, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<LoadSites>(_ => Task.FromResult(sites ? TwoSites() : []));
            if (reader is not null) builder.Services.AddSingleton(reader);
        }, clock, CancellationToken.None);
        MapEchoes(app);
        await app.StartAsync(CancellationToken.None);
        var program = new EdgeProgram(app, folder);
        program.Client.BaseAddress = program.Address;
        return program;
    }

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public Task<HttpResponseMessage> Send(HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> Json(string path, string json) =>
        Send(HttpMethod.Post, path, new StringContent(json, Encoding.UTF8, "application/json"));

    public Task<HttpResponseMessage> Form(string path, string body, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, new StringContent(body, Encoding.Latin1, "application/x-www-form-urlencoded"), headers);

    /// <summary>Sends exactly these bytes and reads until the server closes.</summary>
    public async Task<string> Raw(string request)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var peer = new TcpClient();
        await peer.ConnectAsync(Address.Host, Address.Port, cancel);
        await peer.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request), cancel);
        using var reader = new StreamReader(peer.GetStream(), Encoding.Latin1);
        return await reader.ReadToEndAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static IReadOnlyList<Publication> TwoSites()
    {
        var first = new Publication("herald", "The Herald", "en", DateTimeOffset.UnixEpoch);
        var second = new Publication("bote", "Der Bote", "de", DateTimeOffset.UnixEpoch);
        second.Serve("bote.example", ["https://bote.example"]);
        return [first, second];
    }

    private static void MapEchoes(WebApplication app)
    {
        app.MapGet("/static/echo", (HttpContext context, CurrentSite site) => TypedResults.Text(
            $"{site.Site.ShortName} {site.Named} {context.Request.PathBase} {context.Request.Path} {context.Connection.RemoteIpAddress} {context.Request.Scheme} {context.Request.Host}"))
            .Allow(Who.Anyone, Limit.Read);
        app.MapGet("/static/bug", string () => throw new InvalidOperationException("secret of the house")).Allow(Who.Anyone, Limit.Read);
        app.MapGet("/api/v1/bug", string () => throw new InvalidOperationException("secret of the house")).Allow(Who.Anyone, Limit.Read);
        app.MapGet("/static/same", () => TypedResults.StatusCode(StatusCodes.Status304NotModified)).Allow(Who.Anyone, Limit.Read);
        app.MapGet("/static/query", (string? a) => TypedResults.Text(a ?? "-")).Allow(Who.Anyone, Limit.Read);
        app.MapGet("/static/many", (string[] a) => TypedResults.Text(string.Join('|', a))).Allow(Who.Anyone, Limit.Read).Repeats("a");
        app.MapPost("/static/form", async (HttpRequest request) => TypedResults.Text((await request.ReadFormAsync())["text"].ToString())).Allow(Who.Anyone, Limit.Write);
        app.MapPost("/api/v1/json", (Echo body) => TypedResults.Text(body.Text + body.Guest?.Name)).Allow(Who.Anyone, Limit.Write);
        app.MapPost("/api/v1/sign-in-like", () => TypedResults.Text("done")).Allow(Who.Anyone, Limit.SignIn);
        foreach (var who in Enum.GetValues<Who>())
        {
            app.MapGet($"/api/v1/for/{who}", () => TypedResults.Text("in")).Allow(who, Limit.Read);
            app.MapGet($"/static/for/{who}", () => TypedResults.Text("in")).Allow(who, Limit.Read);
        }
    }

    internal sealed record Echo(string Text, EchoGuest? Guest = null);

    internal sealed record EchoGuest(string Name);
}
