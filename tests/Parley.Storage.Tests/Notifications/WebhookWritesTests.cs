using Microsoft.EntityFrameworkCore;
using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Core.Notifications;
using Parley.Core.Site;
using Parley.Storage.Discussions;
using Parley.Storage.Notifications;
using Parley.Testing;

namespace Parley.Storage.Tests.Notifications;

public sealed class WebhookWritesTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    [Theory, OnBothDatabases]
    public async Task Each_webhook_of_the_site_is_told_what_it_asked_for(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var discussion = await A.Discussion().On(site).In(store);
        var posts = await Add(store, site, WebhookKinds.Posted);
        var verdicts = await Add(store, site, WebhookKinds.Verdict | WebhookKinds.Held);
        await Add(store, await A.Site().In(store), WebhookKinds.Posted | WebhookKinds.Verdict);
        var comment = await A.Comment().In(store, discussion);

        await store.Write((job, cancel) => job.TellWebhooks([new CommentTask(1, comment.Id, EventKind.CommentPosted), new CommentTask(2, comment.Id, EventKind.CommentEdited)], store.Now, cancel));
        await store.Write((job, cancel) => job.Enqueue(site, WebhookKinds.Verdict, comment.Id, 7, null, store.Now, cancel));

        Assert.Equal([(posts, WebhookKinds.Posted, (long?)null), (verdicts, WebhookKinds.Verdict, 7L)],
            (await Claim(store)).OrderBy(one => one.Id).Select(one => (one.Webhook, one.Kind, one.Ledger)));
        // Taken up once: nobody else sends it meanwhile.
        Assert.Empty(await Claim(store));
        store.Clock.Advance(Lease);
        Assert.Equal(2, (await Claim(store)).Count);
    }

    [Theory, OnBothDatabases]
    public async Task What_fails_is_tried_again_with_the_same_id_and_given_up_after_a_day(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var webhook = await Add(store, site, WebhookKinds.Posted);
        await store.Write((job, cancel) => job.EnqueueTest(site, webhook, store.Now, cancel));
        HashSet<long> ids = [];
        var attempts = 0;
        for (; attempts < 100; attempts++)
        {
            if (await Claim(store) is not [var one])
                break;
            ids.Add(one.Id);
            await store.Write((job, cancel) => job.NotDelivered(one, 500, "answered 500", false, store.Now, cancel));
            await using var database = store.Context();
            if (await database.QueryNumber("SELECT due_at FROM webhook_deliveries WHERE done_at IS NULL", TestContext.Current.CancellationToken) is not { } due)
                break;
            store.Clock.AdjustTime(DateTimeOffset.FromUnixTimeMilliseconds(due));
        }

        Assert.Single(ids);
        Assert.InRange(attempts, 7, 20);
        Assert.True(store.Now - TestStore.Start < TimeSpan.FromDays(1));
        await using var after = store.Context();
        Assert.NotNull((await after.Set<WebhookDelivery>().SingleAsync(TestContext.Current.CancellationToken)).DoneAt);
    }

    [Theory, OnBothDatabases]
    public async Task A_webhook_that_takes_nothing_for_days_is_switched_off_and_owners_are_told_once(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var owner = await A.Account().In(store);
        await store.Write((job, cancel) => job.Execute("INSERT INTO staff (account, site, role, since) VALUES (@account, @site, 3, 0)", cancel, ("@account", owner.Value), ("@site", site.Value)));
        var webhook = await Add(store, site, WebhookKinds.Posted);
        var isOff = false;
        for (var day = 0; day < 5 && !isOff; day++)
        {
            await store.Write((job, cancel) => job.EnqueueTest(site, webhook, store.Now, cancel));
            await store.Write((job, cancel) => job.EnqueueTest(site, webhook, store.Now, cancel));
            foreach (var one in await Claim(store))
                isOff |= await store.Write((job, cancel) => job.NotDelivered(one, null, "no answer", false, store.Now, cancel));
            store.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.True(isOff);
        await using var database = store.Context();
        Assert.Equal(1, await database.Notifications.CountAsync(notice => notice.Account == owner && notice.Kind == NotificationKind.WebhookOff, TestContext.Current.CancellationToken));
        Assert.Empty(await Claim(store));
        await store.Write((job, cancel) => job.Enqueue(site, WebhookKinds.Posted, null, null, null, store.Now, cancel));
        Assert.Empty(await Claim(store));
    }

    [Theory, OnBothDatabases]
    public async Task A_success_ends_the_failing_and_a_slow_one_keeps_no_other_waiting(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var slow = await Add(store, site, WebhookKinds.Posted);
        var quick = await Add(store, site, WebhookKinds.Posted);
        await store.Write(async (job, cancel) =>
        {
            for (var number = 0; number < 300; number++)
                await job.EnqueueTest(site, slow, store.Now, cancel);
            return 0;
        });
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        await store.Write((job, cancel) => job.EnqueueTest(site, quick, store.Now, cancel));

        var claimed = await Claim(store);

        Assert.Contains(claimed, one => one.Webhook == quick);
        var first = claimed.First(one => one.Webhook == slow);
        await store.Write((job, cancel) => job.NotDelivered(first, 500, "answered 500", false, store.Now, cancel));
        await store.Write(async (job, cancel) => { await job.Delivered(claimed.Last(one => one.Webhook == slow), 204, store.Now, cancel); return true; });
        await using var database = store.Context();
        Assert.Null((await database.Webhooks.SingleAsync(row => row.Id == slow, TestContext.Current.CancellationToken)).FailingSince);
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_is_done_to_a_webhook_of_another_site(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (site, other) = (await A.Site().In(store), await A.Site().In(store));
        var webhook = await Add(store, site, WebhookKinds.Posted);

        Assert.Equal(0, await store.Write((job, cancel) => job.EnqueueTest(other, webhook, store.Now, cancel)));
        Assert.Equal(0, await store.Write((job, cancel) => job.Switch(other, webhook, false, store.Now, cancel)));
        Assert.Equal(0, await store.Write((job, cancel) => job.Remove(other, webhook, cancel)));
    }

    private static async Task<long> Add(TestStore store, SiteId site, WebhookKinds kinds) => await store.Write(async (job, cancel) =>
    {
        var webhook = new Webhook(site, "https://hooks.example/in", [1, 2, 3], kinds, false, store.Now);
        job.Webhooks.Add(webhook);
        await job.SaveChangesAsync(cancel);
        return webhook.Id;
    });

    private static Task<IReadOnlyList<ClaimedDelivery>> Claim(TestStore store) =>
        store.Write((job, cancel) => job.ClaimDeliveries(8, store.Now, Lease, cancel));
}
