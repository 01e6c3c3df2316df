using System.Data.Common;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Site;

namespace Parley.Web.Site.Retention;

/// <summary>Erases every day what sites keep no longer, on one node; <c>parley retention run</c> does the same at once.</summary>
internal sealed class RetentionWork(Store store, KeyFile keys, SiteDirectory sites, TimeProvider clock, ILogger<RetentionWork> log) : BackgroundService
{
    public static readonly TimeSpan Daily = TimeSpan.FromHours(24);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(20);

    /// <summary>A larger table is rewritten by the command alone, when an operator says so: nobody can use it meanwhile.</summary>
    private const long LargestRewritten = 256L << 20;

    /// <summary>Longer than a part of the work takes; each part renews it.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private readonly string holder = $"{Environment.MachineName} {Environment.ProcessId}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await IsDue(stoppingToken) && await Run(store, keys, sites.All, holder, LargestRewritten, clock, null, stoppingToken) is { } erased)
                    log.LogInformation("Erased what was kept long enough: {Erased}", erased.Count == 0 ? "nothing" : string.Join(", ", erased.Select(part => $"{part.Value} {part.Key}")));
            }
            catch (Exception failure) when (failure is DbException or StoreBusyException or StoreUnavailableException)
            {
                log.LogWarning("Erasing what is old has to wait: {Message}", failure.Message);
            }
        }
    }

    /// <summary>Erases all that is too old and the traces of it in the files.</summary>
    /// <param name="store">To write to.</param>
    /// <param name="keys">Seal the ledger.</param>
    /// <param name="sites">With how long they keep things.</param>
    /// <param name="holder">Who does it.</param>
    /// <param name="largest">Larger tables are not rewritten on PostgreSQL.</param>
    /// <param name="clock">Tells what is too old.</param>
    /// <param name="progress">Is told of each part when it is done.</param>
    /// <param name="cancel">Breaks it off; what was erased is erased.</param>
    /// <returns>How many of each kind; null when another node is at it.</returns>
    public static async Task<IReadOnlyDictionary<string, long>?> Run(
        Store store, KeyFile keys, IReadOnlyList<Publication> sites, string holder, long largest, TimeProvider clock, Func<string, Task>? progress, CancellationToken cancel)
    {
        var run = await store.Write(
            async (job, stop) => await job.TakeLease("retention", holder, Now(), Lease, stop) ? await job.BeginRun(Now(), stop) : (long?)null, cancel);
        if (run is not { } number)
            return null;
        Dictionary<SiteId, Dictionary<string, long>> erased = [];
        HashSet<string> touched = new(StringComparer.Ordinal);
        foreach (var site in sites)
        {
            foreach (var part in RetentionWrites.Parts)
            {
                var count = await Erase(part, site);
                if (count == 0)
                    continue;
                touched.Add(part.Table);
                var ofSite = erased.TryGetValue(site.Id, out var known) ? known : erased[site.Id] = new(StringComparer.Ordinal);
                ofSite[part.Name] = ofSite.GetValueOrDefault(part.Name) + count;
                if (progress is not null)
                    await progress($"{site.ShortName}: {part.Name}: {count} in {part.Table}");
            }
        }

        if (touched.Contains("comments"))
            touched.UnionWith(["comment_revisions", "screenings", "provenance"]);
        foreach (var left in await store.WipeTraces(touched, largest, cancel))
            if (progress is not null)
                await progress($"{left} is too large to be rewritten now");
        await store.Write(
            async (job, stop) =>
            {
                await job.FinishRun(number, erased, keys, Now(), stop);
                return 0;
            }, cancel);
        return erased.Values.SelectMany(counts => counts).GroupBy(count => count.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(count => count.Value), StringComparer.Ordinal);

        async Task<long> Erase(RetentionPart part, Publication site)
        {
            await using (var database = store.Context())
                if (await database.CountOld(part, site, Now(), cancel) == 0) return 0;
            long count = 0;
            int some;
            do
            {
                some = await store.Write(
                    async (job, stop) => await job.TakeLease("retention", holder, Now(), Lease, stop) ? await job.EraseOld(part, site, Now(), stop) : 0, cancel);
                count += some;
            }
            while (some == RetentionWrites.AtOnce);
            return count;
        }

        DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
    }

    private async Task<bool> IsDue(CancellationToken cancel)
    {
        await using var database = store.Context();
        return await database.LastRun(cancel) is not { } last || clock.GetUtcNow() - last.At >= Daily;
    }
}
