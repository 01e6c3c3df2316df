using System.Collections.Concurrent;
using System.Net;

using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

using Microsoft.Extensions.Logging;

using Parley.Storage;
using Parley.Testing;
using Parley.Web.Notifications.Webhooks;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Notifications.Webhooks;

/// <summary>Another server that takes messages, and keeps what it got.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private Receiver(WebApplication app) => this.app = app;

    public ConcurrentQueue<(IReadOnlyDictionary<string, string> Headers, byte[] Body)> Got { get; } = new();

    /// <summary>What it answers.</summary>
    public int Status { get; set; } = 200;

    public string Address => app.Urls.First() + "/in";

    public static async Task<Receiver> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var receiver = new Receiver(builder.Build());
        receiver.app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            receiver.Got.Enqueue((context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString(), StringComparer.Ordinal), body.ToArray()));
            context.Response.StatusCode = receiver.Status;
            if (receiver.Status is 302)
                context.Response.Headers.Location = "http://127.0.0.1:9/";
        });
        await receiver.app.StartAsync();
        return receiver;
    }

    public static JsonElement Json(byte[] body) => JsonDocument.Parse(body).RootElement;

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

/// <summary>A newsroom whose operator lets webhooks go to private hosts, and its owner.</summary>
internal sealed class WebhookNewsroom(Newsroom news, TestBrowser owner) : IAsyncDisposable
{
    public Newsroom News => news;
    public TestBrowser Owner => owner;

    public static async Task<WebhookNewsroom> Open(bool mayBePrivate = true)
    {
        var news = await Newsroom.OpenAlone(options => options with { PrivateWebhooks = mayBePrivate });
        return new WebhookNewsroom(news, await news.SignedIn(role: Core.People.Role.Owner));
    }

    /// <summary>Adds one by the form. Returns its id and the secret that the page shows.</summary>
    public async Task<(long Id, byte[] Secret)> Add(string address, params string[] kinds)
    {
        var answer = await owner.Post(news.Prefix + "/site/webhooks", [("address", address), .. kinds.Select(kind => (kind, "yes"))]);
        var page = Newsroom.Parse(await Answer.Text(answer));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, page.QuerySelector(".error")?.TextContent);
        var secret = page.QuerySelector(".once input")?.GetAttribute("value") ?? throw new InvalidOperationException("No secret is shown.");
        var id = await news.Program.Read(database => database.QueryNumber("SELECT max(id) FROM webhooks", CancellationToken.None)) ?? 0;
        return (id, Convert.FromBase64String(secret["whsec_".Length..]));
    }

    /// <summary>Lets the clock run until it is so.</summary>
    public Task Until(Func<Task<bool>> isSo) => Patience.Until(async () =>
    {
        news.Program.Clock.Advance(WebhookRounds.Every);
        return await isSo();
    });

    public Task<long?> Number(string sql) => news.Program.Read(database => database.QueryNumber(sql, CancellationToken.None));

    public ValueTask DisposeAsync() => news.DisposeAsync();
}
