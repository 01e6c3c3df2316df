using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Storage.Discussions;
using Parley.Storage.Live;
using Parley.Testing;

namespace Parley.Storage.Tests.Discussions;

public sealed class ThreadActsTests
{
    [Theory, OnBothDatabases]
    public async Task A_pinned_comment_stands_first_on_the_first_page_and_nowhere_else(DatabaseKind kind)
    {
        await using var news = await Staffed.Open(kind);
        List<CommentId> ids = [];
        for (var number = 0; number < 5; number++)
            ids.Add((await A.Comment().In(news.Store, news.Discussion)).Id);

        Assert.IsType<ThreadActResult.Done>(await news.Do((job, act, cancel) => job.Pin(ids[3], true, act, cancel)));
        await using var database = news.Store.Context();
        var first = await database.ThreadPage(news.Discussion, ThreadSort.Oldest, 2, null, TestContext.Current.CancellationToken);
        var second = await database.ThreadPage(news.Discussion, ThreadSort.Oldest, 10, first!.Next, TestContext.Current.CancellationToken);

        Assert.Equal([ids[3], ids[0], ids[1]], first.Comments.Select(node => node.Comment.Id));
        Assert.Equal([ids[2], ids[4]], second!.Comments.Select(node => node.Comment.Id));
        Assert.Equal(ids[3], first.Pinned);
        await news.IsSound();
    }

    [Theory, OnBothDatabases]
    public async Task Only_one_comment_is_pinned_and_what_was_removed_stands_in_its_own_place(DatabaseKind kind)
    {
        await using var news = await Staffed.Open(kind);
        var one = await A.Comment().In(news.Store, news.Discussion);
        var two = await A.Comment().By(await A.Guest().In(news.Store)).In(news.Store, news.Discussion);
        var reply = await A.Comment().Under(one.Id).In(news.Store, news.Discussion);

        Assert.IsType<ThreadActResult.NotTopLevel>(await news.Do((job, act, cancel) => job.Pin(reply.Id, true, act, cancel)));
        await news.Do((job, act, cancel) => job.Pin(one.Id, true, act, cancel));
        Assert.IsType<ThreadActResult.AlreadySo>(await news.Do((job, act, cancel) => job.Pin(one.Id, true, act, cancel)));
        await news.Do((job, act, cancel) => job.Pin(two.Id, true, act, cancel));
        await news.Store.Write((job, cancel) => job.Delete(two.Id, null, two.Guest, news.Store.Now, cancel));
        await using var database = news.Store.Context();
        var page = await database.ThreadPage(news.Discussion, ThreadSort.Oldest, 10, null, TestContext.Current.CancellationToken);

        Assert.Equal([one.Id, two.Id], page!.Comments.Select(node => node.Comment.Id));
        Assert.Equal([LedgerAct.Pinned, LedgerAct.Unpinned, LedgerAct.Pinned], await news.Acts());
        Assert.IsType<ThreadActResult.Done>(await news.Do((job, act, cancel) => job.Pin(two.Id, false, act, cancel)));
        await news.IsSound();
    }

    [Theory, OnBothDatabases]
    public async Task A_featured_comment_is_marked_until_it_is_taken_back_and_both_are_on_record(DatabaseKind kind)
    {
        await using var news = await Staffed.Open(kind);
        var comment = await A.Comment().In(news.Store, news.Discussion);

        Assert.IsType<ThreadActResult.Done>(await news.Do((job, act, cancel) => job.Feature(comment.Id, true, act, cancel)));
        Assert.IsType<ThreadActResult.AlreadySo>(await news.Do((job, act, cancel) => job.Feature(comment.Id, true, act, cancel)));
        await using (var database = news.Store.Context())
            Assert.True((await database.Comment(comment.Id, TestContext.Current.CancellationToken))!.Featured);
        Assert.IsType<ThreadActResult.Done>(await news.Do((job, act, cancel) => job.Feature(comment.Id, false, act, cancel)));

        Assert.IsType<ThreadActResult.NotThere>(await news.Do((job, act, cancel) => job.Feature(new CommentId(7), true, act, cancel)));
        Assert.Equal([LedgerAct.Featured, LedgerAct.Unfeatured], await news.Acts());
    }

    [Theory, OnBothDatabases]
    public async Task A_locked_branch_takes_no_reply_at_any_depth_until_it_is_opened(DatabaseKind kind)
    {
        await using var news = await Staffed.Open(kind);
        var line = await news.Line(4);
        var beside = await A.Comment().Under(line[0]).In(news.Store, news.Discussion);

        Assert.IsType<ThreadActResult.Done>(await news.Do((job, act, cancel) => job.LockBranch(line[1], act, cancel)));
        foreach (var locked in line[1..])
            Assert.IsType<PostResult.BranchLocked>(await A.Comment().Under(locked).TryIn(news.Store, news.Discussion));
        Assert.IsType<PostResult.Stored>(await A.Comment().Under(line[0]).TryIn(news.Store, news.Discussion));
        Assert.IsType<PostResult.Stored>(await A.Comment().Under(beside.Id).TryIn(news.Store, news.Discussion));
        await news.IsSound();
        Assert.IsType<ThreadActResult.Done>(await news.Do((job, act, cancel) => job.UnlockBranch(line[1], act, cancel)));

        Assert.IsType<PostResult.Stored>(await A.Comment().Under(line[3]).TryIn(news.Store, news.Discussion));
        Assert.Equal([LedgerAct.BranchLocked, LedgerAct.BranchUnlocked], await news.Acts());
    }

    [Theory, OnBothDatabases]
    public async Task A_lock_within_a_lock_holds_when_the_outer_one_is_taken_away(DatabaseKind kind)
    {
        await using var news = await Staffed.Open(kind);
        var line = await news.Line(5);
        await news.Do((job, act, cancel) => job.LockBranch(line[3], act, cancel));
        await news.Do((job, act, cancel) => job.LockBranch(line[1], act, cancel));

        await news.Do((job, act, cancel) => job.UnlockBranch(line[1], act, cancel));
        Assert.Equal([BranchLock.Open, BranchLock.Open, BranchLock.Open, BranchLock.Here, BranchLock.Above], await news.Locks(line));

        // And the other way round: the outer lock holds what the inner one gives free.
        await news.Do((job, act, cancel) => job.LockBranch(line[1], act, cancel));
        await news.Do((job, act, cancel) => job.UnlockBranch(line[3], act, cancel));
        Assert.Equal([BranchLock.Open, BranchLock.Here, BranchLock.Above, BranchLock.Above, BranchLock.Above], await news.Locks(line));
        Assert.IsType<ThreadActResult.AlreadySo>(await news.Do((job, act, cancel) => job.UnlockBranch(line[3], act, cancel)));
        await news.IsSound();
    }

    [Theory, OnBothDatabases]
    public async Task A_discussion_is_closed_with_words_and_opened_again(DatabaseKind kind)
    {
        await using var news = await Staffed.Open(kind);

        Assert.IsType<ThreadActResult.Done>(await news.Do((job, act, cancel) => job.CloseDiscussion(news.Discussion, "The trial begins.", act, cancel)));
        Assert.IsType<ThreadActResult.AlreadySo>(await news.Do((job, act, cancel) => job.CloseDiscussion(news.Discussion, null, act, cancel)));
        Assert.IsType<PostResult.Closed>(await A.Comment().TryIn(news.Store, news.Discussion));
        await using (var database = news.Store.Context())
            Assert.Equal("The trial begins.", (await database.Discussion(news.Discussion, TestContext.Current.CancellationToken))!.ClosedWhy);
        Assert.IsType<ThreadActResult.Done>(await news.Do((job, act, cancel) => job.ReopenDiscussion(news.Discussion, act, cancel)));

        Assert.IsType<PostResult.Stored>(await A.Comment().TryIn(news.Store, news.Discussion));
        await using var after = news.Store.Context();
        Assert.Null((await after.Discussion(news.Discussion, TestContext.Current.CancellationToken))!.ClosedWhy);
        Assert.Equal([LedgerAct.DiscussionClosed, LedgerAct.DiscussionReopened], await news.Acts());
    }
}

/// <summary>A site with a discussion and a member of staff who does things to it.</summary>
internal sealed class Staffed : IAsyncDisposable
{
    private readonly AccountId actor;

    private Staffed(TestStore store, Core.Site.SiteId site, DiscussionId discussion, AccountId actor) =>
        (Store, Site, Discussion, this.actor) = (store, site, discussion, actor);

    public TestStore Store { get; }
    public Core.Site.SiteId Site { get; }
    public DiscussionId Discussion { get; }

    public static async Task<Staffed> Open(DatabaseKind kind)
    {
        var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        return new Staffed(store, site, await A.Discussion().On(site).In(store), await A.Account().In(store));
    }

    public Task<ThreadActResult> Do(Func<Database, StaffAct, CancellationToken, Task<ThreadActResult>> deed, string? reason = Reasons.OffTopic) =>
        Store.Write((job, cancel) => deed(job, new StaffAct(actor, reason, null, Store.Keys, Store.Now), cancel));

    /// <summary>Comments each of which answers the one before.</summary>
    public async Task<CommentId[]> Line(int length)
    {
        List<CommentId> line = [];
        for (var number = 0; number < length; number++)
            line.Add((await A.Comment().Under(number == 0 ? null : line[^1]).In(Store, Discussion)).Id);
        return [.. line];
    }

    public async Task<BranchLock[]> Locks(IEnumerable<CommentId> comments)
    {
        await using var database = Store.Context();
        List<BranchLock> locks = [];
        foreach (var comment in comments)
            locks.Add((await database.Comment(comment, TestContext.Current.CancellationToken))!.Locked);
        return [.. locks];
    }

    public async Task<LedgerAct[]> Acts()
    {
        await using var database = Store.Context();
        return [.. await database.Query(
            "SELECT act FROM ledger WHERE site = @site ORDER BY number", row => (LedgerAct)row.GetInt32(0), TestContext.Current.CancellationToken, ("@site", Site.Value))];
    }

    /// <summary>Nothing in the store contradicts anything else.</summary>
    public async Task IsSound()
    {
        await using var database = Store.Context();
        List<string> wrong = [];
        await foreach (var one in database.Inconsistencies(Store.Keys, TestContext.Current.CancellationToken))
        {
            // Tests run no search.
            if (one.Rule != "search")
                wrong.Add(one.Words);
        }

        Assert.Empty(wrong);
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
