using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation;
using Parley.Storage.Notifications;
using Parley.Testing;

namespace Parley.Storage.Tests.Moderation;

public sealed class AppealWritesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task A_verdict_is_objected_to_once_and_within_six_months(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var world = await World.Of(store);

        Assert.IsType<AppealResult.TooLate>(await world.Object(at: Appeal.EndOf(store.Now).AddMilliseconds(1)));
        Assert.IsType<AppealResult.NotThere>(await world.Object(verdict: world.Removed with { Number = 99 }));
        Assert.IsType<AppealResult.NotThere>(await world.Object(verdict: world.Removed with { Site = await A.Site().In(store) }));
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.Object(at: Appeal.EndOf(store.Now))));

        var one = Assert.Single(made.OfType<AppealResult.Made>());
        Assert.All(made.OfType<AppealResult.Again>(), again => Assert.Equal(one.Id, again.Id));
        Assert.Equal(3, made.OfType<AppealResult.Again>().Count());
    }

    [Theory, OnBothDatabases]
    public async Task A_reversal_brings_back_the_comment_with_its_votes_and_counters_and_tells_the_author_once(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var world = await World.Of(store);
        var appeal = Assert.IsType<AppealResult.Made>(await world.Object()).Id;

        var answers = await Task.WhenAll(world.Answer(appeal, world.Second), world.Answer(appeal, world.Second));
        await store.Write((job, cancel) => job.TellStatements(store.Now + Verdict.ToldAfter, (_, _, _) => Task.CompletedTask, cancel));

        await using var database = store.Context();
        Assert.Single(answers.OfType<AnswerResult.Done>());
        Assert.Single(answers.OfType<AnswerResult.Answered>());
        var now = (await database.Comment(world.Comment, Cancel))!;
        Assert.Equal((CommentState.Posted, 1, 1), (now.State, now.Up, now.ReplyCount));
        Assert.Equal(2, await database.QueryNumber("SELECT comment_count FROM discussions", Cancel));
        Assert.Equal(
            [("decided", $"/{world.Removed}"), ("removed", $"/{world.Removed}")],
            (await database.NotificationsOf(world.Author, null, null, 10, Cancel)).Select(notice => (notice.Kind.ToString().ToLowerInvariant(), $"/{notice.Statement}")));
        var statement = (await database.Statement(world.Removed, Cancel))!;
        Assert.Equal((AppealOutcome.Reversed, "You were right."), (statement.Appeal!.Outcome, statement.Appeal.Answer));
        Assert.NotNull(statement.EndedAt);
        Assert.Empty(await Faults(store, database));
        Assert.IsType<AppealResult.Again>(await world.Object());
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_decided_first_answers_only_where_there_is_nobody_else(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var world = await World.Of(store);
        var appeal = Assert.IsType<AppealResult.Made>(await world.Object()).Id;

        Assert.IsType<AnswerResult.ForSomebodyElse>(await world.Answer(appeal, world.First));
        Assert.IsType<AnswerResult.NotThere>(await world.Answer(appeal, world.Second, site: await A.Site().In(store)));
        await store.Write((job, cancel) => job.Execute("DELETE FROM staff WHERE account = @account", cancel, ("@account", world.Second.Value)));

        Assert.IsType<AnswerResult.Done>(await world.Answer(appeal, world.First, reverses: false));
        await using var database = store.Context();
        Assert.Equal(CommentState.Removed, (await database.Comment(world.Comment, Cancel))?.State);
    }

    [Theory, OnBothDatabases]
    public async Task What_its_author_took_back_meanwhile_stays_away(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var world = await World.Of(store);
        var appeal = Assert.IsType<AppealResult.Made>(await world.Object()).Id;
        await store.Write((job, cancel) => job.Execute("UPDATE comments SET state = 3, source = '', html = '' WHERE id = @id", cancel, ("@id", world.Comment.Value)));

        Assert.IsType<AnswerResult.Done>(await world.Answer(appeal, world.Second));

        await using var database = store.Context();
        Assert.Equal(CommentState.Deleted, (await database.Comment(world.Comment, Cancel))?.State);
        Assert.Null(await database.WordsThen(world.Comment, store.Now, Cancel));
    }

    [Theory, OnBothDatabases]
    public async Task What_holds_no_longer_cannot_be_objected_to(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var world = await World.Of(store);
        await store.Write((job, cancel) => job.Decide(
            new Verdict { Comment = world.Comment, Act = LedgerAct.Restored, Actor = world.Second, At = store.Now }, store.Keys, cancel));

        Assert.IsType<AppealResult.Over>(await world.Object());
    }

    private static async Task<List<Inconsistency>> Faults(TestStore store, Database database)
    {
        List<Inconsistency> found = [];
        await foreach (var inconsistency in database.Inconsistencies(store.Keys, Cancel))
            found.Add(inconsistency);
        return found;
    }

    /// <summary>A removed comment that has a vote and an answer, its author, the moderator who removed it, and another one.</summary>
    private sealed record World(TestStore Store, AccountId Author, AccountId First, AccountId Second, CommentId Comment, StatementId Removed)
    {
        public static async Task<World> Of(TestStore store)
        {
            var site = await A.Site().In(store);
            var discussion = await A.Discussion().On(site).In(store);
            var (author, first, second) = (await A.Account().In(store), await A.Account().In(store), await A.Account().In(store));
            await store.Write(async (job, cancel) =>
            {
                job.Staff.AddRange(new StaffMember(first, site, Role.Moderator, store.Now), new StaffMember(second, site, Role.Owner, store.Now));
                return await job.SaveChangesAsync(cancel);
            });
            var comment = await A.Comment().By(author).In(store, discussion);
            await A.Comment().Under(comment.Id).In(store, discussion);
            await store.Write((job, cancel) => job.CastVote(comment.Id, second, 1, store.Now, cancel));
            var removed = (VerdictResult.Done)await store.Write((job, cancel) => job.Decide(
                new Verdict { Comment = comment.Id, Act = LedgerAct.Removed, Reason = Reasons.Spam, Actor = first, At = store.Now }, store.Keys, cancel));
            return new World(store, author, first, second, comment.Id, new StatementId(site, removed.Number));
        }

        public Task<AppealResult> Object(StatementId? verdict = null, DateTimeOffset? at = null) => Store.Write((job, cancel) =>
            job.MakeAppeal(new NewAppeal(verdict ?? Removed, Author, null, null, "It was fair.", at ?? Store.Now), Store.Keys, cancel));

        public Task<AnswerResult> Answer(AppealId appeal, AccountId by, bool reverses = true, SiteId? site = null) => Store.Write((job, cancel) =>
            job.AnswerAppeal(new AppealAnswer(appeal, site ?? Removed.Site, by, reverses, "You were right.", Store.Now), Store.Keys, cancel));
    }
}
