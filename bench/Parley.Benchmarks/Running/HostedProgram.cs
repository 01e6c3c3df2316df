using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.Web.Site;

namespace Parley.Benchmarks.Running;

/// <summary>The program inside this process, for what only it can tell of itself.</summary>
internal sealed class HostedProgram : IAsyncDisposable
{
    private readonly WebApplication app;

    private HostedProgram(WebApplication app, int port)
    {
        this.app = app;
        Port = port;
    }

    public int Port { get; }

    public static async Task<HostedProgram> Serve(BenchFolder folder)
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        var options = new ServeOptions
        {
            Store = new StoreOptions { Data = folder.Path, Database = folder.Database, Keys = folder.File("keys") },
            Mail = new MailOptions { Pickup = folder.File("mail") },
            RateLimits = new RateLimitOptions { Enabled = false },
            Urls = [FormattableString.Invariant($"http://127.0.0.1:{port}")],
        };
        var app = await Web.Commands.Serve.Build(options, builder => builder.Logging.ClearProviders());
        await app.StartAsync();
        return new HostedProgram(app, port);
    }

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
