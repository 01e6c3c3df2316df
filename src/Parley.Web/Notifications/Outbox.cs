using System.Data.Common;
using MailKit;
using Parley.Storage;
using Parley.Storage.Moderation;
using Parley.Storage.Moderation.Sources;
using Parley.Storage.Notifications;
using Parley.Storage.Site;
using Parley.Web.Discussions;
using Parley.Web.Notifications.Webhooks;
using Parley.Web.Site;

namespace Parley.Web.Notifications;

/// <summary>Rung after the commit of a message, so that it leaves at once and not at the next look.</summary>
internal sealed class OutboxBell : Bell;

/// <summary>Sends what the outbox holds, at least once: a message counts as sent only when its row says so.</summary>
internal sealed class Outbox(
    Store store, KeyFile keys, Postbox post, OutboxBell bell, TimeProvider clock, ILogger<Outbox> log) : BackgroundService
{
    private const int AtOnce = 4;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    /// <summary>Longer than sending all that is claimed at once can take.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await SendDue(stoppingToken) > 0)
                {
                    // More may have come meanwhile.
                }
            }
            catch (Exception failure) when (failure is DbException or StoreBusyException or StoreUnavailableException or InvalidOperationException)
            {
                log.LogWarning("The outbox could not be read or written: {Message}", failure.Message);
            }

            await bell.Wait(LookEvery, clock, stoppingToken);
        }
    }

    /// <summary>Returns how many messages were taken up.</summary>
    private async Task<int> SendDue(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using (var database = store.Context())
            if (!await database.HasDueMessages(now, cancel)) return 0;

        var claimed = await store.Write((job, stop) => job.ClaimMessages(AtOnce, now, Lease, stop), cancel);
        foreach (var message in claimed) await Send(message, cancel);
        return claimed.Count;
    }

    private async Task Send(ClaimedMessage message, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (Letter.From(message, keys) is not { } letter)
        {
            await Finish(message, "sealed with another key file", now, cancel);
            return;
        }

        if (letter.NotAfter <= now)
        {
            await Finish(message, "too late to be of use", now, cancel);
            return;
        }

        try
        {
            var way = await post.Way(letter.Site, cancel);
            await way.Mailer.Send(letter.ToMime(message, way), cancel);
            await Finish(message, null, now, cancel);
        }
        catch (MailRefusedException refused)
        {
            await Finish(message, refused.Message, now, cancel);
        }
        catch (Exception failure) when (IsPassing(failure))
        {
            await TryLater(message, failure, now, cancel);
        }
    }

    private async Task TryLater(ClaimedMessage message, Exception failure, DateTimeOffset now, CancellationToken cancel)
    {
        // The kind of failure only: a server's words may repeat the address or the letter.
        var kind = failure.GetType().Name;
        if (now - message.CreatedAt > GiveUpAfter)
        {
            await Finish(message, $"given up after {kind}", now, cancel);
            return;
        }

        log.LogWarning("Mail {Id} could not be sent ({Failure}), try {Attempt}", message.Id, kind, message.Attempts);
        await store.Write((job, stop) => job.PostponeMessage(message.Id, kind, now + Backoff(message.Attempts), stop), cancel);
    }

    private async Task Finish(ClaimedMessage message, string? error, DateTimeOffset now, CancellationToken cancel)
    {
        if (error is not null) log.LogWarning("Mail {Id} was not sent: {Reason}", message.Id, error);
        await store.Write((job, stop) => job.FinishMessage(message.Id, error, now, stop), cancel);
    }

    /// <summary>5 s, 20 s, 80 s … an hour at most.</summary>
    private static TimeSpan Backoff(int attempts) => TimeSpan.FromSeconds(Math.Min(3600, 5 * Math.Pow(4, Math.Min(attempts, 6) - 1)));

    internal static bool IsPassing(Exception failure) => failure
        is IOException or UnauthorizedAccessException or ProtocolException or CommandException or ServiceNotConnectedException or ServiceNotAuthenticatedException
        or MailKit.Security.AuthenticationException or MailKit.Security.SslHandshakeException or System.Net.Sockets.SocketException or TimeoutException
        or NotSupportedException;
}

internal static class NotificationServices
{
    public static void AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton<OutboxBell>();
        services.AddSingleton<Postbox>();
        services.AddSingleton<IMailer>(all => all.GetRequiredService<MailOptions>() is { Host: { } host } smtp
            ? new SmtpMailer(smtp, host)
            : ActivatorUtilities.CreateInstance<PickupMailer>(all));
        services.AddHostedService<Outbox>();
        services.AddSingleton<NoticeLetters>();
        services.AddSingleton<Moderation.Reports.LegalNoticeLetters>();
        services.AddHostedService<Moderation.Reports.ReportRounds>();
        services.AddSingleton<Moderation.Reports.TransparencyReports>();
        services.AddHostedService<NoticeRounds>();
        services.AddSingleton(all => NoticeRounds.Begin(all.GetRequiredService<TimeProvider>()));
        services.AddSingleton<FollowUp>(all => (job, tasks, cancel) => job.RecordHolds(tasks, all.GetRequiredService<KeyFile>(), cancel));
        services.AddSingleton<GuestLetters>();
        services.AddSingleton<FollowUp>(all => all.GetRequiredService<GuestLetters>().Tell);
        services.AddSingleton<FollowUp>(all => (job, tasks, cancel) => job.FollowSources(tasks, NoticeRounds.Now(all.GetRequiredService<TimeProvider>()), cancel));
        services.AddHostedService<WebhookRounds>();
        services.AddSingleton(all => WebhookRounds.Begin(all.GetRequiredService<TimeProvider>()));
    }
}
