using System.Collections.Concurrent;
using System.Data.Common;
using Parley.Core.Live;

namespace Parley.Web.Live;

/// <summary>Asks the store for the newest number of one thing; 0 where there is none.</summary>
internal delegate Task<long> AskStore(EventScope scope, long id);

/// <summary>
/// The newest numbers of the discussions, articles and sites that somebody on this node follows: kept pages and live readers. They are
/// told by this node's own commits at once, and by the watch of the store of what other processes and nodes wrote.
/// </summary>
internal sealed class Changes(AskStore ask)
{
    private readonly ConcurrentDictionary<(EventScope Scope, long Id), Followed> followed = new();

    /// <summary>Everything that is followed now, for whoever compares it with the store.</summary>
    public IReadOnlyCollection<Followed> All => [.. followed.Values];

    /// <summary>
    /// Follows one thing until the answer is disposed of. Follow first, then read the store and <see cref="Followed.Learn"/> what it said:
    /// no change falls between the two.
    /// </summary>
    public Followed Follow(EventScope scope, long id)
    {
        while (true)
        {
            var one = followed.GetOrAdd((scope, id), static (key, all) => new Followed(key.Scope, key.Id, all), this);
            if (one.Join())
                return one;
        }
    }

    /// <summary>Tells the followers, if there are any.</summary>
    public void Learn(EventScope scope, long id, long number)
    {
        if (followed.TryGetValue((scope, id), out var one))
            one.Learn(number);
    }

    /// <summary>Told of each change that this node commits, before its writer is answered: it must be quick and throw nothing.</summary>
    public event Action<Change>? Committed;

    /// <summary>This node's own commits.</summary>
    public void Learn(IReadOnlyList<Change> changes)
    {
        foreach (var change in changes)
            Committed?.Invoke(change);
        foreach (var change in changes)
            Learn(change.Scope, change.ScopeId, change.Number);
    }

    /// <summary>
    /// True once <paramref name="least"/> is known here. Another node may have written it a moment ago, so the store is asked, by one
    /// question for all who wait. False when the store holds no such number, or does not answer in time.
    /// </summary>
    public async Task<bool> WaitFor(Followed one, long least, TimeSpan atMost)
    {
        // A question that was under way may have been put before the number was written: then once more.
        for (var asked = 0; asked < 2 && one.Number < least; asked++)
        {
            try
            {
                await one.Ask(ask).WaitAsync(atMost);
            }
            catch (Exception unanswered) when (unanswered is TimeoutException or DbException)
            {
                break;
            }
        }

        return one.Number >= least;
    }

    internal void Forget(Followed one) => followed.TryRemove(new((one.Scope, one.Id), one));
}

/// <summary>One thing whose newest number is known here for as long as somebody follows it.</summary>
internal sealed class Followed(EventScope scope, long id, Changes all) : IDisposable
{
    private readonly Lock turn = new();
    private int followers;
    private long number;
    private TaskCompletionSource next = New();
    private Task? asking;

    public EventScope Scope => scope;
    public long Id => id;

    /// <summary>The newest number known on this node; 0 before anybody learnt one.</summary>
    public long Number => Volatile.Read(ref number);

    /// <summary>A higher number wakes whoever waits; a lower one is old news.</summary>
    public void Learn(long newest)
    {
        TaskCompletionSource woken;
        lock (turn)
        {
            if (newest <= number)
                return;
            number = newest;
            woken = next;
            next = New();
        }

        woken.SetResult();
    }

    /// <summary>Ends when a number above <paramref name="known"/> is known.</summary>
    public Task Beyond(long known)
    {
        lock (turn)
            return number > known ? Task.CompletedTask : next.Task;
    }

    /// <summary>Called once by each who followed it.</summary>
    public void Dispose()
    {
        lock (turn)
        {
            if (--followers > 0)
                return;
            followers = -1;
        }

        all.Forget(this);
    }

    /// <summary>False when the last follower has just left: it is forgotten, and another takes its place.</summary>
    internal bool Join()
    {
        lock (turn)
        {
            if (followers < 0)
                return false;
            followers++;
            return true;
        }
    }

    /// <summary>Asks the store, or joins the question that is under way.</summary>
    internal Task Ask(AskStore ask)
    {
        lock (turn)
            return asking is { IsCompleted: false } ? asking : asking = Task.Run(async () => Learn(await ask(scope, id)));
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
