using System.Net.Sockets;
using Microsoft.AspNetCore.HttpOverrides;

namespace Parley.Web.Site;

/// <summary>Whose word about the reader's address is believed: the configured proxies' and nobody else's.</summary>
internal static class ForwardedFor
{
    public static void AddForwardedFor(this IServiceCollection services, ServeOptions options) =>
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            // ASP.NET trusts loopback by default; here nobody is trusted who was not named.
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in options.Proxies) forwarded.KnownIPNetworks.Add(network);
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            // Every hop must be a named proxy, so their number needs no bound of its own.
            forwarded.ForwardLimit = null;
        });

    public static void UseForwardedFor(this WebApplication app, ServeOptions options)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Parley");
        foreach (var network in options.Proxies.Where(IsEveryone))
            log.LogWarning("PARLEY_PROXIES holds {Network}: everyone may then claim any address, and no limit or ban by address holds", network);
        if (options.Proxies.Count > 0) app.UseForwardedHeaders();
        else app.Use(WarnOnce(log));
    }

    private static bool IsEveryone(System.Net.IPNetwork network) => network.PrefixLength <= (network.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? 7 : 15);

    private static Func<HttpContext, RequestDelegate, Task> WarnOnce(ILogger log)
    {
        var warned = 0;
        return (context, next) =>
        {
            if (warned == 0 && context.Request.Headers.ContainsKey("X-Forwarded-For") && Interlocked.Exchange(ref warned, 1) == 0)
                log.LogWarning("{Peer} sent X-Forwarded-For, which is ignored. If it is your proxy, name it in PARLEY_PROXIES, or all its readers share one limit",
                    context.Connection.RemoteIpAddress);
            return next(context);
        };
    }
}
