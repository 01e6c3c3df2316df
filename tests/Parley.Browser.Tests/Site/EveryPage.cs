namespace Parley.Browser.Tests.Site;

/// <summary>One walk through all pages, as several promises are read from it.</summary>
public sealed class EveryPage(DemoInBrowser demo) : IAsyncLifetime
{
    /// <summary>What stands in the way of assistive technology, in both themes.</summary>
    internal List<string> Obstacles { get; } = [];

    /// <summary>Pages wider than their window.</summary>
    internal List<string> Wide { get; } = [];

    /// <summary>What pages asked of other hosts.</summary>
    internal List<string> Foreign { get; } = [];

    internal List<string> Complaints { get; } = [];

    internal int Seen { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (!demo.HasBrowser) return;
        foreach (var reader in (await DemoPages.ForAnyone(demo)).Concat(await DemoPages.ForSome(demo)).GroupBy(page => page.Reader))
        {
            await using var visit = await demo.Open(reader.Key);
            foreach (var page in reader)
            {
                await page.Open(visit);
                var (obstacles, wide) = await visit.Look(page.Name);
                Obstacles.AddRange(obstacles);
                Wide.AddRange(wide);
                Seen++;
            }

            Foreign.AddRange(visit.Foreign);
            Complaints.AddRange(visit.Complaints);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
