using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Parley.Core.Live;

namespace Parley.Storage;

/// <summary>The queue of writes is full. Nothing was written; the sender may try again.</summary>
public sealed class StoreBusyException() : Exception("The store has more writes waiting than it can take.");

/// <summary>A commit failed. What was sent is not acknowledged.</summary>
public sealed class StoreUnavailableException(string message, Exception inner) : Exception(message, inner);

/// <summary>
/// Every write of the process, in one first-in-first-out queue. On SQLite the jobs that wait together share one transaction, each behind
/// its own savepoint, and all are answered after its commit; on PostgreSQL a few workers run one transaction a job.
/// </summary>
public sealed class WriteQueue : IAsyncDisposable
{
    /// <summary>Waiting writes; at some thousand a second this is about a second's worth, after which honesty is kinder than waiting.</summary>
    private const int Capacity = 8192;

    /// <summary>Jobs in one transaction: enough to share the disk's sync, few enough that nobody waits long for the others.</summary>
    internal const int MostInBatch = 128;

    private readonly Channel<Job> jobs = Channel.CreateBounded<Job>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.Wait });
    private readonly Task[] workers;
    private readonly ILogger log;
    private readonly int batchSize;

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
        var waiting = new Job<T>(job, cancel);
        if (!jobs.Writer.TryWrite(waiting))
            throw new StoreBusyException();
        return await waiting.Answer;
    }

    /// <summary>Takes no more writes and finishes those that were accepted.</summary>
    public async ValueTask DisposeAsync()
    {
        jobs.Writer.TryComplete();
        await Task.WhenAll(workers);
    }

    private async Task Work(Func<WriteSession> openSession)
    {
        WriteSession? session = null;
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
                session ??= openSession();
                await session.Run(batch, Acknowledge);
            }
#pragma warning disable CA1031 // Whatever broke, the worker lives on: a dead one would leave every later write waiting for ever.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                // The connection may be in any state after a failed commit: drop it, answer honestly, begin anew.
                log.LogError(failure, "A commit failed; {Count} writes were not acknowledged", batch.Count);
                foreach (var job in batch)
                    job.Fail(new StoreUnavailableException("The store could not confirm the write.", failure));
                await Close(session);
                session = null;
            }
        }

        await Close(session);
    }

    private void Acknowledge(IReadOnlyList<Job> done)
    {
        if (Committed is { } tell && done.SelectMany(job => job.Changes).ToList() is { Count: > 0 } changes)
            tell(changes);
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

    public abstract ValueTask DisposeAsync();
}
