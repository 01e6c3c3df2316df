using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Core.Notifications;
using Parley.Core.Site;
using Parley.Storage.Discussions;

namespace Parley.Storage.Notifications;

/// <summary>A delivery that this node sends until its lease ends, with what it needs of its webhook.</summary>
public sealed record ClaimedDelivery(
    long Id, long Webhook, SiteId Site, WebhookKinds Kind, CommentId? Comment, long? Ledger, long? Report, DateTimeOffset At, int Attempts, string Address, byte[] Secret,
    bool StaffContent);

/// <summary>Messages to webhooks; inside write jobs.</summary>
public static class WebhookWrites
{
    /// <summary>More that wait for one webhook are not written: it is dead, or too slow for this site.</summary>
    public const int MostWaiting = 10_000;

    private const int AtOnceOfOne = 2;

    private const string Columns = "INSERT INTO webhook_deliveries (webhook, site, kind, comment, ledger, report, at, due_at, attempts)";

    private static readonly string Takes =
        "w.off_at IS NULL AND (w.kinds & @bit) <> 0 AND NOT EXISTS " +
        $"(SELECT 1 FROM webhook_deliveries d WHERE d.webhook = w.id AND d.done_at IS NULL ORDER BY d.id LIMIT 1 OFFSET {MostWaiting})";

    /// <summary>Tells the site's webhooks of a verdict or a report, in the transaction of that.</summary>
    /// <param name="ledger">Number of the verdict.</param>
    /// <param name="report">Id of the report.</param>
    public static Task<int> Enqueue(
        this Database job, SiteId site, WebhookKinds kind, CommentId? comment, long? ledger, long? report, DateTimeOffset at, CancellationToken cancel) => job.Execute(
        $"{Columns} SELECT w.id, w.site, @bit, CAST(@comment AS bigint), CAST(@ledger AS bigint), CAST(@report AS bigint), @now, @now, 0 FROM webhooks w WHERE w.site = @site AND {Takes}", cancel,
        ("@bit", kind), ("@comment", comment?.Value), ("@ledger", ledger), ("@report", report), ("@now", at), ("@site", site.Value));

    /// <summary>The same of comments, in the job that ends their tasks.</summary>
    public static async Task TellWebhooks(this Database job, IReadOnlyList<CommentTask> tasks, DateTimeOffset now, CancellationToken cancel)
    {
        if (!tasks.Any(task => task.Kind is EventKind.CommentPosted or EventKind.CommentHeld)
            || await job.QueryNumber("SELECT 1 FROM webhooks WHERE off_at IS NULL LIMIT 1", cancel) is null)
            return;
        foreach (var (happened, kind) in ((EventKind, WebhookKinds)[])[(EventKind.CommentPosted, WebhookKinds.Posted), (EventKind.CommentHeld, WebhookKinds.Held)])
            await job.Execute(
                $"{Columns} SELECT w.id, w.site, @bit, c.id, NULL, NULL, @now, @now, 0 FROM comments c JOIN webhooks w ON w.site = c.site WHERE {job.IsListed("c.id")} AND {Takes}", cancel,
                ("@bit", kind), ("@now", now), ("@ids", job.List(tasks.Where(task => task.Kind == happened).Select(task => task.Comment.Value).Distinct())));
    }

    /// <summary>One to see whether it arrives, to this webhook alone, on or off.</summary>
    public static Task<int> EnqueueTest(this Database job, SiteId site, long webhook, DateTimeOffset now, CancellationToken cancel) => job.Execute(
        $"{Columns} SELECT w.id, w.site, 0, NULL, NULL, NULL, @now, @now, 0 FROM webhooks w WHERE w.id = @id AND w.site = @site", cancel,
        ("@now", now), ("@id", webhook), ("@site", site.Value));

    /// <summary>Sends one again that is done with, under its own id.</summary>
    public static Task<int> Redeliver(this Database job, SiteId site, long webhook, long delivery, DateTimeOffset now, CancellationToken cancel) => job.Execute(
        """
        UPDATE webhook_deliveries SET done_at = NULL, due_at = @now, at = @now, attempts = 0, claimed_until = NULL
        WHERE id = @id AND webhook = @webhook AND site = @site AND done_at IS NOT NULL
        """, cancel, ("@now", now), ("@id", delivery), ("@webhook", webhook), ("@site", site.Value));

    /// <summary>Asked first, so that nothing is written while nothing is due.</summary>
    public static async Task<bool> HasDueDeliveries(this Database database, DateTimeOffset now, CancellationToken cancel) =>
        await database.QueryNumber($"SELECT 1 FROM webhook_deliveries WHERE {Due} LIMIT 1", cancel, ("@now", now)) is not null;

    /// <summary>Takes up some that are due, few of each webhook, so that a slow one keeps no other waiting.</summary>
    public static async Task<IReadOnlyList<ClaimedDelivery>> ClaimDeliveries(
        this Database job, int most, DateTimeOffset now, TimeSpan lease, CancellationToken cancel)
    {
        await job.TakeTurn("webhooks", cancel);
        var taken = await job.Query(
            $"""
            SELECT d.id, d.webhook, d.site, d.kind, d.comment, d.ledger, d.report, d.at, d.attempts + 1, w.address, w.secret, w.staff_content
            FROM (SELECT *, row_number() OVER (PARTITION BY webhook ORDER BY due_at, id) AS place FROM webhook_deliveries WHERE {Due}) d
            JOIN webhooks w ON w.id = d.webhook WHERE d.place <= {AtOnceOfOne} ORDER BY d.due_at, d.id LIMIT @most
            """,
            row => new ClaimedDelivery(
                row.GetInt64(0), row.GetInt64(1), new SiteId(row.GetInt64(2)), (WebhookKinds)row.GetInt32(3), row.LongOrNull(4) is { } comment ? new CommentId(comment) : null,
                row.LongOrNull(5), row.LongOrNull(6), row.Time(7), row.GetInt32(8), row.GetString(9), (byte[])row.GetValue(10), row.GetBoolean(11)),
            cancel, ("@now", now), ("@most", most));
        if (taken.Count > 0)
            await job.Execute(
                $"UPDATE webhook_deliveries SET claimed_until = @until, attempts = attempts + 1 WHERE {job.IsListed("id")}", cancel,
                ("@until", now + lease), ("@ids", job.List(taken.Select(one => one.Id))));
        return taken;
    }

    /// <summary>It arrived.</summary>
    public static async Task Delivered(this Database job, ClaimedDelivery delivery, int status, DateTimeOffset now, CancellationToken cancel)
    {
        await job.Execute(
            "UPDATE webhook_deliveries SET done_at = @now, tried_at = @now, status = @status, error = NULL, claimed_until = NULL WHERE id = @id", cancel,
            ("@now", now), ("@status", status), ("@id", delivery.Id));
        await job.Execute("UPDATE webhooks SET failing_since = NULL WHERE id = @id AND failing_since IS NOT NULL", cancel, ("@id", delivery.Webhook));
    }

    /// <summary>It did not. True when the webhook was switched off for it; owners are told then.</summary>
    /// <param name="status">What was answered, if anything was.</param>
    /// <param name="isGone">The other server wants no more of it.</param>
    public static async Task<bool> NotDelivered(
        this Database job, ClaimedDelivery delivery, int? status, string error, bool isGone, DateTimeOffset now, CancellationToken cancel)
    {
        var again = isGone ? null : WebhookRetries.Next(delivery.Id, delivery.Attempts, delivery.At, now);
        await job.Execute(
            $"""
            UPDATE webhook_deliveries SET tried_at = @now, status = @status, error = @error, claimed_until = NULL,
                {(again is null ? "done_at = @now" : "due_at = @again")} WHERE id = @id
            """, cancel,
            [
                ("@now", now), ("@status", status), ("@error", error), .. again is null ? [] : new (string, object?)[] { ("@again", again) }, ("@id", delivery.Id),
            ]);
        await job.Execute("UPDATE webhooks SET failing_since = @now WHERE id = @id AND failing_since IS NULL", cancel, ("@now", now), ("@id", delivery.Webhook));
        if (await job.Execute(
            "UPDATE webhooks SET off_at = @now WHERE id = @id AND off_at IS NULL AND (@gone OR failing_since <= @long)", cancel,
            ("@now", now), ("@id", delivery.Webhook), ("@gone", isGone), ("@long", now - Webhook.SwitchedOffAfter)) == 0)
            return false;
        await job.Execute(
            "UPDATE webhook_deliveries SET done_at = @now, claimed_until = NULL WHERE webhook = @id AND done_at IS NULL", cancel, ("@now", now), ("@id", delivery.Webhook));
        await job.TellOwners(delivery.Site, NotificationKind.WebhookOff, $"w{delivery.Webhook}-{now.ToUnixTimeMilliseconds()}", new Uri(delivery.Address).Host, now, cancel);
        return true;
    }

    /// <summary>Switches it on or off by hand; what waits is dropped with it.</summary>
    public static async Task<int> Switch(this Database job, SiteId site, long webhook, bool on, DateTimeOffset now, CancellationToken cancel)
    {
        if (!on)
            await job.Execute(
                "UPDATE webhook_deliveries SET done_at = @now WHERE webhook = @id AND site = @site AND done_at IS NULL", cancel, ("@now", now), ("@id", webhook), ("@site", site.Value));
        return await job.Execute(
            $"UPDATE webhooks SET off_at = {(on ? "NULL" : "@now")}, failing_since = NULL WHERE id = @id AND site = @site", cancel,
            [.. on ? [] : new (string, object?)[] { ("@now", now) }, ("@id", webhook), ("@site", site.Value)]);
    }

    public static async Task<int> Remove(this Database job, SiteId site, long webhook, CancellationToken cancel)
    {
        await job.Execute("DELETE FROM webhook_deliveries WHERE webhook = @id AND site = @site", cancel, ("@id", webhook), ("@site", site.Value));
        return await job.Execute("DELETE FROM webhooks WHERE id = @id AND site = @site", cancel, ("@id", webhook), ("@site", site.Value));
    }

    private const string Due = "done_at IS NULL AND due_at <= @now AND (claimed_until IS NULL OR claimed_until <= @now)";
}
