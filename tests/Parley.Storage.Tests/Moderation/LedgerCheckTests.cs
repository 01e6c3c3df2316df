using Parley.Core.Moderation;
using Parley.Core.Site;
using Parley.Storage.Moderation;
using Parley.Testing;

namespace Parley.Storage.Tests.Moderation;

public sealed class LedgerCheckTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task A_chain_written_at_once_from_many_sides_is_whole(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var other = await A.Site().In(store);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(index => Append(store, index % 4 == 0 ? other : site, "words " + index)));

        Assert.Equal((30L, 0L, 0), await Read(store, site));
        Assert.Equal((10L, 0L, 0), await Read(store, other));
    }

    [Theory]
    [OnBothDatabases("UPDATE ledger SET reason = 'spam' WHERE number = 2")]
    [OnBothDatabases("UPDATE ledger SET at = at + 1 WHERE number = 2")]
    [OnBothDatabases("DELETE FROM ledger WHERE number = 2")]
    [OnBothDatabases("UPDATE ledger_words SET words = 'other' WHERE number = 2")]
    public async Task What_was_altered_or_cut_out_is_found(DatabaseKind kind, string damage)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        for (var index = 0; index < 4; index++)
            await Append(store, site, "words");

        await store.Write((database, cancel) => database.Execute(damage, cancel));

        Assert.True((await Read(store, site)).Faults > 0);
    }

    [Theory, OnBothDatabases]
    public async Task Erased_words_are_erased_and_not_altered(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        await Append(store, site, "a name and an address");
        await Append(store, site, null);

        await store.Write((database, cancel) => database.Execute("DELETE FROM ledger_words", cancel));

        Assert.Equal((2L, 1L, 0), await Read(store, site));
    }

    [Theory, OnBothDatabases]
    public async Task Another_key_cannot_pass_for_this_one(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        await using var stranger = await TestStore.Open(DatabaseKind.Sqlite);
        var site = await A.Site().In(store);
        await Append(store, site, "words");
        await using var database = store.Context();

        var reading = await database.ReadLedger(site, stranger.Keys, Cancel);

        Assert.Contains("not at hand", Assert.Single(reading.Faults).Words, StringComparison.Ordinal);
    }

    private static Task<long> Append(TestStore store, SiteId site, string? words) => store.Write((database, cancel) =>
        database.AppendToLedger(new LedgerEntry(site, LedgerAct.Removed, null, null, null, null, Reasons.Other, store.Now), words, store.Keys, cancel));

    private static async Task<(long Rows, long Erased, int Faults)> Read(TestStore store, SiteId site)
    {
        await using var database = store.Context();
        var reading = await database.ReadLedger(site, store.Keys, Cancel);
        return (reading.Rows, reading.Erased, reading.Faults.Count);
    }
}
