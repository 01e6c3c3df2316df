using Parley.Core.Discussions;
using Parley.Core.Site;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation.Desk;
using Parley.Storage.Tests.Discussions;
using Parley.Testing;

namespace Parley.Storage.Tests.Moderation.Desk;

/// <summary>A page of the queue costs what it shows, however much waits. The databases themselves count the work.</summary>
public sealed class QueuePlanTests
{
    private const int Small = 1_000;
    private const int Large = 10_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task A_page_is_the_same_work_with_ten_thousand_held_comments(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var discussion = await A.Discussion().On(site).In(store);
        await Hold(store, site, discussion, Small);
        var small = await Work(store, site);

        await Hold(store, site, discussion, Large - Small);
        var large = await Work(store, site);

        await using var database = store.Context();
        Assert.Equal(Large, (await database.QueueCounts(site, Cancel)).Held);
        foreach (var (question, work) in large)
            Assert.True(work <= (1.2 * small[question]) + 60, $"{question}: {small[question]} with {Small:N0}, {work} with {Large:N0}");
    }

    /// <summary>What the page of an item asks of the queue, by what it asks.</summary>
    private static async Task<Dictionary<string, long>> Work(TestStore store, SiteId site)
    {
        Dictionary<string, long> work = new(StringComparer.Ordinal);
        foreach (var tab in (QueueTab[])[QueueTabs.Held, QueueTabs.Everything, QueueTabs.Reported])
            foreach (var order in Enum.GetValues<QueueOrder>())
            {
                await using var database = store.Context();
                var first = await database.Queue(site, tab, QueueFilter.None, order, null, 100, Cancel);
                work[$"{tab.Name}, {order}"] = await Asked(store, site, tab, order, null, backwards: false);
                if (first.Next is not { } next)
                    continue;
                work[$"{tab.Name}, {order}, further"] = await Asked(store, site, tab, order, next, backwards: false);
                work[$"{tab.Name}, {order}, back"] = await Asked(store, site, tab, order, next, backwards: true);
            }

        return work;
    }

    private static async Task<long> Asked(TestStore store, SiteId site, QueueTab tab, QueueOrder order, QueueCursor? after, bool backwards) =>
        (await Watched.Run(store.Store, database => database.Queue(site, tab, QueueFilter.None, order, after, QueueQueries.PageSize, Cancel, backwards), Cancel)).Work;

    private static async Task Hold(TestStore store, SiteId site, DiscussionId discussion, int count)
    {
        // A job of the write queue is bounded in time.
        foreach (var some in Enumerable.Range(0, count).Chunk(1_000))
            await store.Write(async (job, cancel) =>
            {
                var ids = await job.TakeCommentIds(some.Length, cancel);
                await job.InsertMany(
                    "comments",
                    [
                        "id", "discussion", "site", "parent", "parent_unknown", "depth", "state", "visible", "author_kind", "author_name", "source", "html", "renderer_version",
                        "revision", "stored_at", "up", "down", "rank", "reply_count", "featured", "locked",
                    ],
                    some.Select(index => (object?[])
                    [
                        ids[index % 1_000], discussion.Value, site.Value, 0L, false, 0, (int)CommentState.Held, false, (int)AuthorKind.Guest, "Guest", "words", "<p>words</p>", 1, 1,
                        store.Now.AddSeconds(index).ToUnixTimeMilliseconds(), 0, 0, 0L, 0, false, 0,
                    ]), cancel);
                await job.Refresh(ids.Select(id => new CommentId(id)), store.Now, cancel);
                return 0;
            });
        if (store.Context().Database.ProviderName?.Contains("Npgsql", StringComparison.Ordinal) == true)
            await store.Write((job, cancel) => job.Execute("ANALYZE", cancel));
    }
}
