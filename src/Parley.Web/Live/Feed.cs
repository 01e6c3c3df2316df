using System.Diagnostics;
using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Core.Moderation;
using Parley.Core.Site;
using Parley.Storage.Discussions;
using Parley.Storage.Live;

namespace Parley.Web.Live;

/// <summary>Reads what is new after a number, up to another or to the newest; null where there is no such discussion.</summary>
internal delegate Task<DiscussionNews?> ReadNews(DiscussionId id, long after, long? until);

/// <summary>
/// What is new in one discussion, made once for all its readers on this node: a list of finished frames. A connection holds its place in the
/// list and nothing else; what lies behind the slowest reader is garbage.
/// </summary>
internal sealed class Feed : IDisposable
{
    /// <summary>Answers kept for those who come back with an older number. Many readers share a few numbers; invented ones find no room.</summary>
    private const int MostKept = 64;

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    private readonly FeedParts parts;
    private readonly DiscussionId id;
    private readonly Followed discussion;
    private readonly Followed? article;
    private readonly CancellationTokenSource end = new();
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Lock list = new();
    private volatile Place now;
    private (string State, long Count) told;
    private long articleSeen, quietSince, leftAt;
    private int holders, streams, readersTold;
    private bool isClosed, hasFailed, tookWrites;

    private Feed(FeedParts parts, DiscussionRow row, Followed discussion, Followed? article)
    {
        this.parts = parts;
        this.discussion = discussion;
        this.article = article;
        id = row.Id;
        Site = row.Site;
        now = new Place(row.Seq, new LiveNode(default, 0));
        tookWrites = parts.TakesWrites();
        told = (StateOf(row), row.CommentCount);
        quietSince = leftAt = Stopwatch.GetTimestamp();
    }

    public SiteId Site { get; }

    /// <summary>Open streams on this node.</summary>
    public int Streams => Volatile.Read(ref streams);

    private int Readers => Streams + parts.Presence.Elsewhere(id);

    /// <summary>Null when there is no such discussion, or none that is public.</summary>
    public static async Task<Feed?> Open(DiscussionId id, FeedParts parts)
    {
        // Followed first and read afterwards, twice, for its article is known by reading only: no change falls between.
        var discussion = parts.Changes.Follow(EventScope.Discussion, id.Value);
        Followed? article = null;
        try
        {
            var row = (await parts.Read(id, 0, 0))?.Discussion;
            article = row?.Article is { } of ? parts.Changes.Follow(EventScope.Article, of.Value) : null;
            row = (await parts.Read(id, 0, 0))?.Discussion;
            if (row is { IsPublic: true })
            {
                discussion.Learn(row.Seq);
                var feed = new Feed(parts, row, discussion, article);
                _ = Task.Run(feed.Run);
                (discussion, article) = (null, null);
                return feed;
            }

            return null;
        }
        finally
        {
            discussion?.Dispose();
            article?.Dispose();
        }
    }

    /// <summary>Keeps it in memory until <see cref="Leave"/>; false when it has just been closed.</summary>
    public bool TryHold(bool asStream)
    {
        lock (list)
        {
            if (isClosed)
                return false;
            holders++;
            if (asStream)
                streams++;
            return true;
        }
    }

    public void Leave(bool asStream)
    {
        lock (list)
        {
            holders--;
            if (asStream)
                streams--;
            leftAt = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>
    /// Where a reader who knows <paramref name="after"/> goes on, and what was missed until there. Another node may have given that number out
    /// a moment ago: then this node catches up first.
    /// </summary>
    public async Task<(LiveFrame Missed, LiveNode At)> Join(long? after)
    {
        var place = now;
        if (after > place.Reached && await parts.Changes.WaitFor(discussion, after.Value, parts.Pace.CatchUpWithin))
            for (; place.Reached < after && !end.IsCancellationRequested; place = now)
                await place.Passed.Task.WaitAsync(parts.Pace.CatchUpWithin);
        place = now;
        return (await Missed(place, after ?? place.Reached), place.Tail);
    }

    /// <summary>What time brings: another count of readers, a sign of life, an article that was withdrawn, a store that takes no writes.</summary>
    public async Task Tick(bool lookAtReaders)
    {
        if ((article?.Number ?? 0) > articleSeen || parts.TakesWrites() != tookWrites)
            await Advance();
        if (lookAtReaders && Readers is var readers && Math.Abs(readers - readersTold) > readersTold / 50)
        {
            readersTold = readers;
            Append(LiveFrame.OfReaders(readers));
        }
        else if (Stopwatch.GetElapsedTime(quietSince) >= parts.Pace.HeartbeatEvery)
            Append(LiveFrame.Heartbeat);
    }

    /// <summary>Closes it when nobody has been here for a while. True when it is closed.</summary>
    public bool Retire()
    {
        lock (list)
        {
            if (!isClosed && (holders > 0 || Stopwatch.GetElapsedTime(leftAt) < parts.Pace.Linger))
                return false;
        }

        Dispose();
        return true;
    }

    /// <summary>Ends every stream.</summary>
    public void Dispose()
    {
        lock (list)
        {
            if (isClosed)
                return;
            isClosed = true;
            now.Tail.Append(null);
            now.Passed.TrySetResult();
        }

        end.Cancel();
        discussion.Dispose();
        article?.Dispose();
    }

    private async Task Run()
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                await discussion.Beyond(now.Reached).WaitAsync(end.Token);
                await Advance();
                hasFailed = false;
                await Task.Delay(parts.Pace.FrameEvery, end.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever broke, the feed goes on: its readers would wait for ever.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                if (!hasFailed)
                    parts.Log.LogWarning("The readers of discussion {Discussion} have to wait: {Message}", id, failure.Message);
                hasFailed = true;
                await Task.Delay(AfterFailure, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Makes one frame of everything that is new.</summary>
    private async Task Advance()
    {
        await turn.WaitAsync(end.Token);
        try
        {
            var (seen, writes) = (article?.Number ?? 0, parts.TakesWrites());
            if (await parts.Read(id, now.Reached, null) is not { Discussion.IsPublic: true } news)
            {
                Dispose();
                return;
            }

            (articleSeen, tookWrites) = (seen, writes);
            discussion.Learn(news.Until);
            var (state, readers) = (StateOf(news.Discussion), Readers);
            var frame = LiveFrame.Of(news, state, readers, told != (state, news.Discussion.CommentCount));
            told = (state, news.Discussion.CommentCount);
            if (frame.TellsReaders)
                readersTold = readers;
            Append(frame, news.Until);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <param name="reached">The number that the list now tells; null where it is as before.</param>
    private void Append(LiveFrame frame, long? reached = null)
    {
        lock (list)
        {
            if (isClosed)
                return;
            var before = now;
            var tail = before.Tail;
            if (!frame.Stream.IsEmpty)
            {
                quietSince = Stopwatch.GetTimestamp();
                tail = new LiveNode(frame.Stream, streams);
            }

            now = reached is { } number ? new Place(number, tail) : before with { Tail = tail };
            if (tail != before.Tail)
                before.Tail.Append(tail);
            if (reached is not null)
                before.Passed.TrySetResult();
        }
    }

    /// <summary>One answer for all who come with the same number at the same place.</summary>
    private async Task<LiveFrame> Missed(Place place, long after)
    {
        Task<LiveFrame> making;
        lock (list)
        {
            if (!place.Kept.TryGetValue(after, out var kept))
            {
                kept = Task.Run(() => Make(place, after));
                if (place.Kept.Count < MostKept)
                    place.Kept[after] = kept;
            }

            making = kept;
        }

        try
        {
            return await making;
        }
        catch
        {
            lock (list)
                place.Kept.Remove(after);
            throw;
        }
    }

    private async Task<LiveFrame> Make(Place place, long after)
    {
        if (await parts.Read(id, after, place.Reached) is not { } news)
            throw new InvalidOperationException($"Discussion {id} is gone.");
        return LiveFrame.Of(news, StateOf(news.Discussion), Readers, stateIsNews: after != place.Reached);
    }

    private string StateOf(DiscussionRow row) =>
        row.State != DiscussionState.Open ? "closed" : parts.TakesWrites() && row.Surge != SurgeLevel.ReadOnly ? "open" : "read_only";

    /// <summary>The end of the list at one moment.</summary>
    /// <param name="Reached">The number up to which the list has told everything that readers may know.</param>
    private sealed record Place(long Reached, LiveNode Tail)
    {
        /// <summary>What was missed until here, by the number that is known. Guarded by the list's lock.</summary>
        public Dictionary<long, Task<LiveFrame>> Kept { get; } = [];

        /// <summary>Ends when a higher number is reached.</summary>
        public TaskCompletionSource Passed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>What every feed is made with.</summary>
internal sealed record FeedParts(ReadNews Read, Func<bool> TakesWrites, Changes Changes, Presence Presence, LivePace Pace, ILogger Log);
