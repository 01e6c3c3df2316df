using System.CommandLine;
using Parley.Web.Articles;
using Parley.Web.Articles.Replies;
using Parley.Web.Articles.Editor;
using Parley.Web.Discussions;
using Parley.Web.Live;
using Parley.Web.Moderation;
using Parley.Web.Moderation.Corrections;
using Parley.Web.Moderation.Desk;
using Parley.Web.Moderation.People;
using Parley.Web.Moderation.Reports;
using Parley.Web.Moderation.Sources;
using Parley.Web.Moderation.Surges;
using Parley.Web.Notifications;
using Parley.Web.People;
using Parley.Web.Site;
using Parley.Web.Site.Retention;
using Parley.Web.Site.Maps;
using Parley.Web.Site.Pictures;
using Parley.Web.Site.Search;

namespace Parley.Web.Commands;

/// <summary><c>parley serve [--empty]</c>: the web server, until it is told to stop.</summary>
internal static class Serve
{
    public static readonly Option<bool> Empty = new("--empty") { Description = "Start a new store without the demo" };

    public static Command Command()
    {
        var command = new Command("serve", "Serve the publication (the default)") { Empty };
        command.SetAction(Run);
        return command;
    }

    public static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var options = SettingFlags.Read(parsed) with { Empty = parsed.GetValue(Empty) };
        await using var app = await Build(options, cancel: cancel);
        try
        {
            await app.StartAsync(CancellationToken.None);
        }
        catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            // Stopped in order: what works in the background then ends without a word.
            await app.StopAsync(CancellationToken.None);
            throw new OperatorException($"{string.Join(", ", options.Urls)}: the address is in use by another program. Choose another by PARLEY_URLS.");
        }

        await app.WaitForShutdownAsync(CancellationToken.None);
        return CommandLine.Done;
    }

    /// <summary>The whole program with its store open, not yet started; a test may hand in its clock.</summary>
    public static async Task<WebApplication> Build(
        ServeOptions options, Action<WebApplicationBuilder>? adjust = null, TimeProvider? clock = null, CancellationToken cancel = default)
    {
        clock ??= TimeProvider.System;
        // The empty builder: nothing of ASPNETCORE_… or appsettings.json may change the program behind parley.json's back.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = "parley",
            EnvironmentName = Environments.Production,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Services.AddSingleton(clock);
        using (var starting = LoggerFactory.Create(log => log.AddSimpleConsole(console => console.SingleLine = true)))
            builder.Services.AddStore(await OpenStore.Open(options.Store, demo: !options.Empty, clock, starting.CreateLogger("Parley"), cancel));
        builder.AddEdge(options);
        builder.Services.AddPeople();
        builder.Services.AddNotifications();
        builder.Services.AddLive();
        builder.Services.AddHostedService<Housekeeping>();
        builder.Services.AddHostedService<RetentionWork>();
        builder.Services.AddHostedService<Moderation.Record.LedgerHeads>();
        builder.Services.AddSingleton<AftermathBell>();
        builder.Services.AddHostedService<Aftermath>();
        builder.Services.AddHostedService<SurgeWatch>();
        builder.Services.AddSearch();
        builder.Services.AddSingleton<PictureDesk>();
        builder.Services.AddApiDescription();
        adjust?.Invoke(builder);

        var app = builder.Build();
        app.UseEdge(options);
        MapRoutes(app);
        RouteAccessRules.RequireDeclarations(app);
        // Made by the container, so that it is closed with it, after the last request.
        app.Services.GetRequiredService<OpenStore>();
        return app;
    }

    /// <summary>Every address of the program, one line a subject.</summary>
    private static void MapRoutes(WebApplication app)
    {
        app.MapHealth();
        app.MapSite();
        app.MapSearch();
        app.MapMaps();
        app.MapPeople();
        app.MapArticles();
        app.MapRights();
        app.MapEditor();
        app.MapPictures();
        app.MapDiscussions();
        app.MapLive();
        app.MapModeration();
        app.MapDesk();
        app.MapPeopleAtDesk();
        app.MapReports();
        app.MapCorrections();
        app.MapSources();
        app.MapNotifications();
        app.MapApiDescription();
        app.Services.GetRequiredService<Assets>().Map(app);
    }
}
