namespace Parley.Web.Site;

/// <summary>The order in which every request passes the program's edge.</summary>
internal static class Edge
{
    public static void AddEdge(this WebApplicationBuilder builder, ServeOptions options)
    {
        builder.AddKestrel(options);
        builder.Logging.AddSimpleConsole(console => { console.SingleLine = true; console.TimestampFormat = "yyyy-MM-dd HH:mm:ss "; console.UseUtcTimestamp = true; });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));
        builder.Services.AddSingleton(options);
        builder.Services.AddRouting();
    }

    public static void UseEdge(this WebApplication app, ServeOptions options)
    {
        _ = options;
        app.UseRouting();
    }
}
