using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Storage.Discussions;
using Parley.Testing;

namespace Parley.Storage.Tests.Discussions;

public sealed class CommentTasksTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task What_others_have_to_learn_of_a_comment_leaves_a_task_and_a_vote_does_not(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        var author = await A.Account().In(store);
        var voter = await A.Account().In(store);
        var comment = await A.Comment().By(author).In(store, discussion);
        await store.Write((database, cancel) => database.CastVote(comment.Id, voter, 1, store.Now, cancel));
        await store.Write((database, cancel) => database.Edit(comment.Id, author, null, "New", "<p>New</p>", 1, [], store.Now, cancel));
        await store.Write((database, cancel) => database.Delete(comment.Id, author, null, store.Now, cancel));

        var tasks = await store.Write((database, cancel) => database.TakeTasks(10, cancel));

        Assert.Equal([EventKind.CommentPosted, EventKind.CommentEdited, EventKind.CommentDeleted], tasks.Select(task => task.Kind));
        Assert.All(tasks, task => Assert.Equal(comment.Id, task.Comment));
    }

    [Theory, OnBothDatabases]
    public async Task What_waits_for_a_moderator_is_told_as_that(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);

        var held = await A.Comment().Held().In(store, discussion);

        var task = Assert.Single(await store.Write((job, cancel) => job.TakeTasks(10, cancel)));
        Assert.Equal((held.Id, EventKind.CommentHeld), (task.Comment, task.Kind));
    }

    [Theory, OnBothDatabases]
    public async Task A_finished_task_is_gone_and_the_others_stay(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        for (var index = 0; index < 3; index++)
            await A.Comment().In(store, discussion);

        var done = await store.Write(async (database, cancel) =>
        {
            var some = await database.TakeTasks(2, cancel);
            await database.FinishTasks(some, cancel);
            return some;
        });
        var left = await store.Write((database, cancel) => database.TakeTasks(10, cancel));

        Assert.Equal(2, done.Count);
        Assert.Single(left);
        Assert.DoesNotContain(left[0].Comment, done.Select(task => task.Comment));
    }

    [Theory, OnBothDatabases]
    public async Task Two_who_take_tasks_at_once_never_do_the_same_one(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        await using var other = await store.OpenAnother();
        var discussion = await A.Discussion().In(store);
        for (var index = 0; index < 40; index++)
            await A.Comment().In(store, discussion);

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(index => (index % 2 == 0 ? store.Store : other).Write(
            async (database, cancel) =>
            {
                var some = await database.TakeTasks(5, cancel);
                await database.FinishTasks(some, cancel);
                return some;
            }, Cancel)));

        Assert.Equal(40, taken.SelectMany(some => some).Select(task => task.Comment).Distinct().Count());
        await using var database = store.Context();
        Assert.False(await database.HasTasks(Cancel));
    }
}
