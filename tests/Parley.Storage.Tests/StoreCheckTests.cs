using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation;
using Parley.Storage.Moderation.Desk;
using Parley.Storage.Moderation.Reports;
using Parley.Testing;

namespace Parley.Storage.Tests;

public sealed class StoreCheckTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [OnBothDatabases(1)]
    [OnBothDatabases(2)]
    [OnBothDatabases(3)]
    public async Task Counters_are_true_after_any_sequence_of_deeds(DatabaseKind kind, int seed)
    {
        await using var store = await TestStore.Open(kind);
        var chance = new Random(seed);
        var sites = new[] { await A.Site().In(store), await A.Site().In(store) };
        var discussions = new List<DiscussionId>();
        foreach (var site in sites)
            discussions.Add(await A.Discussion().On(site).In(store));
        var people = new List<AccountId>();
        for (var index = 0; index < 5; index++)
            people.Add(await A.Account().In(store));
        var comments = new List<CommentId>();

        for (var round = 0; round < 12; round++)
            await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => Deed(store, chance.Next(), people, discussions, comments)).ToList());

        await using var database = store.Context();
        Assert.Empty(await Found(store, database));
        Assert.True(comments.Count > 50, "the deeds hardly posted anything");
    }

    [Theory]
    [OnBothDatabases("UPDATE discussions SET comment_count = comment_count + 1", "comment-count")]
    [OnBothDatabases("UPDATE discussions SET top_count = 0", "top-count")]
    [OnBothDatabases("UPDATE comments SET reply_count = 7 WHERE parent = 0", "reply-count")]
    [OnBothDatabases("UPDATE comments SET depth = 5 WHERE parent <> 0", "depth")]
    [OnBothDatabases("UPDATE comments SET up = 3", "up-votes")]
    [OnBothDatabases("UPDATE comments SET rank = 3 WHERE rank = 0", "rank")]
    [OnBothDatabases("UPDATE comments SET visible = FALSE WHERE parent = 0", "visibility")]
    [OnBothDatabases("DELETE FROM comments WHERE parent = 0", "parent")]
    [OnBothDatabases("DELETE FROM events WHERE number = 2", "event-gaps")]
    [OnBothDatabases("UPDATE discussions SET seq = seq + 1", "events")]
    [OnBothDatabases("UPDATE comments SET state = 1, visible = FALSE WHERE parent = 0", "queue")]
    [OnBothDatabases("UPDATE ledger SET reason = 'spam'", "ledger")]
    [OnBothDatabases("DELETE FROM queue", "queue")]
    [OnBothDatabases("UPDATE reports SET discussion = discussion + 1", "reports")]
    [OnBothDatabases("UPDATE reports SET outcome = 2", "reports")]
    [OnBothDatabases("INSERT INTO notice_comments (notice, position, url, comment, discussion, decision) SELECT 7, 1, '', id, discussion, 0 FROM comments WHERE parent = 0", "notices")]
    [OnBothDatabases("UPDATE comments SET locked = 1 WHERE parent <> 0", "lock")]
    [OnBothDatabases("UPDATE discussions SET pinned = 7", "pinned")]
    public async Task Every_kind_of_damage_is_named(DatabaseKind kind, string damage, string rule)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        var voter = await A.Account().In(store);
        var top = await A.Comment().In(store, discussion);
        var reply = await A.Comment().Under(top.Id).In(store, discussion);
        await store.Write((database, cancel) => database.CastVote(top.Id, voter, 1, store.Now, cancel));
        await store.Write((database, cancel) =>
            database.Decide(new Verdict { Comment = reply.Id, Act = LedgerAct.Removed, Reason = Reasons.Hate, Note = "words", Actor = voter, At = store.Now }, store.Keys, cancel));
        await store.Write(async (database, cancel) =>
        {
            var reported = await database.Report(new NewReport(top.Id, voter, null, $"a:{voter}", Reasons.Spam, null, null, store.Now), store.Keys, cancel);
            await database.Refresh([top.Id], store.Now, cancel);
            return reported;
        });
        await using var database = store.Context();
        Assert.Empty(await Found(store, database));

        await store.Write((writing, cancel) => writing.Execute(damage, cancel));

        Assert.Contains(await Found(store, database), found => found.Rule == rule);
    }

    private static async Task Deed(TestStore store, int choice, List<AccountId> people, List<DiscussionId> discussions, List<CommentId> comments)
    {
        var chance = new Random(choice);
        var actor = people[chance.Next(people.Count)];
        CommentId? some;
        lock (comments)
            some = comments.Count == 0 ? null : comments[chance.Next(comments.Count)];
        var deed = chance.Next(10);
        if (some is not { } id || deed < 4)
        {
            var parent = chance.Next(3) == 0 ? null : some;
            var made = await A.Comment().By(actor).Under(parent).TryIn(store, discussions[chance.Next(discussions.Count)]);
            if (made is PostResult.Stored stored)
            {
                lock (comments)
                    comments.Add(stored.Comment.Id);
            }

            return;
        }

        await store.Write<object?>(async (database, cancel) => deed switch
        {
            4 => await database.Edit(id, actor, null, "other", "<p>other</p>", 1, [], store.Now, cancel),
            5 => await database.Delete(id, actor, null, store.Now, cancel),
            6 or 7 => await database.CastVote(id, actor, chance.Next(-1, 2), store.Now, cancel),
            8 => await database.Decide(new Verdict { Comment = id, Act = chance.Next(3) == 0 ? LedgerAct.Held : LedgerAct.Removed, Reason = Reasons.Spam, Note = "words", Actor = actor, At = store.Now }, store.Keys, cancel),
            _ => await database.Decide(new Verdict { Comment = id, Act = chance.Next(2) == 0 ? LedgerAct.Restored : LedgerAct.Approved, Actor = actor, At = store.Now }, store.Keys, cancel),
        });
    }

    private static async Task<List<Inconsistency>> Found(TestStore store, Database database)
    {
        List<Inconsistency> found = [];
        await foreach (var inconsistency in database.Inconsistencies(store.Keys, Cancel))
            found.Add(inconsistency);
        return found;
    }
}
