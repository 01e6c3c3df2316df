using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Core.People;
using Parley.Storage.Discussions;
using Parley.Testing;

namespace Parley.Storage.Tests.Discussions;

public sealed class CommentWritesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task A_posted_comment_is_counted_numbered_and_told(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);

        var comment = await A.Comment().Saying("Good morning").In(store, discussion);

        await using var database = store.Context();
        Assert.Equal("Good morning", comment.Source);
        Assert.True(comment.Id.Value > CommentId.First);
        Assert.Equal((1L, 1L, 1L), await Counters(database, discussion));
        Assert.Equal([(1L, EventKind.CommentPosted, comment.Id.Value)], await Events(database, discussion));
    }

    [Theory, OnBothDatabases]
    public async Task Ids_ascend_in_commit_order_when_many_post_at_once(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        await using var other = await store.OpenAnother();
        var discussion = await A.Discussion().In(store);
        var busy = await A.Discussion().In(store);

        await Task.WhenAll(Enumerable.Range(0, 120).Select(index =>
        {
            var comment = A.Comment().To(index % 3 == 0 ? busy : discussion, store.Now);
            return (index % 2 == 0 ? store.Store : other).Write((database, cancel) => database.Post(comment, cancel), Cancel);
        }));

        await using var reading = store.Context();
        var events = await Events(reading, discussion);
        Assert.Equal(80, events.Count);
        Assert.Equal(Enumerable.Range(1, 80).Select(number => (long)number), events.Select(told => told.Number));
        Assert.Equal(events.Select(told => told.Subject).Order(), events.Select(told => told.Subject));
        Assert.Equal((80L, 80L, 80L), await Counters(reading, discussion));
    }

    [Theory, OnBothDatabases]
    public async Task Blocks_of_ids_taken_at_once_never_share_an_id(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);

        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => store.Write((database, cancel) => database.TakeCommentIds(50, cancel))));

        Assert.Equal(1000, taken.SelectMany(ids => ids).Distinct().Count());
        Assert.All(taken, ids => Assert.Equal(ids.Order(), ids));
    }

    [Theory, OnBothDatabases]
    public async Task The_same_key_posts_once_however_often_it_is_sent(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        var guest = await A.Guest().In(store);
        var comment = A.Comment().By(guest).Saying("Only once").WithKey("double-click").To(discussion, store.Now);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => store.Write((database, cancel) => database.Post(comment, cancel))));

        var stored = answers.Cast<PostResult.Stored>().ToList();
        Assert.Single(stored.Select(answer => answer.Comment.Id).Distinct());
        Assert.Single(stored, answer => !answer.Again);
        await using var database = store.Context();
        Assert.Equal((1L, 1L, 1L), await Counters(database, discussion));
    }

    [Theory, OnBothDatabases]
    public async Task A_key_with_other_words_is_refused_until_it_expires(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        var guest = await A.Guest().In(store);
        await A.Comment().By(guest).Saying("First").WithKey("k").In(store, discussion);

        Assert.IsType<PostResult.KeyReused>(await A.Comment().By(guest).Saying("Second").WithKey("k").TryIn(store, discussion));
        Assert.IsType<PostResult.Stored>(await A.Comment().Saying("Somebody else").WithKey("k").TryIn(store, discussion));
        store.Clock.Advance(TimeSpan.FromHours(25));
        Assert.IsType<PostResult.Stored>(await A.Comment().By(guest).Saying("Second").WithKey("k").TryIn(store, discussion));
    }

    [Theory, OnBothDatabases]
    public async Task A_reply_needs_a_parent_that_readers_of_this_discussion_see(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var discussion = await A.Discussion().On(site).In(store);
        var elsewhere = await A.Discussion().In(store);
        var held = await A.Comment().Held().In(store, discussion);
        var foreign = await A.Comment().In(store, elsewhere);

        Assert.Equal(CommentState.Held, held.State);
        Assert.IsType<PostResult.NoParent>(await A.Comment().Under(held.Id).TryIn(store, discussion));
        Assert.IsType<PostResult.NoParent>(await A.Comment().Under(foreign.Id).TryIn(store, discussion));
        Assert.IsType<PostResult.NoParent>(await A.Comment().Under(new CommentId(long.MaxValue)).TryIn(store, discussion));
        await using var database = store.Context();
        Assert.Equal((0L, 0L, 1L), await Counters(database, discussion));
    }

    [Theory, OnBothDatabases]
    public async Task A_closed_discussion_takes_nothing(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var closed = await A.Discussion().Closed().In(store);
        var closing = await A.Discussion().ClosingAt(store.Now.AddHours(1)).In(store);
        var members = await A.Discussion().Guests(false).In(store);

        Assert.IsType<PostResult.Closed>(await A.Comment().TryIn(store, closed));
        Assert.IsType<PostResult.Stored>(await A.Comment().TryIn(store, closing));
        store.Clock.Advance(TimeSpan.FromHours(1));
        Assert.IsType<PostResult.Closed>(await A.Comment().TryIn(store, closing));
        Assert.IsType<PostResult.GuestsRefused>(await A.Comment().TryIn(store, members));
        Assert.IsType<PostResult.NoDiscussion>(await A.Comment().TryIn(store, new DiscussionId(404)));
    }

    [Theory, OnBothDatabases]
    public async Task Past_its_closing_time_a_discussion_takes_no_edit_and_no_vote_either(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var closing = await A.Discussion().ClosingAt(store.Now.AddMinutes(5)).In(store);
        var author = await A.Account().In(store);
        var comment = await A.Comment().By(author).In(store, closing);
        store.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.IsType<ChangeResult.Closed>(await store.Write((database, cancel) =>
            database.Edit(comment.Id, author, null, "New", "<p>New</p>", 1, [], store.Now, cancel)));
        Assert.IsType<ChangeResult.Closed>(await store.Write((database, cancel) => database.CastVote(comment.Id, author, 1, store.Now, cancel)));
    }

    [Theory, OnBothDatabases]
    public async Task An_edit_is_the_authors_own_within_the_window_and_keeps_the_old_words(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        var author = await A.Account().In(store);
        var other = await A.Account().In(store);
        var comment = await A.Comment().By(author).Saying("Teh").In(store, discussion);
        store.Clock.Advance(TimeSpan.FromMinutes(14));

        var done = Assert.IsType<ChangeResult.Done>(await Edit(store, comment.Id, author, "The"));

        Assert.Equal(("The", 2, store.Now), (done.Comment.Source, done.Comment.Revision, done.Comment.EditedAt));
        Assert.IsType<ChangeResult.NotYours>(await Edit(store, comment.Id, other, "Mine now"));
        Assert.IsType<ChangeResult.NoComment>(await Edit(store, new CommentId(1), author, "Nothing"));
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<ChangeResult.TooLate>(await Edit(store, comment.Id, author, "Late"));
        await using var database = store.Context();
        Assert.Equal(["Teh"], database.CommentRevisions.Where(revision => revision.Comment == comment.Id).Select(revision => revision.Source));
    }

    [Theory, OnBothDatabases]
    public async Task A_deleted_comment_leaves_its_place_and_replies_but_no_word(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        var author = await A.Account().In(store);
        var comment = await A.Comment().By(author).Saying("Secret").In(store, discussion);
        await Edit(store, comment.Id, author, "Still secret");
        var reply = await A.Comment().Under(comment.Id).In(store, discussion);

        var done = Assert.IsType<ChangeResult.Done>(await store.Write((database, cancel) => database.Delete(comment.Id, author, null, store.Now, cancel)));

        Assert.Equal((CommentState.Deleted, "", "", true, 1), (done.Comment.State, done.Comment.Source, done.Comment.Html, done.Comment.Visible, done.Comment.ReplyCount));
        await using var database = store.Context();
        Assert.Empty(database.CommentRevisions);
        var page = await database.ThreadPage(discussion, ThreadSort.Best, 10, null, Cancel);
        Assert.Equal(reply.Id, Assert.Single(Assert.Single(page!.Comments).Replies).Comment.Id);
        Assert.Equal((1L, 1L, 4L), await Counters(database, discussion));
        Assert.IsType<ChangeResult.NoComment>(await store.Write((writing, cancel) => writing.Delete(comment.Id, author, null, store.Now, cancel)));
    }

    [Theory, OnBothDatabases]
    public async Task Five_hundred_votes_of_one_account_count_once(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        var voter = await A.Account().In(store);
        var comment = await A.Comment().In(store, discussion);

        await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => store.Write((database, cancel) => database.CastVote(comment.Id, voter, 1, store.Now, cancel))));

        await using var database = store.Context();
        var now = await database.Comment(comment.Id, Cancel);
        Assert.Equal((1, 0, Ranking.Best(1, 0)), (now!.Up, now.Down, now.Rank));
        Assert.Equal(2, (await Events(database, discussion)).Count);
    }

    [Theory, OnBothDatabases]
    public async Task A_vote_can_be_changed_and_withdrawn(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        var voter = await A.Account().In(store);
        var comment = await A.Comment().In(store, discussion);

        await store.Write((database, cancel) => database.CastVote(comment.Id, voter, 1, store.Now, cancel));
        var changed = (ChangeResult.Done)await store.Write((database, cancel) => database.CastVote(comment.Id, voter, -1, store.Now, cancel));
        var withdrawn = (ChangeResult.Done)await store.Write((database, cancel) => database.CastVote(comment.Id, voter, 0, store.Now, cancel));

        Assert.Equal((0, 1), (changed.Comment.Up, changed.Comment.Down));
        Assert.Equal((0, 0, 0L), (withdrawn.Comment.Up, withdrawn.Comment.Down, withdrawn.Comment.Rank));
    }

    [Theory, OnBothDatabases]
    public async Task What_was_deleted_takes_no_vote(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        var author = await A.Account().In(store);
        var comment = await A.Comment().By(author).In(store, discussion);
        await store.Write((database, cancel) => database.Delete(comment.Id, author, null, store.Now, cancel));

        Assert.IsType<ChangeResult.NoComment>(await store.Write((database, cancel) => database.CastVote(comment.Id, author, 1, store.Now, cancel)));
    }

    private static Task<ChangeResult> Edit(TestStore store, CommentId id, AccountId account, string words) =>
        store.Write((database, cancel) => database.Edit(id, account, null, words, $"<p>{words}</p>", 1, [], store.Now, cancel));

    private static async Task<(long Comments, long Top, long Seq)> Counters(Database database, DiscussionId id) => (
        await database.QueryNumber("SELECT comment_count FROM discussions WHERE id = @id", Cancel, ("@id", id.Value)) ?? -1,
        await database.QueryNumber("SELECT top_count FROM discussions WHERE id = @id", Cancel, ("@id", id.Value)) ?? -1,
        await database.QueryNumber("SELECT seq FROM discussions WHERE id = @id", Cancel, ("@id", id.Value)) ?? -1);

    private static async Task<List<(long Number, EventKind Kind, long Subject)>> Events(Database database, DiscussionId id) =>
        await database.Query(
            "SELECT number, kind, subject FROM events WHERE scope = 1 AND scope_id = @id ORDER BY number",
            row => (row.GetInt64(0), (EventKind)row.GetInt32(1), row.GetInt64(2)), Cancel, ("@id", id.Value));
}
