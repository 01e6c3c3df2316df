using Parley.Core.Live;

namespace Parley.Storage;

/// <summary>One worker's own connection and the one place where transactions begin and end.</summary>
/// <param name="shared">The context of all jobs that share: plain SQL alone, so it is never stale and costs nothing a job.</param>
/// <param name="alone">Makes the context of a job that has its transaction to itself.</param>
/// <param name="longest">So long such a job may take.</param>
internal abstract class WriteSession(Database shared, Func<Database> alone, TimeSpan longest) : IAsyncDisposable
{
    private const int Tries = 5;

    /// <summary>
    /// Runs and commits the jobs together, then hands them and what they announced to <paramref name="committed"/>. Almost never does one
    /// fail, so the first try has no savepoints; when one does, all is undone and done again, each job behind its own, and that one fails
    /// alone.
    /// </summary>
    public async Task RunShared(IReadOnlyList<WriteQueue.Job> jobs, Action<IReadOnlyList<WriteQueue.Job>, IReadOnlyList<Change>> committed)
    {
        committed(await CommitShared(jobs), shared.Announced);
        await Tell(shared.Announced);
    }

    /// <summary>Runs the job in a transaction to itself; one that takes too long is stopped and undone.</summary>
    public async Task RunAlone(WriteQueue.Job job, Action<IReadOnlyList<WriteQueue.Job>, IReadOnlyList<Change>> committed)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var database = alone();
            using var limit = new CancellationTokenSource();
            await Begin();
            try
            {
                await using (new Timer(_ => Stop(limit), null, longest, TimeSpan.FromMilliseconds(100)))
                    await job.Run(database, [job], limit.Token);
                limit.Token.ThrowIfCancellationRequested();
            }
            catch (Exception failure) when (!Breaks(failure))
            {
                await Rollback();
                if (!limit.IsCancellationRequested && IsVictim(failure) && attempt < Tries)
                    continue;
                job.Fail(limit.IsCancellationRequested
                    ? new StoreBusyException($"The write took longer than {longest.TotalSeconds} s; it was stopped and undone.")
                    : failure);
                return;
            }

            await Commit();
            committed([job], database.Announced);
            await Tell(database.Announced);
            return;
        }
    }

    /// <summary>Throws unless the store holds the change that was acknowledged last and takes a write that must reach the disk like any other.</summary>
    public async Task Verify(Change? lastAcknowledged)
    {
        await Begin();
        if (lastAcknowledged is { } change
            && !(await shared.QueryNumber("SELECT seq FROM discussions WHERE id = @discussion", default, ("@discussion", change.ScopeId)) >= change.Number))
            throw new InvalidOperationException($"The store has lost what it had acknowledged: change {change.Number} of discussion {change.ScopeId}. Restore it, or restart to go on without.");
        // SQLite writes nothing for a row that stays as it is.
        await shared.Execute("UPDATE installation SET name = name || '.'", default);
        await shared.Execute("UPDATE installation SET name = substr(name, 1, length(name) - 1)", default);
        await Commit();
    }

    public abstract ValueTask DisposeAsync();

    /// <exception cref="StoreBusyException">Somebody else writes for longer than is worth waiting.</exception>
    protected abstract Task Begin();

    /// <summary>Commits, or throws when anything in the transaction was not done.</summary>
    protected abstract Task Commit();

    protected abstract Task Rollback();

    /// <summary>Ends the statement that runs, if one does; called from another thread.</summary>
    protected virtual void Interrupt()
    {
    }

    /// <summary>True for the store's own trouble: it must be reopened.</summary>
    protected abstract bool Breaks(Exception failure);

    /// <summary>True when the database undid the transaction for the sake of another: done again, it may pass.</summary>
    protected abstract bool IsVictim(Exception failure);

    /// <summary>Tells other processes that there is something new, where the database can.</summary>
    protected virtual Task Tell(IReadOnlyList<Change> changes) => Task.CompletedTask;

    private async Task<IReadOnlyList<WriteQueue.Job>> CommitShared(IReadOnlyList<WriteQueue.Job> jobs)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                shared.Announced.Clear();
                await Begin();
                var done = attempt == 1 ? await RunTogether(jobs) : await RunOneByOne(jobs);
                await Commit();
                return done;
            }
            catch (Exception failure) when (attempt < Tries && failure is not StoreBusyException && !Breaks(failure))
            {
                await Rollback();
            }
        }
    }

    private async Task<IReadOnlyList<WriteQueue.Job>> RunTogether(IReadOnlyList<WriteQueue.Job> jobs)
    {
        foreach (var same in jobs.GroupBy(job => job.Kind).Select(group => group.ToList()))
            await same[0].Run(shared, same, CancellationToken.None);
        return jobs;
    }

    private async Task<IReadOnlyList<WriteQueue.Job>> RunOneByOne(IReadOnlyList<WriteQueue.Job> jobs)
    {
        List<WriteQueue.Job> done = [];
        foreach (var job in jobs.Where(job => !job.IsAnswered))
        {
            var announced = shared.Announced.Count;
            await shared.Execute("SAVEPOINT job", default);
            try
            {
                await job.Run(shared, [job], CancellationToken.None);
                done.Add(job);
            }
            catch (Exception failure) when (!Breaks(failure) && !IsVictim(failure))
            {
                await shared.Execute("ROLLBACK TO SAVEPOINT job", default);
                shared.Announced.RemoveRange(announced, shared.Announced.Count - announced);
                job.Fail(failure);
            }

            await shared.Execute("RELEASE SAVEPOINT job", default);
        }

        return done;
    }

    private void Stop(CancellationTokenSource limit)
    {
        limit.Cancel();
        Interrupt();
    }
}
