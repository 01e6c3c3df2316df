using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Parley.Core.Live;

namespace Parley.Storage;

/// <summary>The write was not taken, or was stopped and undone: nothing is stored, and the sender may try again.</summary>
public sealed class StoreBusyException(string message = "The store has more writes waiting than it can take.") : Exception(message);

/// <summary>The store cannot be written now. What was sent is not acknowledged: it was not stored, or a commit failed and nobody can say.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Does many writes of one kind at once and answers each, in order. It may be asked again, with fewer, when one of them fails.</summary>
public delegate Task<IReadOnlyList<TResult>> ManyAtOnce<TItem, TResult>(Database database, IReadOnlyList<TItem> items, CancellationToken cancel);

/// <summary>
/// Every write of the process, first come, first served. Writes that name a discussion share a transaction with those that wait beside
/// them, and all are answered after its commit; any other has a transaction and a bound of time to itself, and waits for one shared
/// transaction at most. When the store breaks (disk full, server gone, a commit that failed) nothing is taken or acknowledged until it
/// was opened anew and proved writable.
/// </summary>
internal sealed class WriteQueue : IAsyncDisposable
{
    /// <summary>Waiting writes a line; at some thousand a second this is about a second's worth, after which honesty is kinder than waiting.</summary>
    private const int Capacity = 8192;

    /// <summary>Jobs in one transaction: enough to share the disk's sync, few enough that nobody waits long for the others.</summary>
    internal const int MostInBatch = 128;

    /// <summary>So long jobs that have a transaction alone may keep shared ones waiting, and no longer than the one that runs.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(20);

    /// <summary>Between two tries to reopen a broken store: it writes again within seconds after the disk has room or the server is back.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly WaitingLine[] shared;
    private readonly WaitingLine alone;
    private readonly Task[] workers;
    private readonly Func<WriteSession> openSession;
    private readonly CancellationTokenSource closing = new();
    private readonly ILogger log;
    private volatile bool takesWrites = true;

    /// <summary>Counts the times the store broke: a connection of before is not used after.</summary>
    private volatile int breaks;

    /// <summary>In a box: several workers write it.</summary>
    private volatile StrongBox<Change>? lastAcknowledged;

    /// <param name="sharedWorkers">Workers of shared transactions, among whom the discussions are dealt.</param>
    /// <param name="aloneWorkers">Workers of the other transactions; with none, the one worker does all in turn.</param>
    /// <param name="openSession">Opens a connection of a worker's own.</param>
    /// <param name="log">Told when the store breaks and when it is back.</param>
    internal WriteQueue(int sharedWorkers, int aloneWorkers, Func<WriteSession> openSession, ILogger log)
    {
        this.openSession = openSession;
        this.log = log;
        shared = [.. Enumerable.Range(0, sharedWorkers).Select(_ => new WaitingLine(Capacity))];
        alone = aloneWorkers == 0 ? shared[0] : new WaitingLine(Capacity);
        // Threads of their own: SQLite blocks its caller while the disk syncs, and the pool has few to lose.
        workers = [.. shared.Concat(Enumerable.Repeat(alone, aloneWorkers)).Select(line => Task.Factory.StartNew(
            () => Work(line), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
    }

    /// <summary>Told of every commit's changes before its writers are answered; called from the workers, it must be quick.</summary>
    public Action<IReadOnlyList<Change>>? Committed { get; set; }

    /// <summary>False from a failure of the store until it was reopened and verified; writes are refused meanwhile.</summary>
    public bool TakesWrites => takesWrites;

    public Task<T> Write<T>(Func<Database, CancellationToken, Task<T>> job, CancellationToken cancel) =>
        Join(alone, new Job<T>(job, cancel), isShared: false);

    public Task<T> Write<T>(long key, Func<Database, CancellationToken, Task<T>> job, CancellationToken cancel) =>
        Join(LineOf(key), new Job<T>(job, cancel), isShared: true);

    public Task<TResult> Write<TItem, TResult>(long key, TItem item, ManyAtOnce<TItem, TResult> many, CancellationToken cancel) =>
        Join(LineOf(key), new OneOfMany<TItem, TResult>(item, many, cancel), isShared: true);

    /// <summary>Takes no more writes and finishes those that were accepted.</summary>
    public async ValueTask DisposeAsync()
    {
        if (closing.IsCancellationRequested)
            return;
        foreach (var line in shared.Append(alone))
            line.Close();
        await closing.CancelAsync();
        await Task.WhenAll(workers);
        closing.Dispose();
    }

    private WaitingLine LineOf(long key) => shared[(int)((ulong)key % (ulong)shared.Length)];

    private Task<T> Join<T>(WaitingLine line, Job<T> job, bool isShared)
    {
        if (!takesWrites)
            return Task.FromException<T>(new StoreUnavailableException("The store cannot be written just now."));
        return line.TryJoin(job, isShared) ? job.Answer : Task.FromException<T>(new StoreBusyException());
    }

    private void Work(WaitingLine line)
    {
        var worker = new Worker(this, line);
        while (line.Wait())
        {
            worker.Do(line.TakeShared(MostInBatch), (session, jobs) => session.RunShared(jobs, Acknowledge));
            var began = Stopwatch.GetTimestamp();
            while (line.TakeAlone() is { } job)
            {
                worker.Do([job], (session, jobs) => session.RunAlone(jobs[0], Acknowledge));
                if (line.HasShared && Stopwatch.GetElapsedTime(began) > Turn)
                    break;
            }
        }

        worker.Close();
    }

    private void Acknowledge(IReadOnlyList<Job> done, IReadOnlyList<Change> changes)
    {
        if (changes.Count > 0)
        {
            Committed?.Invoke(changes);
            if (changes.LastOrDefault(change => change.Scope == EventScope.Discussion) is { Number: > 0 } last)
                lastAcknowledged = new StrongBox<Change>(last);
        }

        foreach (var job in done)
            job.Acknowledge();
    }

    /// <summary>One thread with its connection. It blocks on what the database does: that is what it is there for.</summary>
    private sealed class Worker(WriteQueue queue, WaitingLine line)
    {
        private WriteSession? session;
        private int openedAfter;

        public void Do(List<Job> jobs, Func<WriteSession, List<Job>, Task> run)
        {
            if (jobs.Count == 0)
                return;
            try
            {
                if (openedAfter != queue.breaks)
                    Close();
                openedAfter = queue.breaks;
                session ??= queue.openSession();
                run(session, jobs).GetAwaiter().GetResult();
            }
            catch (StoreBusyException busy)
            {
                Refuse(jobs, busy);
            }
#pragma warning disable CA1031 // Whatever broke, the worker lives on: a dead one would leave every later write waiting for ever.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                queue.takesWrites = false;
                Interlocked.Increment(ref queue.breaks);
                queue.log.LogError(failure, "The store cannot be written: reading goes on, writes are refused until it was reopened; {Count} writes were not acknowledged", jobs.Count);
                Refuse(jobs, new StoreUnavailableException("The store could not confirm the write.", failure));
                Close();
                Reopen();
            }
        }

        public void Close()
        {
            try
            {
                session?.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }
            catch (Exception failure) when (failure is System.Data.Common.DbException or InvalidOperationException or IOException)
            {
                queue.log.LogWarning("A writing connection could not be closed in order: {Message}", failure.Message);
            }

            session = null;
        }

        /// <summary>Tries until the store opens, still holds what was acknowledged and takes a write, or the queue closes.</summary>
        private void Reopen()
        {
            string? said = null;
            for (var pause = TimeSpan.FromMilliseconds(50); !queue.closing.Token.WaitHandle.WaitOne(pause); pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
            {
                // Who waits is told at once; nobody waits for a disk to be replaced.
                Refuse([.. line.TakeShared(int.MaxValue), .. line.TakeAllAlone()], new StoreUnavailableException("The store cannot be written just now."));
                try
                {
                    session = queue.openSession();
                    session.Verify(queue.lastAcknowledged?.Value).GetAwaiter().GetResult();
                    openedAfter = queue.breaks;
                    queue.takesWrites = true;
                    queue.log.LogWarning("The store was reopened and proved: writes are taken again");
                    return;
                }
#pragma warning disable CA1031 // As long as it is broken, for whatever reason, it is tried again.
                catch (Exception failure)
#pragma warning restore CA1031
                {
                    if (failure.Message != said)
                        queue.log.LogWarning("The store still cannot be written: {Message}", said = failure.Message);
                    Close();
                }
            }
        }

        private static void Refuse(List<Job> jobs, Exception why)
        {
            foreach (var job in jobs)
                job.Fail(why);
        }
    }

    internal abstract class Job
    {
        public abstract bool IsCancelled { get; }

        /// <summary>Jobs of one kind that wait together are run by the first of them.</summary>
        public virtual object Kind => this;

        /// <summary>Runs all of <paramref name="same"/>, which are of this kind; throws what they throw.</summary>
        public abstract Task Run(Database database, IReadOnlyList<Job> same, CancellationToken cancel);

        /// <summary>Answers with what <see cref="Run"/> made, after the commit.</summary>
        public abstract void Acknowledge();

        public abstract void Fail(Exception failure);

        /// <summary>True once it was answered: a job that failed alone is not run again with its neighbours.</summary>
        public abstract bool IsAnswered { get; }
    }

    private class Job<T>(Func<Database, CancellationToken, Task<T>> job, CancellationToken cancel) : Job
    {
        private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected T? Result { get; set; }

        public Task<T> Answer => answer.Task;

        // Once begun, a job is not given up because its reader went away: the words were accepted.
        public override bool IsCancelled => cancel.IsCancellationRequested && answer.TrySetCanceled(cancel);

        public override bool IsAnswered => answer.Task.IsCompleted;

        public override async Task Run(Database database, IReadOnlyList<Job> same, CancellationToken cancel) => Result = await job(database, cancel);

        public override void Acknowledge() => answer.TrySetResult(Result!);

        public override void Fail(Exception failure) => answer.TrySetException(failure);
    }

    private sealed class OneOfMany<TItem, TResult>(TItem item, ManyAtOnce<TItem, TResult> many, CancellationToken cancel)
        : Job<TResult>(async (database, token) => (await many(database, [item], token))[0], cancel)
    {
        public override object Kind => many;

        public override async Task Run(Database database, IReadOnlyList<Job> same, CancellationToken cancel)
        {
            var all = same.Cast<OneOfMany<TItem, TResult>>().ToList();
            var results = await many(database, all.ConvertAll(one => one.Item), cancel);
            for (var index = 0; index < all.Count; index++)
                all[index].Result = results[index];
        }

        private TItem Item => item;
    }
}
