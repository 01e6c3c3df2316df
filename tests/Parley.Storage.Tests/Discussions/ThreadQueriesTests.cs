using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Storage.Discussions;
using Parley.Storage.People;
using Parley.Storage.Moderation;
using Parley.Testing;

namespace Parley.Storage.Tests.Discussions;

public sealed class ThreadQueriesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [OnBothDatabases(ThreadSort.Best)]
    [OnBothDatabases(ThreadSort.Newest)]
    [OnBothDatabases(ThreadSort.Oldest)]
    public async Task Cursors_walk_every_comment_once_and_in_order(DatabaseKind kind, ThreadSort sort)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await Lively(store, seed: 7);
        await using var database = store.Context();

        var walked = new List<CommentRow>();
        var tops = await Walk(database, discussion, sort, walked, limit: 4);

        Assert.Equal(60, walked.Count);
        Assert.Equal(60, walked.Select(row => row.Id).Distinct().Count());
        var expected = sort switch
        {
            ThreadSort.Best => tops.OrderBy(row => row.Rank).ThenBy(row => row.Id.Value),
            ThreadSort.Newest => tops.OrderByDescending(row => row.Id.Value),
            _ => tops.OrderBy(row => row.Id.Value),
        };
        Assert.Equal(expected.Select(row => row.Id), tops.Select(row => row.Id));
    }

    [Theory, OnBothDatabases]
    public async Task A_page_is_bounded_by_siblings_depth_and_in_all(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        for (var top = 0; top < 101; top++)
        {
            var comment = await A.Comment().In(store, discussion);
            for (var reply = 0; reply < 4 && top < 60; reply++)
                await A.Comment().Under(comment.Id).In(store, discussion);
        }

        await using var database = store.Context();
        var page = await database.ThreadPage(discussion, ThreadSort.Oldest, 1000, null, Cancel);

        Assert.Equal(ThreadQueries.MostTopLevel, page!.Comments.Count);
        Assert.NotNull(page.Next);
        Assert.Equal(ThreadQueries.MostOnPage, page.Comments.Sum(Size));
        Assert.All(page.Comments, node => Assert.InRange(node.Replies.Count, 0, ThreadQueries.RepliesShown));
        Assert.All(page.Comments, node => Assert.Equal(node.Comment.ReplyCount > node.Replies.Count, node.NextReplies is not null));
    }

    [Theory, OnBothDatabases]
    public async Task A_deep_branch_is_cut_after_three_levels_and_goes_on_by_cursor(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        CommentId? above = null;
        List<CommentId> line = [];
        for (var depth = 0; depth < 30; depth++)
            line.Add((CommentId)(above = (await A.Comment().Under(above).In(store, discussion)).Id));

        await using var database = store.Context();
        var node = Assert.Single((await database.ThreadPage(discussion, ThreadSort.Best, 10, null, Cancel))!.Comments);
        var seen = new List<CommentId>();
        while (true)
        {
            seen.Add(node.Comment.Id);
            if (node.Replies.Count == 1)
                node = node.Replies[0];
            else if (node.NextReplies is { } next)
                node = Assert.Single((await database.ThreadPage(discussion, ThreadSort.Best, 10, next, Cancel))!.Comments);
            else
                break;
        }

        Assert.Equal(line, seen);
        var last = (await database.Comment(line[^1], Cancel))!;
        Assert.Equal(line.Skip(29 - ThreadQueries.MostAncestors).Take(ThreadQueries.MostAncestors), (await database.Ancestors(last, Cancel)).Select(row => row.Id));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_held_is_on_no_page_and_in_no_count(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var discussion = await A.Discussion().On(site).In(store);
        var author = await A.Account().In(store);
        var held = await A.Comment().By(author).Held().In(store, discussion);
        await using var database = store.Context();

        Assert.Empty((await database.ThreadPage(discussion, ThreadSort.Newest, 10, null, Cancel))!.Comments);
        Assert.Empty(await database.Newest(discussion, 10, Cancel));
        Assert.Empty(await database.CommentsBy(author, null, null, 10, Cancel));
        Assert.Equal(held.Id, Assert.Single(await database.NewestBy(discussion, author, null, store.Now.AddHours(-1), 5, Cancel)).Id);

        await store.Write((writing, cancel) => writing.Decide(new Verdict { Comment = held.Id, Act = LedgerAct.Approved, Actor = author, At = store.Now }, store.Keys, cancel));
        Assert.Single((await database.ThreadPage(discussion, ThreadSort.Newest, 10, null, Cancel))!.Comments);
    }

    [Theory, OnBothDatabases]
    public async Task A_context_sees_what_was_written_between_two_of_its_pages(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        await using var database = store.Context();

        Assert.Empty((await database.ThreadPage(discussion, ThreadSort.Best, 10, null, Cancel))!.Comments);
        await A.Comment().In(store, discussion);

        var page = await database.ThreadPage(discussion, ThreadSort.Best, 10, null, Cancel);
        Assert.Equal(1, page!.Seq);
        Assert.Single(page.Comments);
    }

    [Theory, OnBothDatabases]
    public async Task A_cursor_of_another_discussion_shows_nothing_of_it(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var one = await A.Discussion().In(store);
        var other = await A.Discussion().In(store);
        var parent = await A.Comment().In(store, other);
        await A.Comment().Under(parent.Id).In(store, other);
        await using var database = store.Context();

        var page = await database.ThreadPage(one, ThreadSort.Best, 10, new ThreadCursor(ThreadSort.Oldest, parent.Id, 0, default), Cancel);

        Assert.Empty(page!.Comments);
        Assert.Null(await database.ThreadPage(new DiscussionId(404), ThreadSort.Best, 10, null, Cancel));
    }

    [Theory, OnBothDatabases]
    public async Task An_account_finds_its_own_votes(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        var voter = await A.Account().In(store);
        var liked = await A.Comment().In(store, discussion);
        var passed = await A.Comment().In(store, discussion);
        await store.Write((database, cancel) => database.CastVote(liked.Id, voter, -1, store.Now, cancel));
        await using var reading = store.Context();

        var votes = await reading.VotesOf(voter, discussion, [liked.Id, passed.Id], Cancel);

        Assert.Equal([(liked.Id, -1)], votes.Select(vote => (vote.Key, vote.Value)));
    }

    /// <summary>60 comments, some deep, with many equal ranks.</summary>
    private static async Task<DiscussionId> Lively(TestStore store, int seed)
    {
        var chance = new Random(seed);
        var discussion = await A.Discussion().In(store);
        var voters = new[] { await A.Account().In(store), await A.Account().In(store) };
        List<CommentId> all = [];
        for (var index = 0; index < 60; index++)
        {
            var parent = index > 5 && chance.Next(3) > 0 ? all[chance.Next(Math.Min(all.Count, 12))] : (CommentId?)null;
            var comment = await A.Comment().Under(parent).In(store, discussion);
            all.Add(comment.Id);
            foreach (var voter in voters.Where(_ => chance.Next(3) == 0))
                await store.Write((database, cancel) => database.CastVote(comment.Id, voter, chance.Next(2) == 0 ? 1 : -1, store.Now, cancel));
        }

        return discussion;
    }

    private static async Task<List<CommentRow>> Walk(Database database, DiscussionId discussion, ThreadSort sort, List<CommentRow> walked, int limit)
    {
        List<CommentRow> tops = [];
        var page = await database.ThreadPage(discussion, sort, limit, null, Cancel);
        while (page is not null)
        {
            tops.AddRange(page.Comments.Select(node => node.Comment));
            foreach (var node in page.Comments)
                await WalkNode(database, discussion, node, walked, limit);
            page = page.Next is { } next ? await database.ThreadPage(discussion, sort, limit, Reread(next), Cancel) : null;
        }

        return tops;
    }

    private static async Task WalkNode(Database database, DiscussionId discussion, ThreadNode node, List<CommentRow> walked, int limit)
    {
        walked.Add(node.Comment);
        foreach (var reply in node.Replies)
            await WalkNode(database, discussion, reply, walked, limit);
        for (var next = node.NextReplies; next is not null;)
        {
            var page = await database.ThreadPage(discussion, ThreadSort.Best, limit, Reread(next), Cancel);
            foreach (var reply in page!.Comments)
                await WalkNode(database, discussion, reply, walked, limit);
            next = page.Next;
        }
    }

    /// <summary>As it comes back from a reader's address bar.</summary>
    private static ThreadCursor Reread(ThreadCursor cursor) => ThreadCursor.Parse(cursor.ToString()) ?? throw new InvalidOperationException("A cursor cannot be read back.");

    private static int Size(ThreadNode node) => 1 + node.Replies.Sum(Size);
}
