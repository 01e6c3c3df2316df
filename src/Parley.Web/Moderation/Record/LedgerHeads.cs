using System.Data.Common;
using System.Globalization;
using Parley.Storage;
using Parley.Storage.Moderation;
using Parley.Storage.Site;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Record;

/// <summary>
/// Writes the head of every site's record into a file beside the database, once a day and on one node: whoever cuts off the end of a record
/// would have to change the file too, and its copies.
/// </summary>
internal sealed class LedgerHeads(Store store, ServeOptions options, TimeProvider clock, ILogger<LedgerHeads> log) : BackgroundService
{
    public const string FileName = "ledger-heads.txt";
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private DateOnly written;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await WriteDown(stoppingToken);
            }
            catch (Exception failure) when (failure is DbException or StoreBusyException or StoreUnavailableException or IOException or UnauthorizedAccessException)
            {
                log.LogWarning("The heads of the record could not be written down: {Message}", failure.Message);
            }
        }
    }

    private async Task WriteDown(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (written == today)
            return;
        var file = Path.Combine(options.Store.Data, FileName);
        var begins = today.ToString("yyyy-MM-dd ", CultureInfo.InvariantCulture);
        // After a restart on the same day it stands there already.
        if (!(File.Exists(file) && await LastLine(file, cancel) is { } last && last.StartsWith(begins, StringComparison.Ordinal)))
        {
            // The same node goes on; another takes over a day after it was gone.
            if (!await store.Write((job, stop) => job.TakeLease("ledger heads", Environment.MachineName, now, TimeSpan.FromDays(1), stop), cancel))
                return;
            List<string> lines = [];
            await using (var database = store.Context())
            {
                foreach (var site in await database.AllSites(cancel))
                {
                    var head = await database.LedgerHead(site.Id, cancel);
                    if (head.Number > 0)
                        lines.Add($"{begins}{site.ShortName} {head}");
                }
            }

            Directory.CreateDirectory(options.Store.Data);
            await File.AppendAllLinesAsync(file, lines, cancel);
        }

        written = today;
    }

    private static async Task<string?> LastLine(string file, CancellationToken cancel)
    {
        string? last = null;
        await foreach (var line in File.ReadLinesAsync(file, cancel))
            last = line;
        return last;
    }
}
