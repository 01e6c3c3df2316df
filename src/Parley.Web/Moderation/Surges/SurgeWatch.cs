using System.Data.Common;
using Parley.Core.Moderation;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Moderation.Surges;
using Parley.Storage.Site;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Surges;

/// <summary>Looks every few seconds whether a site or a discussion has to protect itself, on one node at a time.</summary>
internal sealed class SurgeWatch(Store store, KeyFile keys, SiteDirectory sites, RateLimitOptions brakes, TimeProvider clock, ILogger<SurgeWatch> log) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    private readonly string holder = $"{Environment.MachineName} {Environment.ProcessId}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!brakes.Enabled) return;
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception failure) when (failure is DbException or StoreBusyException or StoreUnavailableException or InvalidOperationException)
            {
                log.LogWarning("Whether there is a rush could not be seen: {Message}", failure.Message);
            }
        }
    }

    private async Task Look(CancellationToken cancel)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        await using (var database = store.Context())
        {
            // By far the most looks find nothing to write.
            if (SurgeWrites.Due(await database.Surges(cancel), await database.SurgeCounts(now, cancel), LimitsOf, now).Count == 0)
                return;
        }

        var changed = await store.Write(
            async (job, stop) => await job.TakeLease("surges", holder, now, Every, stop) ? await job.LookForSurges(LimitsOf, keys, now, stop) : 0, cancel);
        if (changed == 0)
            return;
        log.LogWarning("{Count} sites or discussions changed what protects them from a rush", changed);
        await sites.Refresh(cancel);
    }

    private SurgeLimits? LimitsOf(SiteId site) => sites.ById(site) is { } known ? known.SurgeLimits ?? SurgeLimits.Default : null;
}
