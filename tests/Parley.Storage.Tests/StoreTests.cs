using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Storage.Discussions;
using Parley.Storage.Postgres;
using Parley.Storage.Sqlite;
using Parley.Testing;

namespace Parley.Storage.Tests;

public sealed class StoreTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task A_new_store_has_one_installation_however_many_open_it_at_once(DatabaseKind kind)
    {
        await using var place = await TestStore.Nowhere(kind);

        var stores = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => place.OpenAnother()));

        await using (var database = stores[0].Context())
            Assert.Equal(1, await database.Installations.CountAsync(Cancel));
        foreach (var store in stores)
            await store.DisposeAsync();
    }

    [Fact]
    public async Task The_migrations_hold_the_whole_model()
    {
        await using var sqlite = new SqliteDesign().CreateDbContext([]);
        await using var postgres = new PostgresDesign().CreateDbContext([]);

        Assert.False(sqlite.Database.HasPendingModelChanges());
        Assert.False(postgres.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task SQLite_writes_durably_and_erases_for_good()
    {
        await using var store = await TestStore.Open(DatabaseKind.Sqlite);

        async Task<string> Pragma(string name) => await store.Write(async (database, cancel) =>
            (await database.Query($"PRAGMA {name}", row => Convert.ToString(row.GetValue(0), CultureInfo.InvariantCulture)!, cancel))[0]);

        Assert.Equal("wal", await Pragma("journal_mode"));
        Assert.Equal("2", await Pragma("synchronous"));
        Assert.Equal("1", await Pragma("secure_delete"));
        Assert.Equal("1", await Pragma("foreign_keys"));
        await using var reading = store.Context();
        Assert.Equal(1, await reading.QueryNumber("PRAGMA query_only", Cancel));
    }

    [Fact]
    public async Task Whoever_waits_for_a_write_keeps_no_connection_from_readers()
    {
        await using var store = await TestStore.Open(DatabaseKind.Sqlite);
        var discussion = await A.Discussion().In(store);
        var disk = new TaskCompletionSource();
        var slow = store.Write(async (_, _) => await disk.Task);
        List<Database> readers = [.. Enumerable.Range(0, 40).Select(_ => store.Context())];
        List<Task<PostResult>> writes = [];
        foreach (var reader in readers)
        {
            Assert.NotNull(await reader.Discussion(discussion, Cancel));
            writes.Add(reader.Write(discussion, A.Comment().To(discussion, store.Now), PostWrites.PostAll, Cancel));
        }

        var open = Directory.EnumerateFiles("/proc/self/fd").Count(file => File.ResolveLinkTarget(file, returnFinalTarget: false)?.FullName == store.Store.File);
        disk.SetResult();
        await slow;

        Assert.InRange(open, 1, 10);
        Assert.All(await Task.WhenAll(writes), result => Assert.IsType<PostResult.Stored>(result));
        foreach (var reader in readers)
        {
            Assert.NotNull(await reader.Discussion(discussion, Cancel));
            await reader.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_SQLite_store_is_copied_before_it_is_migrated()
    {
        await using var store = await TestStore.Open(DatabaseKind.Sqlite);
        await A.Site().Named("kept-site").In(store);
        await store.Store.DisposeAsync();
        // As an older program would have left it: its newest migration is not this one's.
        await using (var connection = new SqliteConnection($"Data Source={store.Address.File};Pooling=False"))
        {
            await connection.OpenAsync(Cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = "ALTER TABLE \"__EFMigrationsHistory\" RENAME TO old_history";
            await command.ExecuteNonQueryAsync(Cancel);
        }

        await Assert.ThrowsAnyAsync<Exception>(() => store.OpenAnother());

        var copy = Assert.Single(Directory.EnumerateFiles(store.Folder, "parley.db.before-*"));
        await using var saved = new SqliteConnection($"Data Source={copy};Pooling=False");
        await saved.OpenAsync(Cancel);
        await using var count = saved.CreateCommand();
        count.CommandText = "SELECT count(*) FROM sites WHERE short_name = 'kept-site'";
        Assert.Equal(1L, await count.ExecuteScalarAsync(Cancel));
    }

    [Theory, OnBothDatabases]
    public async Task Two_processes_write_to_one_store_under_load(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        await using var other = await store.OpenAnother();
        var discussion = await A.Discussion().In(store);
        var voter = await A.Account().In(store);
        var first = await A.Comment().In(store, discussion);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(async index =>
        {
            var comment = A.Comment().Under(index % 5 == 0 ? first.Id : null).To(discussion, store.Now);
            var writer = index % 2 == 0 ? store.Store : other;
            await writer.Write((database, cancel) => database.Post(comment, cancel), Cancel);
            await writer.Write((database, cancel) => database.CastVote(first.Id, voter, index % 3 - 1, store.Now, cancel), Cancel);
        }));

        await using var database = store.Context();
        Assert.Equal(201, await database.Comments.CountAsync(Cancel));
        await foreach (var wrong in database.Inconsistencies(store.Keys, Cancel))
            Assert.Fail(wrong.Words);
    }

    public static TheoryData<string> NaughtyTexts() =>
    [
        "", " ", "\u200B", "\uFEFFbegins with a mark", "e\u0301 is not \u00E9", "ﷺ 𝒳 👩‍👩‍👧‍👦 🏳️‍🌈", "\u202Eright to left\u202C", "İıſK", "'; DROP TABLE comments; --", "@id $1 :name ?",
        "\r\n\t\v\f\u0085\u2028\u2029", "\u0001\u001B\u007F", "\uFFFD\uFFFE\uFDD0", "Z̵̡͎a̶l̷g̸o̵", "𐀀𐏿\U0010FFFD", "%_\\\"'`", "NULL", "١٢٣",
    ];

    [Theory, MemberData(nameof(NaughtyTexts))]
    public async Task Every_text_comes_back_as_it_was_written(string words)
    {
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            await using var store = await TestStore.Open(kind);
            var discussion = await A.Discussion().Titled(words).In(store);

            var comment = await A.Comment().Saying(words).In(store, discussion);

            await using var database = store.Context();
            Assert.Equal(words, (await database.Comment(comment.Id, Cancel))!.Source);
            Assert.Equal(words, (await database.Discussions.SingleAsync(Cancel)).Title);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Text_is_compared_and_sorted_sign_by_sign(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        string[] names = ["b", "B", "a", "ä", "Z", "z", "é", "e\u0301", "ß", "ss"];
        foreach (var name in names)
            await A.Account().Named(name).In(store);
        await using var database = store.Context();

        var sorted = await database.Accounts.OrderBy(account => account.Name).Select(account => account.Name).ToListAsync(Cancel);

        Assert.Equal(names.Order(StringComparer.Ordinal), sorted);
        Assert.Equal(1, await database.Accounts.CountAsync(account => account.Name == "b", Cancel));
    }

    [Fact]
    public async Task A_newer_programs_store_is_not_touched_by_a_missing_folder()
    {
        var folder = TestFolder.Make();
        var address = StoreAddress.Parse("deep/er/parley.db", folder);

        await Assert.ThrowsAnyAsync<Exception>(() => Store.Open(address, TestStore.Start, NullLogger.Instance, Cancel));

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
        Directory.Delete(folder);
    }
}
