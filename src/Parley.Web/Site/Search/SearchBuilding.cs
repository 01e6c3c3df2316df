using System.Data.Common;
using System.Diagnostics;
using Parley.Storage;
using Parley.Storage.Site;
using Parley.Storage.Site.Search;
using Parley.Web.Discussions;

namespace Parley.Web.Site.Search;

/// <summary>Makes the index of what a store held before it had one: once, newest first, between the writes of readers, on one node.</summary>
internal sealed class SearchBuilding(Store store, TimeProvider clock, ILogger<SearchBuilding> log) : BackgroundService
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>After each step at least; longer after long ones, so that those who post come first.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(100);

    private readonly string holder = $"{Environment.MachineName} {Environment.ProcessId}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using (var database = store.Context())
                {
                    if (!await database.IsSearchUnfinished(stoppingToken))
                        return;
                }

                var began = Stopwatch.GetTimestamp();
                var step = await store.Write(
                    async (job, cancel) => await job.TakeLease("search", holder, clock.GetUtcNow(), Lease, cancel) ? await job.RebuildNext(cancel) : null, stoppingToken);
                var rest = 3 * Stopwatch.GetElapsedTime(began);
                await Task.Delay(step is null ? Lease : rest > Rest ? rest : Rest, stoppingToken);
            }
            catch (Exception failure) when (failure is DbException or StoreBusyException or StoreUnavailableException)
            {
                log.LogWarning("The search index has to wait: {Message}", failure.Message);
                await Task.Delay(Lease, stoppingToken);
            }
        }
    }
}

internal static class SearchServices
{
    public static void AddSearch(this IServiceCollection services)
    {
        services.AddSingleton<FollowUp>((job, tasks, cancel) => job.IndexComments(tasks, cancel));
        services.AddHostedService<SearchBuilding>();
    }
}
