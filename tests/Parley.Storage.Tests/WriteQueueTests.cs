using Microsoft.EntityFrameworkCore;
using Parley.Core.Site;
using Parley.Storage.Discussions;
using Parley.Testing;

namespace Parley.Storage.Tests;

public sealed class WriteQueueTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task A_job_that_fails_takes_nothing_with_it(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);

        var jobs = Enumerable.Range(0, 40).Select(index =>
        {
            var comment = A.Comment().To(discussion, store.Now);
            return store.Write(async (database, cancel) =>
            {
                var stored = await database.Post(comment, cancel);
                return index % 4 == 0 ? throw new InvalidDataException("this one alone") : stored;
            });
        }).ToList();

        for (var index = 0; index < jobs.Count; index++)
        {
            if (index % 4 == 0)
                await Assert.ThrowsAsync<InvalidDataException>(() => jobs[index]);
            else
                Assert.IsType<PostResult.Stored>(await jobs[index]);
        }

        await using var reading = store.Context();
        Assert.Equal(30, await reading.Comments.CountAsync(Cancel));
        Assert.Equal(30, await reading.QueryNumber("SELECT seq FROM discussions", Cancel));
    }

    [Theory, OnBothDatabases]
    public async Task A_statement_that_the_database_refuses_takes_nothing_with_it(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().Named("taken").In(store);

        var good = store.Write((database, cancel) => database.Execute("UPDATE sites SET tagline = 'kept'", cancel));
        var bad = store.Write(async (database, cancel) =>
        {
            database.Sites.Add(new Publication("taken", "Twice", "en", store.Now));
            return await database.SaveChangesAsync(cancel);
        });

        await Assert.ThrowsAsync<DbUpdateException>(() => bad);
        Assert.Equal(1, await good);
        await using var reading = store.Context();
        Assert.Equal("kept", (await reading.Sites.SingleAsync(row => row.Id == site, Cancel)).Tagline);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_accepted_is_finished_when_the_store_closes(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        var second = await store.OpenAnother();
        var accepted = Enumerable.Range(0, 60).Select(_ =>
        {
            var comment = A.Comment().To(discussion, store.Now);
            return second.Write((database, cancel) => database.Post(comment, cancel), Cancel);
        }).ToList();

        await second.DisposeAsync();

        Assert.Equal(60, (await Task.WhenAll(accepted)).Length);
        await using var reading = store.Context();
        Assert.Equal(60, await reading.Comments.CountAsync(Cancel));
        await Assert.ThrowsAsync<StoreBusyException>(() => second.Write((_, _) => Task.FromResult(1), Cancel));
    }

    [Theory, OnBothDatabases]
    public async Task A_full_queue_refuses_at_once(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var gate = new TaskCompletionSource();
        var blocked = Enumerable.Range(0, 8).Select(_ => store.Write(async (_, _) =>
        {
            await gate.Task;
            return 1;
        })).ToList();
        var waiting = new List<Task<int>>();

        var refusal = await Assert.ThrowsAsync<StoreBusyException>(async () =>
        {
            for (var index = 0; index < 20_000; index++)
            {
                var job = store.Write((_, _) => Task.FromResult(1));
                if (job.IsFaulted)
                    await job;
                waiting.Add(job);
            }
        });

        Assert.NotNull(refusal);
        gate.SetResult();
        Assert.Equal(waiting.Count + blocked.Count, (await Task.WhenAll(waiting.Concat(blocked))).Length);
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_is_saved_outside_a_job(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        await A.Site().In(store);
        await using var database = store.Context();
        database.Sites.Add(new Publication("new-one", "New", "en", store.Now));

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.SaveChangesAsync(Cancel));
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Execute("DELETE FROM sites", Cancel));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => database.Sites.ExecuteDeleteAsync(Cancel));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => database.QueryNumber("UPDATE sites SET version = 99 RETURNING 1", Cancel));
        Assert.Equal(1, await database.Sites.CountAsync(Cancel));
    }

    [Theory, OnBothDatabases]
    public async Task Who_gave_up_waiting_is_not_served_and_who_was_begun_is(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.Store.Write((_, _) => Task.FromResult(1), gone.Token));
    }

    [Theory, OnBothDatabases]
    public async Task A_store_that_breaks_acknowledges_nothing_refuses_while_reading_goes_on_and_comes_back(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        await A.Site().In(store);

        for (var round = 0; round < 2; round++)
        {
            await KeepClosed(store);
            var broken = store.Write((database, cancel) => Break(kind, database, cancel));
            await Assert.ThrowsAsync<StoreUnavailableException>(() => broken);
            Assert.False(store.Store.TakesWrites);
            await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Write((_, _) => Task.FromResult(1)));
            await using (var reading = store.Context())
                Assert.Equal(1, await reading.QueryNumber("SELECT count(*) FROM sites WHERE tagline IS NULL OR tagline = 'kept'", Cancel));

            await LetOpen(store);
            while (!store.Store.TakesWrites)
                await Task.Delay(5, Cancel);
            Assert.Equal(1, await store.Write((database, cancel) => database.Execute("UPDATE sites SET tagline = 'kept'", cancel)));
        }
    }

    private static async Task<int> Break(DatabaseKind kind, Database database, CancellationToken cancel)
    {
        await database.Execute("UPDATE sites SET tagline = 'broken'", cancel);
        if (kind == DatabaseKind.Postgres)
            return await database.Execute("SELECT pg_terminate_backend(pg_backend_pid())", cancel);
        // As on a full disk: this connection's file may not grow.
        await database.Execute("PRAGMA max_page_count = 1", cancel);
        return await database.Execute("CREATE TABLE too_much (words TEXT)", cancel);
    }

    /// <summary>Writing cannot begin anew: the reopened store is refused its first write.</summary>
    private static Task KeepClosed(TestStore store) => Ask(store, store.Kind == DatabaseKind.Sqlite
        ? "CREATE TRIGGER closed BEFORE UPDATE ON installation BEGIN SELECT RAISE(ABORT, 'closed'); END"
        : "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database()); END $$");

    private static Task LetOpen(TestStore store) => Ask(store, store.Kind == DatabaseKind.Sqlite
        ? "DROP TRIGGER closed"
        : "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = off', current_database()); END $$");

    /// <summary>As an operator would, on a connection that the store knows nothing of.</summary>
    private static async Task Ask(TestStore store, string statement)
    {
        await using System.Data.Common.DbConnection connection = store.Kind == DatabaseKind.Sqlite
            ? new Microsoft.Data.Sqlite.SqliteConnection(store.Address.ConnectionString + ";Pooling=false")
            : new Npgsql.NpgsqlConnection(store.Address.ConnectionString + ";Pooling=false;Options=-c default_transaction_read_only=off");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
