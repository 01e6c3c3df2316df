using Microsoft.EntityFrameworkCore;
using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Storage.Discussions;
using Parley.Storage.Live;
using Parley.Storage.Moderation;
using Parley.Storage.Notifications;
using Parley.Storage.Sqlite;
using Parley.Testing;

namespace Parley.Storage.Tests.Discussions;

public sealed class BranchWritesTests
{
    [Theory, OnBothDatabases]
    public async Task A_branch_keeps_its_ids_votes_words_and_order_in_the_other_discussion(DatabaseKind kind)
    {
        await using var news = await Staffed.Open(kind);
        var other = await A.Discussion().On(news.Site).In(news.Store);
        var reader = await A.Account().In(news.Store);
        var line = await news.Line(4);
        var mine = await A.Comment().By(reader).Under(line[1]).In(news.Store, news.Discussion);
        var gone = await A.Comment().By(await A.Guest().In(news.Store)).Under(line[2]).In(news.Store, news.Discussion);
        await news.Store.Write((job, cancel) => job.CastVote(line[2], reader, 1, news.Store.Now, cancel));
        await news.Store.Write((job, cancel) => job.Edit(mine.Id, reader, null, "Other words", "<p>Other words</p>", 1, [], news.Store.Now, cancel));
        await news.Store.Write((job, cancel) => job.Delete(gone.Id, null, gone.Guest, news.Store.Now, cancel));
        await news.Store.Write((job, cancel) => job.Follow(reader, news.Discussion, line[1], news.Store.Now, cancel));

        Assert.IsType<ThreadActResult.Done>(await news.Do((job, act, cancel) => job.MoveBranch(line[1], other, null, act, cancel)));

        await news.IsSound();
        await using var database = news.Store.Context();
        var there = await database.ThreadPage(other, ThreadSort.Oldest, 10, null, TestContext.Current.CancellationToken);
        var root = Assert.Single(there!.Comments);
        Assert.Equal((line[1], 0, (CommentId?)null), (root.Comment.Id, root.Comment.Depth, root.Comment.Parent));
        Assert.Equal([line[2], mine.Id], root.Replies.Select(node => node.Comment.Id));
        Assert.Equal(1, root.Replies[0].Comment.Up);
        var here = await database.ThreadPage(news.Discussion, ThreadSort.Oldest, 10, null, TestContext.Current.CancellationToken);
        Assert.Equal((line[0], 0), (Assert.Single(here!.Comments).Comment.Id, here.Comments[0].Comment.ReplyCount));
        Assert.IsType<ChangeResult.Done>(await news.Store.Write((job, cancel) => job.CastVote(line[2], reader, 0, news.Store.Now, cancel)));
        Assert.Equal(1, await database.Follows.CountAsync(follow => follow.Discussion == other && follow.Comment == line[1], TestContext.Current.CancellationToken));
        await news.IsSound();
    }

    [Theory, OnBothDatabases]
    public async Task Under_a_comment_elsewhere_it_is_as_deep_as_its_place(DatabaseKind kind)
    {
        await using var news = await Staffed.Open(kind);
        var other = await A.Discussion().On(news.Site).In(news.Store);
        var top = await A.Comment().In(news.Store, other);
        var deep = await A.Comment().Under(top.Id).In(news.Store, other);
        var line = await news.Line(2);

        Assert.IsType<ThreadActResult.Done>(await news.Do((job, act, cancel) => job.MoveBranch(line[0], other, deep.Id, act, cancel)));

        await news.IsSound();
        await using var database = news.Store.Context();
        Assert.Equal(3, (await database.Comment(line[1], TestContext.Current.CancellationToken))!.Depth);
        Assert.Equal(1, (await database.Comment(deep.Id, TestContext.Current.CancellationToken))!.ReplyCount);
    }

    [Theory, OnBothDatabases]
    public async Task To_top_level_and_back_within_a_discussion_the_counters_are_as_before(DatabaseKind kind)
    {
        await using var news = await Staffed.Open(kind);
        var line = await news.Line(3);

        await news.Do((job, act, cancel) => job.MoveBranch(line[1], news.Discussion, null, act, cancel));
        await news.IsSound();
        Assert.IsType<ThreadActResult.AlreadySo>(await news.Do((job, act, cancel) => job.MoveBranch(line[1], news.Discussion, null, act, cancel)));
        await news.Do((job, act, cancel) => job.MoveBranch(line[1], news.Discussion, line[0], act, cancel));

        await news.IsSound();
        Assert.Equal([LedgerAct.BranchMoved, LedgerAct.BranchMoved], await news.Acts());
    }

    [Theory, OnBothDatabases]
    public async Task It_goes_below_nothing_hidden_locked_foreign_or_its_own(DatabaseKind kind)
    {
        await using var news = await Staffed.Open(kind);
        var line = await news.Line(3);
        var elsewhere = await A.Discussion().In(news.Store);
        var foreign = await A.Comment().In(news.Store, elsewhere);
        var other = await A.Discussion().On(news.Site).In(news.Store);
        var locked = await A.Comment().In(news.Store, other);
        await news.Do((job, act, cancel) => job.LockBranch(locked.Id, act, cancel));
        var taken = await A.Comment().By(await A.Guest().In(news.Store)).In(news.Store, other);
        await news.Store.Write((job, cancel) => job.Delete(taken.Id, null, taken.Guest, news.Store.Now, cancel));

        foreach (var (to, under) in new (DiscussionId, CommentId?)[]
        {
            (elsewhere, null), (elsewhere, foreign.Id), (other, foreign.Id), (other, locked.Id), (other, taken.Id), (other, line[2]),
            (news.Discussion, line[0]), (news.Discussion, line[2]), (new DiscussionId(9999), null), (other, new CommentId(long.MaxValue)),
        })
            Assert.IsType<ThreadActResult.NoPlace>(await news.Do((job, act, cancel) => job.MoveBranch(line[0], to, under, act, cancel)));
        await news.IsSound();
    }

    [Theory, OnBothDatabases]
    public async Task A_lock_of_what_was_above_stays_there_and_its_own_goes_along(DatabaseKind kind)
    {
        await using var news = await Staffed.Open(kind);
        var line = await news.Line(4);
        await news.Do((job, act, cancel) => job.LockBranch(line[2], act, cancel));
        await news.Do((job, act, cancel) => job.LockBranch(line[0], act, cancel));

        await news.Do((job, act, cancel) => job.MoveBranch(line[1], news.Discussion, null, act, cancel));

        Assert.Equal([BranchLock.Here, BranchLock.Open, BranchLock.Here, BranchLock.Above], await news.Locks(line));
        await news.IsSound();
    }

    [Theory, OnBothDatabases]
    public async Task A_pin_does_not_go_along_and_held_replies_do(DatabaseKind kind)
    {
        await using var news = await Staffed.Open(kind);
        var other = await A.Discussion().On(news.Site).In(news.Store);
        var line = await news.Line(1);
        await news.Do((job, act, cancel) => job.Pin(line[0], true, act, cancel));
        await news.Store.Write((job, cancel) => job.Execute("UPDATE sites SET hold_first = TRUE WHERE id = @site", cancel, ("@site", news.Site.Value)));
        var held = await A.Comment().Under(line[0]).In(news.Store, news.Discussion);

        await news.Do((job, act, cancel) => job.MoveBranch(line[0], other, null, act, cancel));

        await news.IsSound();
        await using var database = news.Store.Context();
        Assert.Equal((other, 1), await database.Comment(held.Id, TestContext.Current.CancellationToken) is { } row ? (row.Discussion, row.Depth) : default);
        Assert.Null((await database.Discussion(news.Discussion, TestContext.Current.CancellationToken))!.Pinned);
    }

    [Theory, OnBothDatabases]
    public async Task Readers_of_both_discussions_are_told_to_read_again(DatabaseKind kind)
    {
        await using var news = await Staffed.Open(kind);
        var other = await A.Discussion().On(news.Site).In(news.Store);
        var line = await news.Line(2);

        await news.Do((job, act, cancel) => job.MoveBranch(line[0], other, null, act, cancel));

        await using var database = news.Store.Context();
        Assert.Null((await database.NewsOf(news.Discussion, 2, null, TestContext.Current.CancellationToken))!.News);
        Assert.Null((await database.NewsOf(other, 0, null, TestContext.Current.CancellationToken))!.News);
    }

    [Theory, OnBothDatabases]
    public async Task One_that_is_too_large_stays_whole_where_it_is(DatabaseKind kind)
    {
        await using var news = await Staffed.Open(kind);
        var other = await A.Discussion().On(news.Site).In(news.Store);
        var top = await A.Comment().In(news.Store, news.Discussion);
        await news.Store.Write((job, cancel) => job.AddInBulk(
            news.Discussion, news.Site,
            [.. Enumerable.Range(1, BranchWrites.MostMoved).Select(number => new BulkComment
            {
                Number = number, ParentNumber = 0, Depth = 1, GuestName = "Guest", Source = "Words", Html = "<p>Words</p>", RendererVersion = 1, At = news.Store.Now,
            })],
            _ => top.Id.Value, news.Store.Now, cancel));

        Assert.IsType<ThreadActResult.TooLarge>(await news.Do((job, act, cancel) => job.MoveBranch(top.Id, other, null, act, cancel)));
        await news.IsSound();
    }

    /// <summary>Whoever adds a table that knows a comment and its discussion says what a move does to it.</summary>
    [Fact]
    public async Task Every_table_that_knows_the_discussion_of_a_comment_follows_it_or_stays_on_purpose()
    {
        HashSet<string> stay = ["ledger", "idempotency_keys"];
        await using var database = new SqliteDesign().CreateDbContext([]);
        var tables = database.Model.GetEntityTypes()
            .Where(entity => entity.GetProperties().Select(property => property.GetColumnName()).Intersect(["discussion", "comment"]).Count() == 2)
            .Select(entity => entity.GetTableName()!);

        Assert.All(tables.Where(table => !stay.Contains(table)), table => Assert.Contains(table, BranchWrites.Followers.Select(one => one.Table)));
    }
}
