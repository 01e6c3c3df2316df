using Parley.Storage.Site;
using Parley.Testing;

namespace Parley.Storage.Tests.Site;

public sealed class JobLeasesTests
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(20);

    [Theory, OnBothDatabases]
    public async Task One_holder_at_a_time_has_the_lease_until_it_ends(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);

        Assert.True(await Take(store, "one"));
        Assert.True(await Take(store, "one"));
        Assert.False(await Take(store, "other"));
        store.Clock.Advance(Length);
        Assert.True(await Take(store, "other"));
    }

    [Theory, OnBothDatabases]
    public async Task A_lease_from_a_clock_that_was_ahead_holds_nobody_up(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        store.Clock.AdjustTime(TestStore.Start.AddDays(400));
        await Take(store, "one");

        store.Clock.AdjustTime(TestStore.Start);

        Assert.True(await Take(store, "other"));
    }

    private static Task<bool> Take(TestStore store, string holder) =>
        store.Write((database, cancel) => database.TakeLease("closing", holder, store.Now, Length, cancel));
}
