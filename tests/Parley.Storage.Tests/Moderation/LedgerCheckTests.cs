using Microsoft.EntityFrameworkCore;
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
    public async Task A_changed_value_is_found_in_every_column_of_every_row(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        await Append(store, site, null);
        await store.Write((database, cancel) => database.AppendToLedger(Full(site, store.Now), "words", store.Keys, cancel));
        await Append(store, site, "words");
        await using var database = store.Context();
        var ledger = database.Model.FindEntityType(typeof(LedgerRow))!.GetProperties().Select(property => property.GetColumnName()).ToList();
        List<string> missed = [];

        foreach (var (table, columns) in ((string, List<string>)[])[("ledger", ledger), ("ledger_words", ["words", "salt"])])
            foreach (var column in columns)
                foreach (var number in table == "ledger" ? new[] { 1, 2 } : [2])
                    if (await IsMissed(store, site, table, column, number))
                        missed.Add($"{table}.{column} of row {number}");

        Assert.True(ledger.Count > 20);
        Assert.Empty(missed);
        Assert.Equal((3L, 0L, 0), await Read(store, site));
    }

    [Theory, OnBothDatabases]
    public async Task What_was_cut_off_at_the_end_is_found_by_a_head_that_was_written_down(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        for (var index = 0; index < 3; index++)
            await Append(store, site, "words");
        await using var database = store.Context();
        var head = LedgerHead.Parse((await database.LedgerHead(site, Cancel)).ToString())!;
        Assert.Empty((await database.ReadLedger(site, store.Keys, Cancel, head)).Faults);

        await store.Write(async (job, cancel) => await job.Execute("DELETE FROM ledger WHERE number = 3", cancel) + await job.Execute("DELETE FROM ledger_words WHERE number = 3", cancel));
        Assert.Empty((await database.ReadLedger(site, store.Keys, Cancel)).Faults);
        Assert.Contains("cut off", Assert.Single((await database.ReadLedger(site, store.Keys, Cancel, head)).Faults).Words, StringComparison.Ordinal);

        await Append(store, site, "other words");
        Assert.Contains("another row", Assert.Single((await database.ReadLedger(site, store.Keys, Cancel, head)).Faults).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_head_is_read_only_as_it_was_written()
    {
        var hash = new string('a', 64);
        Assert.Equal($"7-{hash}", LedgerHead.Parse($"7-{hash}")?.ToString());
        foreach (var wrong in (string[])["", "7", "7-", $"0-{hash}", $"-7-{hash}", $"7-{hash}a", $"7-{hash}aa", $"7-{hash[2..]}", $"7-{hash[1..]}g", $" 7-{hash}"])
            Assert.Null(LedgerHead.Parse(wrong));
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

    /// <summary>True when the change of one value, here and to nothing, goes unnoticed; the value is put back.</summary>
    private static async Task<bool> IsMissed(TestStore store, SiteId site, string table, string column, int number)
    {
        await using var database = store.Context();
        foreach (var to in await Others(store, table, column, number))
        {
            await store.Write((job, cancel) => job.Execute($"CREATE TABLE kept AS SELECT * FROM {table}", cancel));
            try
            {
                await store.Write((job, cancel) => job.Execute($"UPDATE {table} SET {column} = {to} WHERE number = {number}", cancel));
                if ((await database.ReadLedger(site, store.Keys, Cancel)).Faults.Count == 0)
                    return true;
            }
            finally
            {
                await store.Write(async (job, cancel) =>
                {
                    await job.Execute($"DELETE FROM {table}", cancel);
                    await job.Execute($"INSERT INTO {table} SELECT * FROM kept", cancel);
                    return await job.Execute("DROP TABLE kept", cancel);
                });
            }
        }

        return false;
    }

    /// <summary>What the value is changed to, by its kind.</summary>
    private static async Task<IReadOnlyList<string>> Others(TestStore store, string table, string column, int number)
    {
        var isPostgres = store.Kind == DatabaseKind.Postgres;
        if (column is "found_by_rule" or "decided_by_rule")
            return [$"NOT {column}"];
        if (column is "words_hash" or "previous_hash" or "hash" or "salt")
            return [isPostgres ? "'\\x00'" : "x'00'", .. column == "previous_hash" ? [] : (string[])[isPostgres ? "''::bytea" : "x''"]];
        if (column is "reason" or "clause" or "key_name" or "words")
            return [$"COALESCE({column}, '') || 'x'", .. await IsNull(store, table, column, number) ? ["''"] : (string[])[]];
        return [$"COALESCE({column}, 0) + 100", .. await IsNull(store, table, column, number) ? ["0"] : (string[])[]];
    }

    private static async Task<bool> IsNull(TestStore store, string table, string column, int number)
    {
        await using var database = store.Context();
        return await database.QueryNumber($"SELECT count(*) FROM {table} WHERE {column} IS NULL AND number = {number}", Cancel) == 1;
    }

    private static LedgerEntry Full(SiteId site, DateTimeOffset at) =>
        new(site, LedgerAct.Removed, new(1), new(2), new(3), new(4), Reasons.Spam, at)
        {
            Guest = new(5), Origin = Origin.Report, FoundByRule = true, DecidedByRule = true, Ground = Ground.Law, Clause = "185", Until = at, Reverses = 1, Notice = new(6),
        };

    private static Task<long> Append(TestStore store, SiteId site, string? words) => store.Write((database, cancel) =>
        database.AppendToLedger(new LedgerEntry(site, LedgerAct.Removed, null, null, null, null, Reasons.Other, store.Now), words, store.Keys, cancel));

    private static async Task<(long Rows, long Erased, int Faults)> Read(TestStore store, SiteId site)
    {
        await using var database = store.Context();
        var reading = await database.ReadLedger(site, store.Keys, Cancel);
        return (reading.Head.Number, reading.Erased, reading.Faults.Count);
    }
}
