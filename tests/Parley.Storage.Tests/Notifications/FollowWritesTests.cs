using Parley.Core.People;
using Parley.Storage.Notifications;
using Parley.Testing;

namespace Parley.Storage.Tests.Notifications;

public sealed class FollowWritesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Following_twice_is_following_once_and_ends_at_one_stroke(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (discussion, account) = (await A.Discussion().Titled("A ferry").In(store), await A.Account().In(store));
        var comment = await A.Comment().By(account).Saying("Words").In(store, discussion);
        for (var again = 0; again < 2; again++)
        {
            Assert.Equal(ListResult.Done, await store.Write((database, cancel) => database.Follow(account, discussion, null, store.Now, cancel)));
            Assert.Equal(ListResult.Done, await store.Write((database, cancel) => database.Follow(account, discussion, comment.Id, store.Now, cancel)));
        }

        await using (var database = store.Context())
            Assert.Equal([(null, ""), (comment.Id, "Words")], (await database.FollowsOf(account, null, Cancel)).Select(row => (row.Comment, row.Source)));
        await store.Write((database, cancel) => database.Unfollow(account, discussion, null, cancel));

        await using var after = store.Context();
        Assert.False(await after.IsFollowing(account, discussion, null, Cancel));
        Assert.True(await after.IsFollowing(account, discussion, comment.Id, Cancel));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_follows_more_than_so_much(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (discussion, account) = (await A.Discussion().In(store), await A.Account().In(store));
        await store.Write((database, cancel) => database.InsertMany("follows", ["account", "discussion", "comment", "since", "told"],
            Enumerable.Range(1, FollowWrites.MostFollows).Select(n => (object?[])[account.Value, discussion.Value, (long)n, 0L, false]), cancel));

        Assert.Equal(ListResult.Full, await store.Write((database, cancel) => database.Follow(account, discussion, null, store.Now, cancel)));
    }

    [Theory, OnBothDatabases]
    public async Task Whom_one_mutes_is_listed_and_neither_oneself_nor_nobody_nor_too_many(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (account, other) = (await A.Account().In(store), await A.Account().Named("Loud").In(store));
        Assert.Equal(ListResult.NotThere, await store.Write((database, cancel) => database.Mute(account, account, store.Now, cancel)));
        Assert.Equal(ListResult.NotThere, await store.Write((database, cancel) => database.Mute(account, new AccountId(9999), store.Now, cancel)));
        for (var again = 0; again < 2; again++)
            Assert.Equal(ListResult.Done, await store.Write((database, cancel) => database.Mute(account, other, store.Now, cancel)));
        await using (var database = store.Context())
            Assert.Equal(["Loud"], (await database.MutesOf(account, Cancel)).Select(row => row.Name));

        await store.Write((database, cancel) => database.Unmute(account, other, cancel));
        await using (var database = store.Context())
            Assert.False(await database.HasMuted(account, other, Cancel));
        await store.Write((database, cancel) => database.InsertMany("mutes", ["account", "muted", "since"],
            Enumerable.Range(1, FollowWrites.MostMutes).Select(n => (object?[])[account.Value, 10_000L + n, 0L]), cancel));
        Assert.Equal(ListResult.Full, await store.Write((database, cancel) => database.Mute(account, other, store.Now, cancel)));
    }

    [Theory, OnBothDatabases]
    public async Task The_comments_of_muted_people_are_found_among_those_of_a_page(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (discussion, account, other) = (await A.Discussion().In(store), await A.Account().In(store), await A.Account().In(store));
        var (one, _) = (await A.Comment().By(other).In(store, discussion), await A.Comment().By(account).In(store, discussion));
        var guests = await A.Comment().By(await A.Guest().In(store)).In(store, discussion);
        await store.Write((database, cancel) => database.Mute(account, other, store.Now, cancel));

        await using var database = store.Context();
        Assert.Equal([one.Id], await database.MutedAmong(account, [one.Id, guests.Id], Cancel));
        Assert.Empty(await database.MutedAmong(other, [one.Id, guests.Id], Cancel));
    }
}
