using System.Data.Common;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation.Desk;
using Parley.Storage.Site;

namespace Parley.Web.Site;

/// <summary>What has to be done from time to time, by one node at a time: articles appear, discussions close, what has expired goes.</summary>
internal sealed class Housekeeping(Store store, KeyFile keys, PageCache pages, TimeProvider clock, ILogger<Housekeeping> log) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(20);

    // Nothing that has expired is ever used, so sweeping is not urgent.
    private const int RoundsBetweenSweeps = 30;

    private readonly string holder = $"{Environment.MachineName} {Environment.ProcessId}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        for (var round = 1; await timer.WaitForNextTickAsync(stoppingToken); round++)
        {
            try
            {
                pages.Sweep();
                await Publish(stoppingToken);
                await Close(stoppingToken);
                if (round % RoundsBetweenSweeps == 1) await RefreshQueue(stoppingToken);
                if (round % RoundsBetweenSweeps == 0) await Sweep(stoppingToken);
            }
            catch (Exception failure) when (failure is DbException or StoreBusyException or StoreUnavailableException or InvalidOperationException)
            {
                log.LogWarning("Housekeeping has to wait: {Message}", failure.Message);
            }
        }
    }

    private async Task Publish(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using (var database = store.Context())
            if (!await database.HasDueArticles(now, cancel)) return;
        var published = await store.Write(
            async (job, stop) => await job.TakeLease("publishing", holder, now, Every, stop) ? await job.PublishDue(keys, now, stop) : 0, cancel);
        if (published > 0) log.LogInformation("{Count} articles were published, as planned", published);
    }

    private async Task Close(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using (var database = store.Context())
            if (!await database.HasDueClosings(now, cancel)) return;
        var closed = await store.Write(
            async (job, stop) => await job.TakeLease("closing", holder, now, Every, stop) ? await job.CloseDue(now, stop) : 0, cancel);
        if (closed > 0) log.LogInformation("{Count} discussions closed, their time being over", closed);
    }

    /// <summary>What waits at the desk gets the place that its votes and replies give it by now.</summary>
    private async Task RefreshQueue(CancellationToken cancel)
    {
        for (var more = true; more && !cancel.IsCancellationRequested;)
        {
            var now = clock.GetUtcNow();
            await using var database = store.Context();
            var outdated = await database.Outdated(cancel);
            more = outdated.Count == QueueWrites.AtOnce;
            if (outdated.Count > 0)
                await store.Write(
                    async (job, stop) =>
                    {
                        if (await job.TakeLease("queue", holder, now, Every, stop))
                            await job.Refresh(outdated, now, stop);
                        return 0;
                    }, cancel);
        }
    }

    private async Task Sweep(CancellationToken cancel)
    {
        var more = true;
        while (more && !cancel.IsCancellationRequested)
        {
            var now = clock.GetUtcNow();
            more = await store.Write(
                async (job, stop) => await job.TakeLease("sweeping", holder, now, TimeSpan.FromMinutes(5), stop) && (await job.Sweep(now, stop) | await job.SweepPictures(now, stop)), cancel);
        }
    }
}
