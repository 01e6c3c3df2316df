using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Discussions;
using Parley.Testing;

namespace Parley.Storage.Tests.Discussions;

/// <summary>How a thread has grown.</summary>
public enum Shape
{
    /// <summary>As discussions do: a third at top level, votes, several authors.</summary>
    Ordinary,

    /// <summary>All at top level, and nobody votes.</summary>
    NoVotes,

    /// <summary>Everybody answers the first one.</summary>
    OneParent,

    /// <summary>Each answers the one before.</summary>
    Chain,

    /// <summary>The newest of all were removed.</summary>
    RemovedAtHead,

    /// <summary>The newest of all wait for staff.</summary>
    HeldAtHead,

    /// <summary>One person wrote it all.</summary>
    OnePerson,
}

/// <summary>A thread of a certain size, and what its readers may ask about.</summary>
public sealed record GrownThread(DiscussionId Discussion, IReadOnlyList<CommentId> Comments, AccountId Person, GuestId Guest);

/// <summary>One store a database that holds threads of many sizes beside one another; each is grown when first asked for.</summary>
public sealed class GrownThreads : IAsyncLifetime
{
    private readonly ConcurrentDictionary<(DatabaseKind, Shape, int), Lazy<Task<GrownThread>>> threads = new();
    private readonly ConcurrentDictionary<DatabaseKind, Lazy<Task<Place>>> places = new();

    public ValueTask InitializeAsync() => default;

    public async Task<Store> Store(DatabaseKind kind) => (await At(kind)).Store.Store;

    public Task<GrownThread> Thread(DatabaseKind kind, Shape shape, int size) =>
        threads.GetOrAdd((kind, shape, size), key => new Lazy<Task<GrownThread>>(() => Grow(key.Item1, key.Item2, key.Item3))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var place in places.Values)
            await (await place.Value).Store.DisposeAsync();
    }

    private Task<Place> At(DatabaseKind kind) => places.GetOrAdd(kind, key => new Lazy<Task<Place>>(async () =>
    {
        var store = await TestStore.Open(key);
        var site = await A.Site().In(store);
        // So many that reading them all is never the better plan.
        var people = await store.Write(async (database, cancel) =>
        {
            List<Account> accounts = [.. Enumerable.Range(0, 3000).Select(number => new Account($"Person {number}", $"Person {number}", null, null, store.Now))];
            database.Accounts.AddRange(accounts);
            database.Discussions.AddRange(Enumerable.Range(1, 3000).Select(article => new Discussion(site, new ArticleId(article), "A quiet title", store.Now)));
            await database.SaveChangesAsync(cancel);
            return accounts.Take(20).Select(account => account.Id).ToList();
        });
        return new Place(store, site, people, await A.Guest().In(store));
    })).Value;

    private async Task<GrownThread> Grow(DatabaseKind kind, Shape shape, int size)
    {
        var place = await At(kind);
        var discussion = await A.Discussion().On(place.Site).In(place.Store);
        var ids = await place.Store.Write((database, cancel) => database.TakeCommentIds(size, cancel));
        var parents = Enumerable.Range(0, size).Select(index => Parent(shape, index)).ToList();
        var depths = new int[size];
        for (var index = 0; index < size; index++)
            depths[index] = parents[index] < 0 ? 0 : depths[parents[index]] + 1;
        var replies = parents.CountBy(parent => parent).ToDictionary();
        // A job of the write queue is bounded in time.
        foreach (var some in Enumerable.Range(0, size).Chunk(5000))
            await place.Store.Write(async (database, cancel) =>
            {
                await database.InsertMany("comments", ImportWrites.CommentColumns, some.Select(index => Row(
                    place, discussion, shape, size, index, ids[index], parents[index] < 0 ? 0 : ids[parents[index]], depths[index], replies.GetValueOrDefault(index))), cancel);
                // One reader who votes on everything.
                await database.InsertMany("votes", ["comment", "account", "discussion", "value", "cast_at"],
                    some.Select(index => (object?[])[ids[index], place.People[0].Value, discussion.Value, (short)1, 0L]), cancel);
                // Every comment was told, the last one as the end of an import of five hundred.
                await database.InsertMany("events", ["scope", "scope_id", "number", "kind", "subject", "at"], some.Select(index => index == size - 1
                    ? (object?[])[(int)EventScope.Discussion, discussion.Value, index + 1L, (int)EventKind.DiscussionImported, ids[size - 500], 0L]
                    : [(int)EventScope.Discussion, discussion.Value, index + 1L, (int)EventKind.CommentPosted, ids[index], 0L]), cancel);
            });
        await place.Store.Write((database, cancel) => database.Execute(
            "UPDATE discussions SET comment_count = @size, top_count = @tops, seq = @size WHERE id = @discussion", cancel,
            ("@size", size), ("@tops", parents.Count(parent => parent < 0)), ("@discussion", discussion.Value)));
        if (kind == DatabaseKind.Postgres)
            await place.Store.Write((database, cancel) => database.Execute("ANALYZE", cancel));

        return new GrownThread(discussion, [.. ids.Select(id => new CommentId(id))], place.People[0], place.Guest);
    }

    private static int Parent(Shape shape, int index) => shape switch
    {
        Shape.Ordinary or Shape.OnePerson => index % 3 == 0 ? -1 : index - 1 - (index % Math.Min(index, 8)),
        Shape.OneParent => index == 0 ? -1 : 0,
        Shape.Chain => index - 1,
        _ => -1,
    };

    private static object?[] Row(
        Place place, DiscussionId discussion, Shape shape, int size, int index, long id, long parent, int depth, int replies)
    {
        var lost = index >= 60 && shape is Shape.RemovedAtHead or Shape.HeldAtHead;
        var state = !lost ? CommentState.Posted : shape == Shape.HeldAtHead ? CommentState.Held : CommentState.Removed;
        var byGuest = shape != Shape.OnePerson && index % 4 == 3;
        var person = shape == Shape.OnePerson ? place.People[0] : place.People[index % place.People.Count];
        var up = shape == Shape.NoVotes ? 0 : index % 11;
        // An hour between two, so that of somebody who wrote everything only the last few are of late.
        var at = TestStore.Start.AddHours(index - size).ToUnixTimeMilliseconds();
        return
        [
            id, discussion.Value, place.Site.Value, parent, false, depth, (int)state, state != CommentState.Held,
            (int)(byGuest ? AuthorKind.Guest : AuthorKind.Account), byGuest ? null : person.Value, byGuest ? place.Guest.Value : null, byGuest ? "Guest" : null,
            "words", "<p>words</p>", 1, 1, at, null, at, up, 0, Ranking.Best(up, 0), replies, null, null,
        ];
    }

    private sealed record Place(TestStore Store, SiteId Site, IReadOnlyList<AccountId> People, GuestId Guest);
}
