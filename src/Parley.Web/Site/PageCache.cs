using System.Diagnostics.Metrics;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Parley.Core.Discussions;
using Parley.Storage;
using Parley.Web.Discussions;
using Parley.Web.Live;

namespace Parley.Web.Site;

internal enum PageKind
{
    Front,
    Article,
    Passage,
    Comments,
    Replies,
    Comment,
    Fragment,
    List,
    Archive,
    ArticleFeed,
    Corrections,
    CommentFeed,
    CorrectionFeed,
    SiteMap,
    DiscussionJson,
    DiscussionAtJson,
    CommentsJson,
    SitePage,
    Rules,
    CommentJson,
    ArticleAnnotations,
    ArticleReplies,
    CommentAnnotations,
    Count,
}

/// <summary>Which page it is, and all that its bytes depend on besides the store. The theme and the reader are never in it.</summary>
/// <param name="Kind">Of page.</param>
/// <param name="Site">Asked for, with what follows from it: language, looks and words.</param>
/// <param name="IsNamed">Another site's comment is shown where none was named, and nowhere else.</param>
/// <param name="PathBase">Of every link.</param>
/// <param name="Origin">Of absolute addresses.</param>
internal readonly record struct PageKey(PageKind Kind, long Site, bool IsNamed, string PathBase, string Origin)
{
    public PageKey(PageKind kind, CurrentSite asked)
        : this(kind, asked.Site.Id.Value, asked.Named, asked.PathBase, asked.Origin)
    {
    }

    /// <summary>Of the discussion or comment.</summary>
    public long Id { get; init; }

    /// <summary>Slug, address or cursor.</summary>
    public string? Text { get; init; }

    public ThreadSort Sort { get; init; }
    public int Limit { get; init; }

    /// <summary>In memory, in bytes; a stranger may make them long.</summary>
    public int Weight => 256 + (2 * (PathBase.Length + Origin.Length + (Text?.Length ?? 0)));
}

/// <summary>
/// Pages that are the same for everyone, kept as finished bytes for as long as nothing in them changes. A hit compares a few numbers and
/// asks no database; a miss is composed once for all who wait.
/// </summary>
internal sealed class PageCache : IDisposable
{
    /// <summary>For the store to say how far it is; one number costs it microseconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Store store;
    private readonly Changes changes;
    private readonly SiteDirectory sites;
    private readonly PageRenderer pages;
    private readonly CommentFragments fragments;
    private readonly BoundedMemory<PageKey, KeptPage> kept;
    private readonly Meter meter = new("Parley");
    private long hits;
    private long misses;
    private long compositions;

    public PageCache(Store store, Changes changes, SiteDirectory sites, PageRenderer pages, CommentFragments fragments, CacheOptions options, IOptions<JsonOptions> json)
    {
        this.store = store;
        this.changes = changes;
        this.sites = sites;
        this.pages = pages;
        this.fragments = fragments;
        Json = json.Value.SerializerOptions;
        kept = new(options.Bytes / 4 * 3, page => page.Drop());
        meter.CreateObservableCounter("parley.pages.hits", () => Hits);
        meter.CreateObservableCounter("parley.pages.misses", () => Interlocked.Read(ref misses));
        meter.CreateObservableCounter("parley.pages.compositions", () => Compositions);
        meter.CreateObservableCounter("parley.pages.evictions", () => kept.Evictions);
        meter.CreateObservableGauge("parley.pages.bytes", () => kept.Bytes, "By");
    }

    public long Hits => Interlocked.Read(ref hits);
    public long Compositions => Interlocked.Read(ref compositions);
    public long Bytes => kept.Bytes;

    /// <summary>How the API's answers are written.</summary>
    public JsonSerializerOptions Json { get; }

    /// <summary>The page, kept or made; null when there is nothing to show, which is never kept.</summary>
    /// <param name="key">Which page.</param>
    /// <param name="after">The discussion's number that it holds at least, as the reader wrote it; see <see cref="KeptPage.Renew"/>.</param>
    /// <param name="compose">Makes it. It outlives the request: of that it may know only what stands in the key.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public ValueTask<FinishedPage?> Get(PageKey key, string? after, Compose compose, CancellationToken cancel)
    {
        var number = long.TryParse(after, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var asked) ? asked : 0;
        if (kept.Find(key)?.Fresh(number) is { } page)
        {
            Interlocked.Increment(ref hits);
            return new(page);
        }

        Interlocked.Increment(ref misses);
        return new(kept.FindOrAdd(key, added => new KeptPage(added, this)).Renew(number, compose, cancel));
    }

    /// <summary>What has changed since it was made is forgotten though nobody asks for it: what was removed shall not lie about in memory.</summary>
    public void Sweep()
    {
        foreach (var page in kept.Values)
            page.ForgetIfStale();
        fragments.Sweep();
    }

    /// <summary>The whole text of everything kept, for tests that look for what must not be there.</summary>
    public IEnumerable<byte[]> Contents => kept.Values.Select(page => page.Content).OfType<byte[]>();

    /// <summary>As much of a number as the store has reached. It is asked only about numbers that this node does not know, which another wrote or nobody.</summary>
    internal async Task<long> Reached(PageParts parts, long number, CancellationToken cancel)
    {
        if (parts.Discussion?.Followed is not { } discussion)
            return 0;
        await changes.WaitFor(discussion, number, Patience).WaitAsync(cancel);
        return Math.Min(number, discussion.Number);
    }

    internal async Task<KeptPage.Version?> Compose(Compose compose, KeptPage.Version? before)
    {
        Interlocked.Increment(ref compositions);
        var takesWrites = store.TakesWrites;
        await using var database = store.Context();
        using var composition = new Composition(database, changes, sites, pages, fragments, takesWrites, before?.Parts);
        PageBody? body;
        await using (await database.Snapshot(CancellationToken.None))
            body = await compose(composition, CancellationToken.None);
        if (body is null)
            return null;
        var page = new FinishedPage(body);
        // Where nothing shows, what was packed before is good still.
        return new(before?.Page.IsSameAs(page) == true ? before.Page : page, await composition.Finish(CancellationToken.None), store, takesWrites);
    }

    internal void Weigh(KeptPage page, FinishedPage finished) => kept.Weigh(page.Key, page, finished.Weight + page.Key.Weight);

    internal void Forget(KeptPage page) => kept.Remove(page.Key, page);

    public void Dispose() => meter.Dispose();
}
