using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Parley.Core.Discussions;
using Parley.Storage;
using Parley.Storage.Live;
using Parley.Web.Site;

namespace Parley.Web.Live;

/// <summary>The discussions that are read live on this node, and the seats of those who read.</summary>
internal sealed class Feeds : BackgroundService
{
    /// <summary>Frames made at once: more would only wait for the store.</summary>
    private const int MostReading = 4;

    private readonly ConcurrentDictionary<DiscussionId, Feed> open = new();
    private readonly ConcurrentDictionary<DiscussionId, Lazy<Task<Feed?>>> opening = new();
    private readonly SemaphoreSlim reading = new(MostReading, MostReading);
    private readonly Lock seats = new();
    private readonly Dictionary<long, int> addresses = [];
    private readonly Store store;
    private readonly FeedParts parts;
    private readonly Rush rush = new();
    private int streams;
    private volatile bool isStopping;

    public Feeds(Store store, Changes changes, Presence presence, LivePace pace, IHostApplicationLifetime life, ILogger<Feeds> log)
    {
        this.store = store;
        parts = new FeedParts(Read, () => store.TakesWrites, changes, presence, pace, log);
        // Before the server waits for its requests to end, which a stream never does by itself.
        life.ApplicationStopping.Register(End);
    }

    /// <summary>The discussion's feed, kept in memory until it is left; null when there is no such discussion, or none that is public.</summary>
    public async Task<Feed?> Enter(DiscussionId id)
    {
        while (true)
        {
            if (!open.TryGetValue(id, out var feed))
            {
                // One question for all who come at once.
                var asked = opening.GetOrAdd(id, key => new Lazy<Task<Feed?>>(() => Open(key)));
                try
                {
                    feed = await asked.Value;
                }
                finally
                {
                    opening.TryRemove(new(id, asked));
                }

                if (feed is null)
                    return null;
            }

            if (feed.TryHold(asStream: false))
                return feed;
            open.TryRemove(new(id, feed));
            if (isStopping)
                return null;
        }
    }

    /// <summary>A seat for one stream, unless there are too many.</summary>
    /// <param name="address">See <see cref="RateLimits.AddressKey"/>; null where addresses are not counted.</param>
    public bool TrySit(Feed feed, long? address, [NotNullWhen(true)] out Seat? seat, [NotNullWhen(false)] out Refusal? refusal)
    {
        (seat, refusal) = (null, null);
        lock (seats)
        {
            var here = address is { } from ? addresses.GetValueOrDefault(from) : 0;
            if (here >= parts.Pace.MostFromAddress)
                refusal = Refusal.TooMany(parts.Pace.FullSeconds);
            else if (isStopping || streams >= parts.Pace.MostStreams || !feed.TryHold(asStream: true))
                refusal = Refusal.ForStatus(StatusCodes.Status503ServiceUnavailable) with { RetryAfter = parts.Pace.FullSeconds };
            if (refusal is not null)
                return false;
            streams++;
            if (address is { } counted)
                addresses[counted] = here + 1;
            seat = new Seat(this, feed, address);
            return true;
        }
    }

    internal void StandUp(Feed feed, long? address)
    {
        feed.Leave(asStream: true);
        lock (seats)
        {
            streams--;
            if (address is not { } from)
                return;
            if (--addresses[from] == 0)
                addresses.Remove(from);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(parts.Pace.TickEvery);
        var looked = Stopwatch.GetTimestamp();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var look = Stopwatch.GetElapsedTime(looked) >= parts.Pace.ReadersEvery;
            if (look)
                looked = Stopwatch.GetTimestamp();
            foreach (var (id, feed) in open)
                await Tick(id, feed, look);
            if (look)
                await TellOthers(stoppingToken);
            if (rush.HasSettled(streams, Stopwatch.GetElapsedTime(0)))
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    private async Task Tick(DiscussionId id, Feed feed, bool look)
    {
        try
        {
            if (feed.Retire())
                open.TryRemove(new(id, feed));
            else
                await feed.Tick(look);
        }
        catch (OperationCanceledException)
        {
            // It was closed meanwhile.
        }
#pragma warning disable CA1031 // One discussion's trouble is not the others'.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            parts.Log.LogWarning("The readers of discussion {Discussion} have to wait: {Message}", id, failure.Message);
        }
    }

    private async Task TellOthers(CancellationToken cancel)
    {
        try
        {
            await parts.Presence.Tell(open.Where(one => one.Value.Streams > 0).ToDictionary(one => one.Key.Value, one => one.Value.Streams), cancel);
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or InvalidOperationException)
        {
            parts.Log.LogWarning("The other nodes could not be told how many read here: {Message}", failure.Message);
        }
    }

    private async Task<Feed?> Open(DiscussionId id)
    {
        // Whoever looked just before it was opened comes here just after.
        if (open.TryGetValue(id, out var there))
            return there;
        if (isStopping || await Feed.Open(id, parts) is not { } feed)
            return null;
        open[id] = feed;
        return feed;
    }

    private async Task<DiscussionNews?> Read(DiscussionId id, long after, long? until)
    {
        await reading.WaitAsync();
        try
        {
            await using var database = store.Context();
            return await database.NewsOf(id, after, until, CancellationToken.None);
        }
        finally
        {
            reading.Release();
        }
    }

    private void End()
    {
        isStopping = true;
        foreach (var feed in open.Values)
            feed.Dispose();
    }
}

/// <summary>One stream's place among those that this node may have; given up once, whoever notices first that the reader has gone.</summary>
internal sealed class Seat(Feeds feeds, Feed feed, long? address) : IDisposable
{
    private int left;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref left, 1) == 0)
            feeds.StandUp(feed, address);
    }
}
