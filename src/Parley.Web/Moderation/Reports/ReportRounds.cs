using System.Data.Common;
using Parley.Storage;
using Parley.Storage.Moderation.Reports;
using Parley.Storage.Site;
using Parley.Web.Notifications;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Reports;

/// <summary>Tells reporters what became of their reports, and closes notices whose comments went by themselves; on one node at a time.</summary>
internal sealed class ReportRounds(
    Store store, KeyFile keys, LegalNoticeLetters letters, SiteDirectory sites, OutboxBell outbox, TimeProvider clock, ILogger<ReportRounds> log) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private const int AtOnce = 200;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await TellReporters(stoppingToken);
                await CompleteNotices(stoppingToken);
            }
            catch (Exception failure) when (failure is DbException or StoreBusyException or StoreUnavailableException)
            {
                log.LogWarning("Reports have to wait: {Message}", failure.Message);
            }
        }
    }

    private async Task TellReporters(CancellationToken cancel)
    {
        var more = true;
        while (more)
        {
            var now = Now();
            await using (var database = store.Context())
                if (!await database.HasReportersToTell(now, cancel)) return;
            more = await store.Write((job, stop) => job.TellReporters(now, AtOnce, stop), cancel);
        }
    }

    private async Task CompleteNotices(CancellationToken cancel)
    {
        List<Core.Site.SiteId> waiting;
        await using (var database = store.Context())
            waiting = await database.SitesToComplete(cancel);
        foreach (var id in waiting)
        {
            if (sites.ById(id) is not { } site) continue;
            var now = Now();
            await store.Write(
                async (job, stop) =>
                {
                    await letters.Add(job, await job.CompleteNotices(id, null, keys, now, stop), site, now, stop);
                    return 0;
                }, cancel);
            outbox.Ring();
        }
    }

    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
}
