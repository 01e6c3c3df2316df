using Microsoft.EntityFrameworkCore;
using Parley.Core.Live;
using Parley.Core.People;
using Parley.Storage.Site;
using Parley.Testing;

namespace Parley.Storage.Tests.Site;

public sealed class SweepingTests
{
    [Theory, OnBothDatabases]
    public async Task What_has_expired_goes_and_what_has_not_stays(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var account = await A.Account().In(store);
        await store.Write(async (database, cancel) =>
        {
            database.Sessions.Add(new Session([1], account, false, null, store.Now, store.Now.AddMinutes(1)));
            database.Sessions.Add(new Session([2], account, false, null, store.Now, store.Now.AddDays(60)));
            database.SignInTickets.Add(new SignInTicket("a@b.example", "a@b.example", [1], null, store.Now, store.Now.AddMinutes(10)));
            database.SignInTickets.Add(new SignInTicket("c@d.example", "c@d.example", [2], null, store.Now, store.Now.AddDays(9)));
            database.Events.Add(new Event(EventScope.Discussion, 1, 1, EventKind.CommentPosted, null, store.Now));
            database.Events.Add(new Event(EventScope.Discussion, 1, 2, EventKind.CommentPosted, null, store.Now.AddDays(5)));
            await database.SaveChangesAsync(cancel);
        });

        var more = await store.Write((database, cancel) => database.Sweep(store.Now.AddDays(8), cancel));

        Assert.False(more);
        await using var left = store.Context();
        Assert.Equal([2], (await left.Sessions.SingleAsync(TestContext.Current.CancellationToken)).TokenHash);
        Assert.Equal("c@d.example", (await left.SignInTickets.SingleAsync(TestContext.Current.CancellationToken)).EmailKey);
        Assert.Equal(2, (await left.Events.SingleAsync(TestContext.Current.CancellationToken)).Number);
    }

    [Theory, OnBothDatabases]
    public async Task One_holder_has_a_jobs_lease_until_it_ends(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var minute = TimeSpan.FromMinutes(1);
        Task<bool> Take(string holder, int seconds) =>
            store.Write((database, cancel) => database.TakeLease("closing", holder, store.Now.AddSeconds(seconds), minute, cancel));

        Assert.True(await Take("one", 0));
        Assert.False(await Take("two", 30));
        Assert.True(await Take("one", 50));
        Assert.False(await Take("two", 70));
        Assert.True(await Take("two", 110));
        Assert.False(await Take("one", 111));
    }
}
