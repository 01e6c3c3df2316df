using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation;
using Parley.Testing;

namespace Parley.Storage.Tests.Moderation;

public sealed class VerdictWritesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task What_is_held_after_it_was_seen_keeps_its_place_and_its_answers(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (discussion, moderator) = (await A.Discussion().In(store), await A.Account().In(store));
        var seen = await A.Comment().In(store, discussion);
        await A.Comment().Under(seen.Id).In(store, discussion);

        var held = await Decide(store, seen.Id, LedgerAct.Held, moderator, Reasons.PersonalAttack);

        await using var database = store.Context();
        var now = (await database.Comment(seen.Id, Cancel))!;
        Assert.IsType<VerdictResult.Done>(held);
        Assert.Equal((CommentState.Held, true, 1, false), (now.State, now.Visible, now.ReplyCount, now.ShowsWords));
        Assert.Equal(1, await database.QueryNumber("SELECT comment_count FROM discussions", Cancel));
        Assert.Empty(await Faults(store, database));

        await Decide(store, seen.Id, LedgerAct.Approved, moderator);

        Assert.Equal(2, await database.QueryNumber("SELECT comment_count FROM discussions", Cancel));
        Assert.Empty(await Faults(store, database));
    }

    [Theory]
    [OnBothDatabases(LedgerAct.Removed, false)]
    [OnBothDatabases(LedgerAct.Removed, true)]
    [OnBothDatabases(LedgerAct.Held, false)]
    [OnBothDatabases(LedgerAct.Approved, true)]
    public async Task What_is_undone_at_once_is_as_it_was_and_nobody_is_told(DatabaseKind kind, LedgerAct act, bool isHeld)
    {
        await using var store = await TestStore.Open(kind);
        var (discussion, moderator, author) = (await A.Discussion().In(store), await A.Account().In(store), await A.Account().In(store));
        var comment = isHeld ? await A.Comment().By(author).Held().In(store, discussion) : await A.Comment().By(author).In(store, discussion);
        var done = Assert.IsType<VerdictResult.Done>(await Decide(store, comment.Id, act, moderator, Reasons.Spam));

        var undone = await Undo(store, comment, done.Number, moderator, store.Now + Verdict.UndoWithin);

        await using var database = store.Context();
        Assert.IsType<VerdictResult.Done>(undone);
        var now = (await database.Comment(comment.Id, Cancel))!;
        // What somebody may have read or answered meanwhile keeps its place.
        Assert.Equal((comment.State, comment.Visible || act == LedgerAct.Approved, comment.Source), (now.State, now.Visible, now.Source));
        Assert.Equal(0, await database.QueryNumber("SELECT count(*) FROM statement_tasks", Cancel));
        Assert.Null(await database.Statement(new StatementId(comment.Site, done.Number), Cancel));
        Assert.Equal(done.Number, await database.QueryNumber($"SELECT reverses FROM ledger WHERE act = {(int)LedgerAct.Undone}", Cancel));
        Assert.Empty(await Faults(store, database));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_undoes_late_or_twice_or_for_another_or_over_a_newer_verdict(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (discussion, moderator, other) = (await A.Discussion().In(store), await A.Account().In(store), await A.Account().In(store));
        var elsewhere = await A.Site().In(store);
        var comment = await A.Comment().In(store, discussion);
        var removed = Assert.IsType<VerdictResult.Done>(await Decide(store, comment.Id, LedgerAct.Removed, moderator, Reasons.Spam)).Number;

        Assert.IsType<VerdictResult.OutOfDate>(await Undo(store, comment, removed, other, store.Now));
        Assert.IsType<VerdictResult.OutOfDate>(await Undo(store, comment, removed, moderator, store.Now + Verdict.UndoWithin + TimeSpan.FromMilliseconds(1)));
        Assert.IsType<VerdictResult.OutOfDate>(await Undo(store, comment, removed + 1, moderator, store.Now));
        Assert.IsType<VerdictResult.NotThere>(await Undo(store, comment with { Site = elsewhere }, removed, moderator, store.Now));
        var restored = Assert.IsType<VerdictResult.Done>(await Decide(store, comment.Id, LedgerAct.Restored, other)).Number;
        Assert.IsType<VerdictResult.OutOfDate>(await Undo(store, comment, removed, moderator, store.Now));
        Assert.IsType<VerdictResult.Done>(await Undo(store, comment, restored, other, store.Now));
        Assert.IsType<VerdictResult.OutOfDate>(await Undo(store, comment, restored, other, store.Now));

        await using var database = store.Context();
        Assert.Equal(CommentState.Removed, (await database.Comment(comment.Id, Cancel))?.State);
        Assert.NotNull((await database.Statement(new StatementId(comment.Site, removed), Cancel)));
        Assert.Null((await database.Statement(new StatementId(comment.Site, removed), Cancel))!.EndedAt);
    }

    [Theory, OnBothDatabases]
    public async Task A_restored_comment_names_the_removal_that_it_takes_back(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (discussion, moderator) = (await A.Discussion().In(store), await A.Account().In(store));
        var comment = await A.Comment().In(store, discussion);
        var removed = Assert.IsType<VerdictResult.Done>(await Decide(store, comment.Id, LedgerAct.Removed, moderator, Reasons.Spam)).Number;

        await Decide(store, comment.Id, LedgerAct.Restored, moderator);

        await using var database = store.Context();
        Assert.Equal(removed, await database.QueryNumber($"SELECT reverses FROM ledger WHERE act = {(int)LedgerAct.Restored}", Cancel));
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_moderators_at_once_one_decides_and_the_other_sees_what_is_now(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (discussion, one, other) = (await A.Discussion().In(store), await A.Account().In(store), await A.Account().In(store));
        var comment = await A.Comment().Held().In(store, discussion);

        var results = await Task.WhenAll(
            Decide(store, comment.Id, LedgerAct.Approved, one), Decide(store, comment.Id, LedgerAct.Approved, other), Decide(store, comment.Id, LedgerAct.Approved, one));

        Assert.Single(results.OfType<VerdictResult.Done>());
        Assert.All(results.OfType<VerdictResult.OutOfDate>(), late => Assert.Equal(CommentState.Posted, late.Now.State));
        await using var database = store.Context();
        Assert.Equal(1, await database.QueryNumber("SELECT count(*) FROM ledger", Cancel));
    }

    [Fact]
    public void Words_of_the_first_rows_are_still_read_as_a_note()
    {
        Assert.Equal(new VerdictWords("Third time."), VerdictWords.Read("Third time."));
        Assert.Equal(new VerdictWords("{not ours}"), VerdictWords.Read("{not ours}"));
        Assert.Equal(new VerdictWords("""{"other":1}"""), VerdictWords.Read("""{"other":1}"""));
        var all = new VerdictWords("note", "facts", "law");
        Assert.Equal(all, VerdictWords.Read(all.Write()));
    }

    private static Task<VerdictResult> Decide(TestStore store, CommentId comment, LedgerAct act, AccountId by, string? reason = null) => store.Write((job, cancel) =>
        job.Decide(new Verdict { Comment = comment, Act = act, Reason = reason, Actor = by, At = store.Now }, store.Keys, cancel));

    private static Task<VerdictResult> Undo(TestStore store, CommentRow comment, long number, AccountId by, DateTimeOffset at) => store.Write((job, cancel) =>
        job.Undo(comment.Site, comment.Id, number, by, store.Keys, at, cancel));

    private static async Task<List<Inconsistency>> Faults(TestStore store, Database database)
    {
        List<Inconsistency> found = [];
        await foreach (var inconsistency in database.Inconsistencies(store.Keys, Cancel))
            found.Add(inconsistency);
        return found;
    }
}
