using System.Net;

namespace Parley.Web.Site;

/// <summary>The order in which every request passes the program's edge.</summary>
internal static class Edge
{
    public static void AddEdge(this WebApplicationBuilder builder, ServeOptions options)
    {
        builder.AddKestrel(options);
        builder.Logging.AddSimpleConsole(console => { console.SingleLine = true; console.TimestampFormat = "yyyy-MM-dd HH:mm:ss "; console.UseUtcTimestamp = true; });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        // It says nothing above information, and while it may, every request carries an activity and a scope: half a kilobyte for each live reader.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        // A start that fails is told in one sentence at the end; what stops a running program is still logged, as critical.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        // What was accepted is finished: a commit takes milliseconds, a long download may take the rest.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));
        builder.Services.AddRouting();
        builder.Services.AddEdgeJson();
        builder.Services.AddForwardedFor(options);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(options.Mail);
        builder.Services.AddSingleton(options.RateLimits);
        builder.Services.AddSingleton<RateLimits>();
        builder.Services.AddSingleton(options.Cache);
        builder.Services.AddSingleton<Discussions.CommentFragments>();
        builder.Services.AddSingleton<PageCache>();
        builder.Services.AddSingleton(new Assets(Path.Combine(AppContext.BaseDirectory, "wwwroot")));
        builder.Services.AddPages();
        builder.Services.AddSingleton<SiteDirectory>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SiteDirectory>());
    }

    public static void UseEdge(this WebApplication app, ServeOptions options)
    {
        Warn(app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Parley"), options);
        app.UseForwardedFor(options);
        app.UseSecurityHeaders();
        app.UseErrorAnswers();
        app.UseSiteContext();
        app.UsePathCheck();
        app.UseCrossSiteRefusal();
        app.UseHeadRequests();
        app.UseRouting();
        app.UseRouteAccess();
        app.UseFieldCheck();
    }

    /// <summary>HEAD is GET without the body, which Kestrel leaves out by itself; an answer that never ends asks for <see cref="HeadRequest"/>.</summary>
    private static void UseHeadRequests(this WebApplication app) => app.Use((context, next) =>
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
            context.Features.Set(HeadRequest.Asked);
        }

        return next(context);
    });

    private static void Warn(ILogger log, ServeOptions options)
    {
        if (!options.RateLimits.Enabled)
            log.LogWarning("RateLimits:Enabled is false: every brake is off. This is for load tests, not for readers");
        if (options.PublicUrl is null || !options.PublicUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
            foreach (var url in options.Urls.Where(IsOpenPlainHttp))
                log.LogWarning("{Url} is plain HTTP beyond this machine: sign-in and guests' later edits need HTTPS (PARLEY_CERTIFICATE, or a proxy named in PARLEY_PROXIES)", url);
    }

    public static bool IsOpenPlainHttp(string url)
    {
        if (!url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)) return false;
        var host = new Uri(url.Replace("//*", "//0.0.0.0", StringComparison.Ordinal).Replace("//+", "//0.0.0.0", StringComparison.Ordinal)).IdnHost;
        return host != "localhost" && !(IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
    }
}

/// <summary>A feature of requests that ask for headers only.</summary>
internal sealed class HeadRequest
{
    public static readonly HeadRequest Asked = new();
}
