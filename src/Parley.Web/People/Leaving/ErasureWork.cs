using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.People;
using Parley.Storage.Site;
using Parley.Web.Site;

namespace Parley.Web.People.Leaving;

/// <summary>Wakes whoever forgets people.</summary>
internal sealed class ErasureBell : Bell;

/// <summary>Does what an erasure leaves to be done, part by part, on one node at a time; a program that died meanwhile goes on where it was.</summary>
internal sealed class ErasureWork(Store store, ErasureBell bell, TimeProvider clock, ILogger<ErasureWork> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly string holder = $"{Environment.MachineName} {Environment.ProcessId}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WorkOff(store, holder, clock, stoppingToken);
            }
            catch (Exception failure) when (failure is DbException or DbUpdateException or StoreBusyException or StoreUnavailableException)
            {
                log.LogWarning("Forgetting a person has to wait: {Message}", failure.Message);
            }

            await bell.Wait(Every, clock, stoppingToken);
        }
    }

    /// <summary>All that is left to be done, unless another node is at it.</summary>
    public static async Task WorkOff(Store store, string holder, TimeProvider clock, CancellationToken cancel)
    {
        (AccountId, DiscussionId)? known = null;
        while (await Read(database => database.NextErasure(cancel)) is { } erasure)
        {
            var discussion = await Read(database => database.DiscussionToErase(erasure.Account, cancel));
            if (discussion is { } next && (erasure.Account, next) != known)
            {
                foreach (var some in (await Read(database => database.MentionsOf(erasure.Account, next, cancel))).Chunk(AuthorWrites.AtOnce))
                    if (!await Do((job, stop) => job.ForgetMentions(erasure, next, some, clock.GetUtcNow(), stop))) return;
                known = (erasure.Account, next);
            }

            if (!await Do((job, stop) => job.EraseSome(erasure, clock.GetUtcNow(), stop))) return;
        }

        // One part of the work; false when another node holds the lease.
        Task<bool> Do<T>(Func<Database, CancellationToken, Task<T>> part) => store.Write(async (job, stop) =>
        {
            if (!await job.TakeLease("erasing", holder, clock.GetUtcNow(), Lease, stop)) return false;
            await part(job, stop);
            return true;
        }, cancel);

        async Task<T> Read<T>(Func<Database, Task<T>> question)
        {
            await using var database = store.Context();
            return await question(database);
        }
    }
}
