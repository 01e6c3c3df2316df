using Parley.Core.Live;
using Parley.Storage;
using Parley.Storage.Live;
using Parley.Web.Site;

namespace Parley.Web.Live;

/// <summary>Tells this node what other processes and nodes wrote: the numbers it follows, the sites, the readers elsewhere.</summary>
internal sealed class Watch(Store store, Changes changes, SiteDirectory sites, Presence presence, ILogger<Watch> log) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private IReadOnlyDictionary<long, long>? versions;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = TimeSpan.Zero;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var watch = store.Watch();
                while (true)
                {
                    await Take(await watch.Next(stoppingToken), stoppingToken);
                    pause = TimeSpan.Zero;
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever broke, the watch goes on: without it this node would show old pages for ever.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                if (pause == TimeSpan.Zero)
                    log.LogWarning("What others write to the store is not seen just now: {Message}", failure.Message);
                pause = pause * 2 + TimeSpan.FromMilliseconds(100) is var longer && longer < LongestPause ? longer : LongestPause;
                await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Take(Notice notice, CancellationToken cancel)
    {
        switch (notice)
        {
            case Notice.Numbers told:
                foreach (var (scope, id, number) in told.Newest)
                    changes.Learn(scope, id, number);
                if (told.Newest.Any(one => one.Scope == EventScope.Site))
                    await LookAtSites(cancel);
                break;
            case Notice.Readers readers:
                presence.Hear(readers.Of);
                break;
            default:
                await LookAtSites(cancel);
                await Compare(cancel);
                break;
        }
    }

    private async Task Compare(CancellationToken cancel)
    {
        await using var database = store.Context();
        foreach (var scope in changes.All.Where(one => one.Scope != EventScope.Site).GroupBy(one => one.Scope))
        {
            var newest = await database.NewestNumbers(scope.Key, [.. scope.Select(one => one.Id)], cancel);
            foreach (var one in scope)
                one.Learn(newest.GetValueOrDefault(one.Id));
        }
    }

    private async Task LookAtSites(CancellationToken cancel)
    {
        await using var database = store.Context();
        var newest = await database.SiteVersions(cancel);
        // At the first look too: a site may have come between the directory's reading and now.
        if (versions is null || newest.Count != versions.Count || newest.Any(site => versions.GetValueOrDefault(site.Key, -1) != site.Value))
            await sites.Refresh(cancel);
        versions = newest;
        foreach (var (site, version) in newest)
            changes.Learn(EventScope.Site, site, version);
    }
}
