using System.Collections.Concurrent;
using Parley.Core.Discussions;
using Parley.Durability.Tests.Checking;

namespace Parley.Durability.Tests.Running;

/// <summary>Readers at work on one discussion, what they wrote down, and what a bystander and a follower of the live stream saw meanwhile.</summary>
internal sealed class Load : IDisposable
{
    private readonly ConcurrentQueue<Deed> deeds = new();
    private readonly ConcurrentQueue<Fault> accusations = new();
    private readonly List<string> known = [];
    private readonly Lock turn = new();
    private readonly List<RecordingReader> readers;
    private readonly List<Task> running;
    private readonly SemaphoreSlim turns;
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource leave = new();
    private readonly Bystander bystander;
    private readonly Follower follower;
    private readonly Task following;
    private int unanswered;

    /// <param name="discussion">Where they write.</param>
    /// <param name="people">Names and tokens.</param>
    /// <param name="address">Which node a reader speaks to, asked before each try.</param>
    /// <param name="seed">The same seed makes the same dice.</param>
    public Load(DiscussionId discussion, IReadOnlyList<(string Name, string Token)> people, Func<int, Uri> address, int seed)
    {
        Discussion = discussion;
        readers = [.. people.Select((person, index) => new RecordingReader(person.Name, person.Token, (seed * 1000) + index, () => address(index), this))];
        turns = new SemaphoreSlim(people.Count);
        bystander = new Bystander(discussion, () => address(0));
        follower = new Follower(discussion, () => address(people.Count - 1));
        following = Task.Run(() => follower.Run(leave.Token));
        running = [.. readers.Select(reader => Task.Run(() => reader.Run(stop.Token))), Task.Run(() => bystander.Run(stop.Token))];
    }

    public DiscussionId Discussion { get; }
    public IReadOnlyCollection<Deed> Deeds => deeds;
    public IReadOnlyCollection<Fault> Accusations => [.. accusations, .. bystander.Accusations];
    public IReadOnlyCollection<string> Seen => bystander.Seen;
    public int Acknowledged => deeds.Count(deed => deed.Answer == Answer.Acknowledged);

    public void Record(Deed deed) => deeds.Enqueue(deed);

    public void CountUnanswered() => Interlocked.Increment(ref unanswered);

    public void Accuse(Fault fault) => accusations.Enqueue(fault);

    /// <summary>A comment that others may answer and vote on from now on.</summary>
    public void Offer(string comment)
    {
        lock (turn) known.Add(comment);
    }

    public string? SomeComment(Random chance)
    {
        lock (turn) return known.Count == 0 ? null : known[chance.Next(known.Count)];
    }

    /// <summary>Waits until so many more deeds are acknowledged than now. Answers how long it took.</summary>
    public Task<TimeSpan> More(int count)
    {
        var until = Acknowledged + count;
        return Wait.Until(() => Acknowledged >= until, $"{count} more deeds were acknowledged");
    }

    /// <summary>Waits until so many more tries were left without a success or a refusal.</summary>
    public Task<TimeSpan> Unanswered(int count)
    {
        var until = unanswered + count;
        return Wait.Until(() => unanswered >= until, $"{count} more tries went unanswered");
    }

    /// <summary>After <see cref="Stop"/>: waits until the live stream has told everything, and says what is wrong with that.</summary>
    public async Task<IEnumerable<Fault>> Followed(StoredThread stored)
    {
        await Wait.Until(() => following.IsCompleted || follower.Number >= stored.Number, $"the stream told number {stored.Number}, not only {follower.Number}");
        await leave.CancelAsync();
        await following;
        return follower.Check(stored);
    }

    /// <summary>One deed of a reader, with all its tries.</summary>
    public async Task<Deed?> InTurn(Func<Task<Deed?>> deed)
    {
        await turns.WaitAsync();
        try
        {
            return await deed();
        }
        finally
        {
            turns.Release();
        }
    }

    /// <summary>Does something between two deeds of each reader.</summary>
    public async Task BetweenDeeds(Action what)
    {
        for (var reader = 0; reader < readers.Count; reader++)
            await turns.WaitAsync();
        what();
        turns.Release(readers.Count);
    }

    /// <summary>Everybody finishes what they are at.</summary>
    public async Task Stop()
    {
        await stop.CancelAsync();
        await Task.WhenAll(running);
    }

    public void Dispose()
    {
        readers.ForEach(reader => reader.Dispose());
        bystander.Dispose();
        follower.Dispose();
        turns.Dispose();
        stop.Dispose();
        leave.Dispose();
    }
}
