namespace Parley.Storage;

/// <summary>
/// Where jobs wait for the workers of one line: those that share a transaction with whoever waits beside them, and those that have one to
/// themselves. Full is full: nobody waits to wait.
/// </summary>
internal sealed class WaitingLine(int capacity)
{
    private readonly object gate = new();
    private readonly Queue<WriteQueue.Job> shared = new();
    private readonly Queue<WriteQueue.Job> alone = new();
    private bool closed;

    /// <summary>False when the line is full or closed.</summary>
    public bool TryJoin(WriteQueue.Job job, bool isShared)
    {
        lock (gate)
        {
            if (closed || shared.Count + alone.Count >= capacity)
                return false;
            (isShared ? shared : alone).Enqueue(job);
            Monitor.Pulse(gate);
            return true;
        }
    }

    /// <summary>Blocks until somebody waits; false when the line is closed and empty.</summary>
    public bool Wait()
    {
        lock (gate)
        {
            while (shared.Count + alone.Count == 0 && !closed)
                Monitor.Wait(gate);
            return shared.Count + alone.Count > 0;
        }
    }

    public bool HasShared
    {
        get
        {
            lock (gate)
                return shared.Count > 0;
        }
    }

    /// <summary>The next that share, at most so many; whoever gave up waiting is left out.</summary>
    public List<WriteQueue.Job> TakeShared(int most)
    {
        List<WriteQueue.Job> taken = [];
        lock (gate)
        {
            while (taken.Count < most && shared.TryDequeue(out var job))
            {
                if (!job.IsCancelled)
                    taken.Add(job);
            }
        }

        return taken;
    }

    /// <summary>The next that has a transaction alone; null when none waits.</summary>
    public WriteQueue.Job? TakeAlone()
    {
        lock (gate)
        {
            while (alone.TryDequeue(out var job))
            {
                if (!job.IsCancelled)
                    return job;
            }
        }

        return null;
    }

    public IEnumerable<WriteQueue.Job> TakeAllAlone()
    {
        while (TakeAlone() is { } job)
            yield return job;
    }

    /// <summary>Lets nobody else in; those who wait are still served.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            Monitor.PulseAll(gate);
        }
    }
}
