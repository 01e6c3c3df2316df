using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Parley.Core.Live;

namespace Parley.Storage;

/// <summary>The queue of writes is full. Nothing was written; the sender may try again.</summary>
public sealed class StoreBusyException() : Exception("The store has more writes waiting than it can take.");

/// <summary>The store cannot be written now. What was sent is not acknowledged: it was not stored, or a commit failed and nobody can say.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// Every write of the process, in one first-in-first-out queue. On SQLite the jobs that wait together share one transaction, each behind
/// its own savepoint, and all are answered after its commit; on PostgreSQL a few workers run one transaction a job. When the store breaks
/// (disk full, server gone, a commit that failed) nothing is taken or acknowledged until it was opened anew and proved writable.
/// </summary>
public sealed class WriteQueue : IAsyncDisposable
{
    /// <summary>Waiting writes; at some thousand a second this is about a second's worth, after which honesty is kinder than waiting.</summary>
    private const int Capacity = 8192;

    /// <summary>Jobs in one transaction: enough to share the disk's sync, few enough that nobody waits long for the others.</summary>
    internal const int MostInBatch = 128;

    private readonly Channel<Job> jobs = Channel.CreateBounded<Job>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.Wait });
    /// <summary>Between two tries to reopen a broken store: it writes again within seconds after the disk has room or the server is back.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly Task[] workers;
    private readonly CancellationTokenSource closing = new();
    private readonly ILogger log;
    private readonly int batchSize;
    private volatile bool takesWrites = true;

    /// <summary>Counts the times the store broke: a connection of before is not used after.</summary>
    private volatile int breaks;

    private Change? lastAcknowledged;

    /// <summary>False from a failure of the store until it was reopened and verified; writes are refused meanwhile.</summary>
    public bool TakesWrites => takesWrites;

    /// <summary>Told of every commit's changes before its writers are answered; called from the workers, it must be quick.</summary>
    public Action<IReadOnlyList<Change>>? Committed { get; set; }

    internal WriteQueue(int workerCount, int batchSize, Func<WriteSession> openSession, ILogger log)
    {
        this.log = log;
        this.batchSize = batchSize;
        workers = [.. Enumerable.Range(0, workerCount).Select(_ => Task.Run(() => Work(openSession)))];
    }

    public async Task<T> Write<T>(Func<Database, CancellationToken, Task<T>> job, CancellationToken cancel)
    {
        if (!takesWrites)
            throw new StoreUnavailableException("The store cannot be written just now.");
        var waiting = new Job<T>(job, cancel);
        if (!jobs.Writer.TryWrite(waiting))
            throw new StoreBusyException();
        return await waiting.Answer;
    }

    /// <summary>Takes no more writes and finishes those that were accepted.</summary>
    public async ValueTask DisposeAsync()
    {
        jobs.Writer.TryComplete();
        await closing.CancelAsync();
        await Task.WhenAll(workers);
        closing.Dispose();
    }

    private async Task Work(Func<WriteSession> openSession)
    {
        WriteSession? session = null;
        var openedAfter = 0;
        List<Job> batch = [];
        while (await jobs.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < batchSize && jobs.Reader.TryRead(out var job))
            {
                if (!job.IsCancelled)
                    batch.Add(job);
            }

            if (batch.Count == 0)
                continue;

            try
            {
                if (openedAfter != breaks)
                {
                    await Close(session);
                    session = null;
                    openedAfter = breaks;
                }

                session ??= openSession();
                await session.Run(batch, Acknowledge);
            }
#pragma warning disable CA1031 // Whatever broke, the worker lives on: a dead one would leave every later write waiting for ever.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                Refuse(batch, failure);
                await Close(session);
                session = await Reopen(openSession);
                openedAfter = breaks;
            }
        }

        await Close(session);
    }

    /// <summary>What was begun and what waits is answered honestly, and nothing more is taken.</summary>
    private void Refuse(List<Job> batch, Exception failure)
    {
        takesWrites = false;
        breaks++;
        log.LogError(failure, "The store cannot be written: reading goes on, writes are refused until it was reopened; {Count} writes were not acknowledged", batch.Count);
        foreach (var job in batch)
            job.Fail(new StoreUnavailableException("The store could not confirm the write.", failure));
while (jobs.Reader.TryRead(out var waiting))
            waiting.Fail(new StoreUnavailableException("The store cannot be written just now.", failure));
    }

    /// <summary>Tries until the store opens, still holds what was acknowledged and takes a write; null when the queue closes before.</summary>
    private async Task<WriteSession?> Reopen(Func<WriteSession> openSession)
    {
        for (var pause = TimeSpan.FromMilliseconds(50); !closing.IsCancellationRequested; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            await Task.Delay(pause, closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            WriteSession? session = null;
            try
            {
                session = openSession();
                await session.Verify(lastAcknowledged);
                takesWrites = true;
                log.LogWarning("The store was reopened and proved: writes are taken again");
                return session;
            }
#pragma warning disable CA1031 // As long as it is broken, for whatever reason, it is tried again.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                log.LogDebug(failure, "The store still cannot be written");
                await Close(session);
            }
        }

        return null;
    }

    private void Acknowledge(IReadOnlyList<Job> done)
    {
        if (Committed is { } tell && done.SelectMany(job => job.Changes).ToList() is { Count: > 0 } changes)
            tell(changes);
        lastAcknowledged = done.SelectMany(job => job.Changes).Where(change => change.Scope == EventScope.Discussion).Select(change => (Change?)change).LastOrDefault() ?? lastAcknowledged;
        foreach (var job in done)
            job.Acknowledge();
    }

    private async Task Close(WriteSession? session)
    {
        try
        {
            if (session is not null)
                await session.DisposeAsync();
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or InvalidOperationException or IOException)
        {
            log.LogWarning("A writing connection could not be closed in order: {Message}", failure.Message);
        }
    }

    internal abstract class Job
    {
        public abstract bool IsCancelled { get; }

        /// <summary>What the last run announced.</summary>
        public IReadOnlyList<Change> Changes { get; protected set; } = [];

        /// <summary>Runs the job; throws what it throws.</summary>
        public abstract Task Run(Database database);

        /// <summary>Answers with what <see cref="Run"/> made, after the commit.</summary>
        public abstract void Acknowledge();

        public abstract void Fail(Exception failure);
    }

    private sealed class Job<T>(Func<Database, CancellationToken, Task<T>> job, CancellationToken cancel) : Job
    {
        private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? result;

        public Task<T> Answer => answer.Task;

        public override bool IsCancelled => cancel.IsCancellationRequested && answer.TrySetCanceled(cancel);

        // Once begun, a job is not given up because its reader went away: the words were accepted.
        public override async Task Run(Database database)
        {
            result = await job(database, CancellationToken.None);
            Changes = database.Announced;
        }

        public override void Acknowledge() => answer.TrySetResult(result!);

        public override void Fail(Exception failure) => answer.TrySetException(failure);
    }
}

/// <summary>One worker's own connection, on which it runs batches of jobs.</summary>
internal abstract class WriteSession : IAsyncDisposable
{
    /// <summary>
    /// Runs and commits the jobs, then hands those that are on the disk to <paramref name="committed"/>. A job that throws fails alone; this
    /// throws only when the transaction itself fails.
    /// </summary>
    public abstract Task Run(IReadOnlyList<WriteQueue.Job> batch, Action<IReadOnlyList<WriteQueue.Job>> committed);

    /// <summary>Throws unless the store holds the change that was acknowledged last and takes a write.</summary>
    public abstract Task Verify(Change? lastAcknowledged);

    public abstract ValueTask DisposeAsync();

    /// <summary>A write that changes nothing, but must reach the disk like any other.</summary>
    protected static async Task Verify(Database database, Change? lastAcknowledged)
    {
        if (lastAcknowledged is { } change
            && !(await database.QueryNumber("SELECT seq FROM discussions WHERE id = @discussion", default, ("@discussion", change.ScopeId)) >= change.Number))
            throw new InvalidOperationException($"The store has lost what it had acknowledged: change {change.Number} of discussion {change.ScopeId}. Restore it, or restart to go on without.");
        await database.Execute("UPDATE installation SET name = name", default);
    }
}
