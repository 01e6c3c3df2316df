using System.Data.Common;
using System.Diagnostics;
using Parley.Core.Live;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary>Makes something of comments that were written, edited or taken away, inside the write job that ends their tasks: once, then.</summary>
internal delegate Task FollowUp(Database job, IReadOnlyList<CommentTask> tasks, CancellationToken cancel);

/// <summary>Rung when something was made of changed comments: what was too much for one batch may be left.</summary>
internal sealed class AftermathBell : Bell;

/// <summary>
/// What comes after a comment is written and need not be waited for: whatever registered a <see cref="FollowUp"/> is handed the changed
/// comments, many at once. A crash loses nothing, since a task goes in the transaction of what was made of it.
/// </summary>
internal sealed class Aftermath(Store store, IEnumerable<FollowUp> steps, AftermathBell done, TimeProvider clock, ILogger<Aftermath> log) : BackgroundService
{
    /// <summary>On SQLite a batch holds the one writer: some tens of milliseconds, most of them for the words of comments.</summary>
    private const int AtOnce = 100;

    /// <summary>Other nodes and commands write too, and ring no bell here.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    /// <summary>Between two batches, so that those who post come first.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(40);

    private readonly Bell bell = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        store.OnCommit(Ring);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                for (var began = Stopwatch.GetTimestamp(); await DoSome(AtOnce, stoppingToken) > 0; began = Stopwatch.GetTimestamp())
                {
                    // However long a batch takes, three quarters of the time are theirs who post.
                    var rest = 3 * Stopwatch.GetElapsedTime(began);
                    await Task.Delay(rest > Rest ? rest : Rest, stoppingToken);
                }
            }
            catch (Exception failure) when (failure is DbException or StoreBusyException or StoreUnavailableException)
            {
                log.LogWarning("What follows a comment has to wait: {Message}", failure.Message);
            }

            await bell.Wait(LookEvery, clock, stoppingToken);
        }
    }

    /// <summary>Returns how many tasks were done.</summary>
    private async Task<int> DoSome(int most, CancellationToken cancel)
    {
        await using (var database = store.Context())
            if (!await database.HasTasks(cancel)) return 0;
        try
        {
            var count = await store.Write((job, stop) => Do(job, most, stop), cancel);
            done.Ring();
            return count;
        }
        catch (Exception failure) when (failure is not (DbException or StoreBusyException or StoreUnavailableException or OperationCanceledException))
        {
            // One comment must not keep all others waiting: they go one by one, and the one that cannot be dealt with is named and left.
            if (most > 1)
                return await DoSome(1, cancel);
            var left = await store.Write(LeaveFirst, cancel);
            log.LogError(failure, "Nothing could be made of what happened to comment {Comment}", left?.Comment);
            return 1;
        }
    }

    private async Task<int> Do(Database job, int most, CancellationToken cancel)
    {
        var tasks = await job.TakeTasks(most, cancel);
        if (tasks.Count == 0)
            return 0;
        foreach (var step in steps)
            await step(job, tasks, cancel);
        await job.FinishTasks(tasks, cancel);
        return tasks.Count;
    }

    private static async Task<CommentTask?> LeaveFirst(Database job, CancellationToken cancel)
    {
        var first = await job.TakeTasks(1, cancel);
        await job.FinishTasks(first, cancel);
        return first.Count > 0 ? first[0] : null;
    }

    private void Ring(IReadOnlyList<Change> changes)
    {
        if (changes.Any(change => change is { Scope: EventScope.Discussion, Kind: not EventKind.CommentVoted }))
            bell.Ring();
    }
}
