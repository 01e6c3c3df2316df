using System.Data.Common;
using Parley.Storage;

namespace Parley.Web.Site;

/// <summary>Makes a page; null when there is nothing to show.</summary>
internal delegate Task<PageBody?> Compose(Composition composition, CancellationToken cancel);

/// <summary>One place of the page cache: the newest finished page of an address, and the one composition that is under way.</summary>
internal sealed class KeptPage(PageKey key, PageCache cache)
{
    /// <summary>With a store that does not answer, as long as there is something to show meanwhile.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock turn = new();
    private readonly ComposingPace pace = new();
    private volatile Version? newest;
    private Task<Version?>? underWay;
    private bool isDropped;

    public PageKey Key => key;

    public byte[]? Content => newest?.Page.Bytes;

    /// <summary>The page where it can be sent as it is: nothing in it has changed, and it reaches the number asked for.</summary>
    public FinishedPage? Fresh(long after) => newest is { IsFresh: true } kept && kept.Number >= after ? kept.Page : null;

    /// <summary>
    /// The page as it is now; in a storm the kept one, unless the reader knows of something newer: then the next one, for which there is
    /// a short wait. While the store does not answer, what is kept goes on. Null when there is nothing to show.
    /// </summary>
    /// <param name="after">The discussion's number that the page must hold at least; one that the store has not reached counts as the newest there is.</param>
    /// <param name="compose">Makes it.</param>
    /// <param name="cancel">Ends the waiting, not a composition for which others wait too.</param>
    public async Task<FinishedPage?> Renew(long after, Compose compose, CancellationToken cancel)
    {
        var kept = newest ?? await Begin(compose, isFirst: true).UnderWay.WaitAsync(cancel);
        if (kept is not null && after > kept.Number)
            after = await cache.Reached(kept.Parts, after, cancel);
        while (kept is { IsFresh: false })
        {
            var (flight, wait) = Begin(compose, isFirst: false);
            if (wait == TimeSpan.Zero)
            {
                try
                {
                    kept = await flight.WaitAsync(Patience, cancel);
                }
                catch (Exception away) when (away is DbException or TimeoutException)
                {
                    break;
                }

                continue;
            }

            if (kept.Number >= after)
                break;
            await Task.Delay(wait, TimeProvider.System, cancel);
            kept = newest ?? kept;
        }

        return kept?.Page;
    }

    /// <summary>Forgets a page whose words may be gone from the store; the next reader makes it anew.</summary>
    public void ForgetIfStale()
    {
        lock (turn)
        {
            if (newest is not { Parts.AreFresh: false } stale || underWay is not null)
                return;
            newest = null;
            stale.Parts.Dispose();
        }
    }

    /// <summary>Called once, when it has left the cache.</summary>
    public void Drop()
    {
        lock (turn)
        {
            isDropped = true;
            newest?.Parts.Dispose();
            newest = null;
        }
    }

    /// <summary>The composition under way, or a new one, or how long to wait for the next.</summary>
    private (Task<Version?> UnderWay, TimeSpan Wait) Begin(Compose compose, bool isFirst)
    {
        lock (turn)
        {
            if (underWay is not null)
                return (underWay, TimeSpan.Zero);
            var wait = pace.Take();
            if (wait > TimeSpan.Zero && !isFirst)
                return (Task.FromResult<Version?>(null), wait);
            // A reader who goes away leaves it to the others.
            underWay = Task.Run(() => Make(compose, newest));
            return (underWay, TimeSpan.Zero);
        }
    }

    private async Task<Version?> Make(Compose compose, Version? before)
    {
        Version? made = null;
        var isAway = true;
        try
        {
            made = await cache.Compose(compose, before);
            isAway = false;
            return made;
        }
        finally
        {
            bool isKept;
            lock (turn)
            {
                underWay = null;
                isKept = made is not null && !isDropped;
                (isKept ? newest : made)?.Parts.Dispose();
                if (isKept)
                    newest = made;
            }

            if (made is null && !(isAway && newest is not null))
                cache.Forget(this);
            else if (isKept && made is not null)
                cache.Weigh(this, made.Page);
        }
    }

    /// <summary>A finished page with what it shows; while a store only reads, its pages say so.</summary>
    internal sealed class Version(FinishedPage page, PageParts parts, Store store, bool tookWrites)
    {
        public FinishedPage Page => page;
        public PageParts Parts => parts;

        /// <summary>Of the page's discussion; beyond every number where it is about none.</summary>
        public long Number => parts.Discussion?.Number ?? long.MaxValue;

        public bool IsFresh => parts.AreFresh && store.TakesWrites == tookWrites;
    }
}

/// <summary>
/// How often one page is composed: four at once, then four a second, so that a quiet page is always the newest and a storm costs no more
/// than this. By the machine's own steady clock: the program's may be set by hand.
/// </summary>
internal sealed class ComposingPace
{
    private const int AtOnce = 4;
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);
    private TimeSpan next;

    /// <summary>Zero when it may be now, else how long until then. Called by one at a time.</summary>
    public TimeSpan Take()
    {
        var now = TimeProvider.System.GetElapsedTime(0);
        var taken = (next > now ? next : now) + Every;
        var wait = taken - now - (AtOnce * Every);
        if (wait > TimeSpan.Zero)
            return wait;
        next = taken;
        return TimeSpan.Zero;
    }
}
