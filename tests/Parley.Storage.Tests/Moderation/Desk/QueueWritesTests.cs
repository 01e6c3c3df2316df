using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Reports;
using Parley.Core.Site;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation;
using Parley.Storage.Moderation.Desk;
using Parley.Storage.Moderation.Reports;
using Parley.Testing;

namespace Parley.Storage.Tests.Moderation.Desk;

public sealed class QueueWritesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task What_is_held_waits_until_it_is_decided(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var discussion = await A.Discussion().On(site).In(store);
        var moderator = await A.Account().In(store);

        var comment = await A.Comment().Held().In(store, discussion);
        var waiting = await Page(store, site, QueueTabs.Held);
        await store.Write((job, cancel) => job.Decide(new Verdict { Comment = comment.Id, Act = LedgerAct.Approved, Actor = moderator, At = store.Now }, store.Keys, cancel));

        Assert.Equal([comment.Id], waiting);
        Assert.Empty(await Page(store, site, QueueTabs.Everything));
    }

    [Theory, OnBothDatabases]
    public async Task What_its_author_takes_back_waits_for_nobody(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var discussion = await A.Discussion().On(site).In(store);
        var author = await A.Account().In(store);
        var comment = await A.Comment().By(author).Held().In(store, discussion);

        await store.Write((job, cancel) => job.Delete(comment.Id, author, null, store.Now, cancel));

        Assert.Empty(await Page(store, site, QueueTabs.Everything));
    }

    [Theory, OnBothDatabases]
    public async Task The_more_people_report_it_the_sooner_it_is_looked_at(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var discussion = await A.Discussion().On(site).In(store);
        var once = await A.Comment().In(store, discussion);
        var twice = await A.Comment().In(store, discussion);

        await Report(store, once.Id, "a:1");
        await Report(store, twice.Id, "a:1");
        await Report(store, twice.Id, "a:2");

        Assert.Equal([twice.Id, once.Id], await Page(store, site, QueueTabs.Reported));
        Assert.Empty(await Page(store, site, QueueTabs.Held));
        await using var database = store.Context();
        Assert.Equal((0, 2, 0, 0, 2), Numbers(await database.QueueCounts(site, Cancel)));
    }

    [Theory, OnBothDatabases]
    public async Task What_was_answered_or_held_before_there_was_a_queue_is_found_and_put_right(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var discussion = await A.Discussion().On(site).In(store);
        var held = await A.Comment().Held().In(store, discussion);
        var reported = await A.Comment().In(store, discussion);
        await Report(store, reported.Id, "a:1");
        await A.Comment().Under(reported.Id).In(store, discussion);
        await store.Write((job, cancel) => job.Execute("DELETE FROM queue WHERE comment = @comment", cancel, ("@comment", held.Id.Value)));

        await using var database = store.Context();
        var outdated = await database.Outdated(Cancel);
        await store.Write(async (job, cancel) =>
        {
            await job.Refresh(outdated, store.Now, cancel);
            return 0;
        });

        Assert.Equal([held.Id, reported.Id], outdated.OrderBy(id => id.Value));
        Assert.Empty(await database.Outdated(Cancel));
        Assert.Equal(2, (await database.QueuedComment(site, reported.Id, Cancel))?.Reach);
    }

    [Theory, OnBothDatabases]
    public async Task One_site_never_sees_what_waits_for_another(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var other = await A.Site().In(store);
        var comment = await A.Comment().Held().In(store, await A.Discussion().On(site).In(store));

        await using var database = store.Context();
        Assert.Empty(await Page(store, other, QueueTabs.Everything));
        Assert.Null(await database.QueuedComment(other, comment.Id, Cancel));
        Assert.Equal(0, (await database.QueueCounts(other, Cancel)).All);
    }

    [Theory, OnBothDatabases]
    public async Task Pages_in_every_order_follow_one_another_without_gap_or_repeat(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var discussion = await A.Discussion().On(site).In(store);
        List<CommentId> all = [];
        for (var index = 0; index < 7; index++)
        {
            all.Add((await A.Comment().Held().In(store, discussion)).Id);
            // Some come in the same millisecond.
            if (index % 2 == 0)
                store.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        foreach (var order in Enum.GetValues<QueueOrder>())
        {
            List<CommentId> read = [];
            await using var database = store.Context();
            for (QueueCursor? after = null; ;)
            {
                var page = await database.Queue(site, QueueTabs.Held, QueueFilter.None, order, after, 2, Cancel);
                read.AddRange(page.Entries.Select(entry => entry.Comment));
                if ((after = page.Next) is null)
                    break;
            }

            Assert.Equal(order == QueueOrder.Newest ? all.AsEnumerable().Reverse() : all, read);
        }
    }

    private static (long, long, long, long, long) Numbers(QueueCounts counts) => (counts.Held, counts.Reported, counts.Notices, counts.Appeals, counts.All);

    private static Task<int> Report(TestStore store, CommentId comment, string who) => store.Write(async (job, cancel) =>
    {
        await job.Report(new NewReport(comment, null, null, who, Reasons.Spam, null, null, store.Now), store.Keys, cancel);
        await job.Refresh([comment], store.Now, cancel);
        return 0;
    });

    private static async Task<List<CommentId>> Page(TestStore store, SiteId site, QueueTab tab)
    {
        await using var database = store.Context();
        return [.. (await database.Queue(site, tab, QueueFilter.None, QueueOrder.Urgent, null, 50, Cancel)).Entries.Select(entry => entry.Comment)];
    }
}
