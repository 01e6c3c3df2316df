using System.Data.Common;
using Parley.Storage;
using Parley.Storage.Moderation;
using Parley.Storage.Notifications;
using Parley.Web.Discussions;

namespace Parley.Web.Notifications;

/// <summary>Tells crowds of followers, some at a time, and writes the letters that are due, on one node at a time.</summary>
internal sealed class NoticeRounds(
    Store store, NoticeLetters letters, GuestLetters guests, AftermathBell bell, OutboxBell outbox, TimeProvider clock, ILogger<NoticeRounds> log) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>Crowds told together with the comment's other work; more of them, and larger ones, are told on right after it.</summary>
    private const int AtOnce = 4;

    private const int ReadersAtOnce = 20;

    /// <summary>Between two chunks, so that those who post come first.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(40);

    /// <summary>What follows a comment at once, inside the job of <see cref="Aftermath"/>.</summary>
    public static FollowUp Begin(TimeProvider clock) => async (job, tasks, cancel) =>
    {
        var now = Now(clock);
        await job.Tell(tasks, Mentions.In, now, cancel);
        for (var told = 0; told < AtOnce && await job.TellSome(now, cancel); told++)
        {
            // The next crowd, or the next part of this one.
        }
    };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var timer = clock.CreateTimer(_ => bell.Ring(), null, Every, Every);
        while (!stoppingToken.IsCancellationRequested)
        {
            await bell.Wait(Timeout.InfiniteTimeSpan, clock, stoppingToken);
            try
            {
                while (await TellOn(stoppingToken) || await TellStatements(stoppingToken) || await WriteLetters(stoppingToken))
                    await Task.Delay(Rest, stoppingToken);
            }
            catch (Exception failure) when (failure is DbException or StoreBusyException or StoreUnavailableException)
            {
                log.LogWarning("Notifications have to wait: {Message}", failure.Message);
            }
        }
    }

    private async Task<bool> TellOn(CancellationToken cancel)
    {
        await using (var database = store.Context())
            if (!await database.HasTellings(cancel)) return false;
        return await store.Write((job, stop) => job.TellSome(Now(clock), stop), cancel);
    }

    private async Task<bool> TellStatements(CancellationToken cancel)
    {
        var now = Now(clock);
        await using (var database = store.Context())
            if (!await database.HasDueStatements(now, cancel)) return false;
        return await store.Write((job, stop) => job.TellStatements(now, guests.TellStatements, stop), cancel);
    }

    private async Task<bool> WriteLetters(CancellationToken cancel)
    {
        var now = Now(clock);
        await using (var database = store.Context())
            if (!await database.HasDueLetters(now, cancel)) return false;
        var written = await store.Write((job, stop) => letters.Write(job, ReadersAtOnce, now, stop), cancel);
        if (written > 0) outbox.Ring();
        return true;
    }

    public static DateTimeOffset Now(TimeProvider clock) => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
}
