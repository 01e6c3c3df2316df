using System.Data.Common;
using System.Net;
using System.Net.Http.Headers;
using Parley.Core.Notifications;
using Parley.Storage;
using Parley.Storage.Notifications;
using Parley.Storage.Site;
using Parley.Web.Discussions;
using Parley.Web.Site;

namespace Parley.Web.Notifications.Webhooks;

/// <summary>Sends what webhooks are to be told, at least once each, through the one guarded way out.</summary>
internal sealed class WebhookRounds(
    Store store, KeyFile keys, ServeOptions options, SiteDirectory sites, OutgoingRequests outgoing, TimeProvider clock, ILogger<WebhookRounds> log) : BackgroundService
{
    public const string SecretSealedFor = "webhook secret";
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private const int AtOnce = 8;

    /// <summary>Longer than sending all that is claimed at once can take.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>What follows a comment, inside the job of <see cref="Aftermath"/>.</summary>
    public static FollowUp Begin(TimeProvider clock) => (job, tasks, cancel) => job.TellWebhooks(tasks, Now(clock), cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
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
                log.LogWarning("Webhooks have to wait: {Message}", failure.Message);
            }
        }
    }

    /// <summary>Returns how many deliveries were taken up.</summary>
    private async Task<int> SendDue(CancellationToken cancel)
    {
        var now = Now(clock);
        await using (var database = store.Context())
            if (!await database.HasDueDeliveries(now, cancel)) return 0;
        var claimed = await store.Write((job, stop) => job.ClaimDeliveries(AtOnce, now, Lease, stop), cancel);
        await Task.WhenAll(claimed.Select(delivery => Send(delivery, cancel)));
        return claimed.Count;
    }

    private async Task Send(ClaimedDelivery delivery, CancellationToken cancel)
    {
        var (status, error) = await Try(delivery, cancel);
        var now = Now(clock);
        if (error is null)
        {
            await store.Write(async (job, stop) =>
            {
                await job.Delivered(delivery, status ?? 0, now, stop);
                return true;
            }, cancel);
            return;
        }

        var isOff = await store.Write((job, stop) => job.NotDelivered(delivery, status, error, status == (int)HttpStatusCode.Gone, now, stop), cancel);
        log.LogWarning("Webhook {Webhook} was not told, attempt {Attempt}: {Error}", delivery.Webhook, delivery.Attempts, error);
        if (isOff) log.LogWarning("Webhook {Webhook} is switched off: nothing arrived there for long", delivery.Webhook);
    }

    /// <summary>What the other server answered, and why that is no success; no error where it is one, or where there is nothing left to tell.</summary>
    private async Task<(int? Status, string? Error)> Try(ClaimedDelivery delivery, CancellationToken cancel)
    {
        if (keys.Unseal(delivery.Secret, SecretSealedFor) is not { } secret)
            return (null, "its secret was sealed with another key file");
        if (sites.ById(delivery.Site) is not { } site)
            return (null, "its site is not known here yet");
        byte[]? body;
        await using (var database = store.Context())
            body = (await WebhookMessage.Of(delivery, site, NoticeText.Root(options, sites, site), database, cancel))?.Bytes();
        if (body is null)
            return (null, null);

        // The message is written the moment it is sent: so is its time.
        var (id, now) = (WebhookMessage.IdOf(delivery), Now(clock));
        using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Parley", null));
        request.Headers.Add(WebhookSignature.IdHeader, id);
        request.Headers.Add(WebhookSignature.TimeHeader, WebhookSignature.Time(now));
        request.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Sign(secret, id, now, body));
        try
        {
            var status = await outgoing.Post(request, options.PrivateWebhooks, cancel);
            return (status, status is >= 200 and < 300 ? null : FormattableString.Invariant($"answered {status}"));
        }
        catch (OutgoingException failure)
        {
            return (null, failure.Message.Length > 200 ? failure.Message[..200] : failure.Message);
        }
    }

    private static DateTimeOffset Now(TimeProvider clock) => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
}
