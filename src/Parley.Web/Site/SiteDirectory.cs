using Parley.Core.Site;

namespace Parley.Web.Site;

/// <summary>Reads all sites from the store, the first one first.</summary>
internal delegate Task<IReadOnlyList<Publication>> LoadSites(CancellationToken cancel);

/// <summary>The sites of this installation, in memory, because every request asks for one.</summary>
internal sealed class SiteDirectory(LoadSites load) : IHostedService, IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private volatile Snapshot now = new([]);

    public IReadOnlyList<Publication> All => now.All;

    /// <summary>The site meant when nothing names one; null while there is none at all.</summary>
    public Publication? First => now.All is [var first, ..] ? first : null;

    public Publication? ById(SiteId id) => now.All.FirstOrDefault(site => site.Id == id);

    public Publication? ByShortName(string shortName) => now.ByShortName.GetValueOrDefault(shortName);

    /// <param name="host">A host name without port, in any case.</param>
    public Publication? ByHost(string host) => now.ByHost.GetValueOrDefault(host);

    /// <param name="origin"><c>scheme://host[:port]</c></param>
    public Publication? ByOrigin(string origin) => now.ByOrigin.GetValueOrDefault(origin);

    /// <summary>To be called after a site was added or changed. One after the other: what was read before must not take the place of what was read after.</summary>
    public async Task Refresh(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            now = new Snapshot(await load(cancel));
        }
        finally
        {
            turn.Release();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Refresh(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => turn.Dispose();

    private sealed class Snapshot(IReadOnlyList<Publication> all)
    {
        public IReadOnlyList<Publication> All => all;
        public Dictionary<string, Publication> ByShortName { get; } = all.ToDictionary(site => site.ShortName, StringComparer.Ordinal);

        // Two sites may claim one host or origin; the older keeps it.
        public Dictionary<string, Publication> ByHost { get; } = Index(all.Where(site => site.Host is not null).Select(site => (site.Host ?? "", site)));
        public Dictionary<string, Publication> ByOrigin { get; } = Index(all.SelectMany(site => site.Origins.Select(origin => (origin.Origin, site))));

        private static Dictionary<string, Publication> Index(IEnumerable<(string Key, Publication Site)> pairs)
        {
            var index = new Dictionary<string, Publication>(StringComparer.OrdinalIgnoreCase);
            foreach (var (key, site) in pairs) index.TryAdd(key, site);
            return index;
        }
    }
}
