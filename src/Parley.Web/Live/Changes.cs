using System.Collections.Concurrent;
using Parley.Core.Live;

namespace Parley.Web.Live;

/// <summary>
/// The newest numbers of the discussions, articles and sites that somebody on this node follows: kept pages and live readers. They are
/// told by this node's own commits at once, and by <see cref="Learn(EventScope, long, long)"/> of what other nodes wrote.
/// </summary>
internal sealed class Changes
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

    /// <summary>This node's own commits.</summary>
    public void Learn(IReadOnlyList<Change> changes)
    {
        foreach (var change in changes)
            Learn(change.Scope, change.ScopeId, change.Number);
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

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
