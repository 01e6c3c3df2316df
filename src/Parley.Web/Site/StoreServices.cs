using Parley.Storage;
using Parley.Storage.Live;
using Parley.Storage.Site;

namespace Parley.Web.Site;

/// <summary>Hands the opened store to whoever asks for it.</summary>
internal static class StoreServices
{
    public static void AddStore(this IServiceCollection services, OpenStore opened)
    {
        services.AddSingleton(_ => opened);
        services.AddSingleton(opened.Store);
        services.AddSingleton(opened.Keys);
        var changes = new Live.Changes(async (scope, id) =>
        {
            await using var database = opened.Store.Context();
            return (await database.NewestNumbers(scope, [id], CancellationToken.None)).GetValueOrDefault(id);
        });
        opened.Store.OnCommit(changes.Learn);
        services.AddSingleton(changes);
        services.AddScoped(_ => opened.Store.Context());
        services.AddSingleton<Discussions.PageSites>();
        services.AddSingleton<LoadSites>(async cancel =>
        {
            await using var database = opened.Store.Context();
            return await database.AllSites(cancel);
        });
        services.AddSingleton<StoreAnswers>(async cancel =>
        {
            await using var database = opened.Store.Context();
            return await database.QueryNumber("SELECT 1 FROM installation", cancel) == 1;
        });
        services.AddHostedService<SiteWatch>();
    }

    /// <summary>Notices sites that another process added or changed.</summary>
    private sealed class SiteWatch(Store store, SiteDirectory directory, TimeProvider clock, ILogger<SiteWatch> log) : BackgroundService
    {
        private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            using var timer = new PeriodicTimer(Every, clock);
            long? known = null;
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await using var database = store.Context();
                    var mark = await database.QueryNumber("SELECT count(*) * 1000000 + COALESCE(sum(version), 0) FROM sites", stoppingToken);
                    if (known is not null && mark != known)
                        await directory.Refresh(stoppingToken);
                    known = mark;
                }
                catch (Exception failure) when (failure is System.Data.Common.DbException or InvalidOperationException)
                {
                    log.LogWarning("The sites could not be read: {Message}", failure.Message);
                }
            }
        }
    }
}
