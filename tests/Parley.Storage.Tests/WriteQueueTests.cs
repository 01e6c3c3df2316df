using Microsoft.EntityFrameworkCore;
using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Core.People;
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
            var behind = store.Write((_, _) => Task.FromResult(1));
            await Assert.ThrowsAsync<StoreUnavailableException>(() => broken);
            // On PostgreSQL another worker may have taken it.
            if (kind == DatabaseKind.Sqlite)
                await Assert.ThrowsAsync<StoreUnavailableException>(() => behind);
            Assert.False(store.Store.TakesWrites);
            await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Write((_, _) => Task.FromResult(1)));
            await using (var reading = store.Context())
                Assert.Equal(1, await reading.QueryNumber("SELECT count(*) FROM sites WHERE tagline IS NULL OR tagline = 'kept'", Cancel));

            await LetOpen(store);
            await Patience.Until(() => store.Store.TakesWrites);
            Assert.Equal(1, await store.Write((database, cancel) => database.Execute("UPDATE sites SET tagline = 'kept'", cancel)));
        }
    }

    // On PostgreSQL it has workers of its own and waits for no batch.
    [Fact]
    public async Task A_write_with_a_transaction_alone_waits_for_one_batch_at_most()
    {
        await using var store = await TestStore.Open(DatabaseKind.Sqlite);
        var discussion = new DiscussionId(1);
        var gate = new Gate();
        var held = store.Store.Write(discussion, gate.Hold, Cancel);
        await gate.Reached;
        var ran = 0;
        var storm = Enumerable.Range(0, 1_000).Select(_ => store.Store.Write(discussion, (_, _) => Task.FromResult(Interlocked.Increment(ref ran)), Cancel)).ToList();

        var alone = store.Write(async (database, cancel) =>
        {
            var before = Volatile.Read(ref ran);
            await database.Sites.CountAsync(cancel);
            return before;
        });
        gate.Open();

        Assert.InRange(await alone, 0, WriteQueue.MostInBatch);
        Assert.Equal(1_000, (await Task.WhenAll(storm)).Max());
        await held;
    }

    [Theory, OnBothDatabases]
    public async Task A_write_that_takes_too_long_is_stopped_and_undone_and_its_neighbours_are_stored(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        await using var other = await store.OpenAnother();
        other.LongestJob = TimeSpan.FromMilliseconds(300);

        var slow = other.Write(
            async (database, cancel) =>
            {
                await database.Execute("UPDATE sites SET tagline = 'never'", cancel);
                return await database.QueryNumber(
                    kind == DatabaseKind.Sqlite ? "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n" : "SELECT 1 FROM pg_sleep(600)",
                    cancel);
            }, Cancel);
        var neighbours = Enumerable.Range(0, 40)
            .Select(_ => other.Write(discussion, A.Comment().To(discussion, store.Now), PostWrites.PostAll, Cancel)).ToList();

        await Assert.ThrowsAsync<StoreBusyException>(() => slow);
        Assert.All(await Task.WhenAll(neighbours), result => Assert.IsType<PostResult.Stored>(result));
        Assert.True(other.TakesWrites);
        await using var reading = store.Context();
        Assert.Equal(0, await reading.QueryNumber("SELECT count(*) FROM sites WHERE tagline IS NOT NULL", Cancel));
    }

    [Theory, OnBothDatabases]
    public async Task Votes_that_wait_together_make_one_event_a_comment(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        var first = await A.Comment().In(store, discussion);
        var second = await A.Comment().In(store, discussion);
        var gate = new Gate();
        var held = store.Store.Write(discussion, gate.Hold, Cancel);
        await gate.Reached;

        var votes = Enumerable.Range(1, 60).Select(number => store.Store.Write(
            discussion, new NewVote(number % 3 == 0 ? second.Id : first.Id, discussion, new AccountId(number / 2), number % 5 == 0 ? -1 : 1, store.Now), VoteWrites.CastAll, Cancel)).ToList();
        gate.Open();
        await held;

        Assert.All(await Task.WhenAll(votes), result => Assert.IsType<ChangeResult.Done>(result));
        await using var reading = store.Context();
        Assert.Equal(2, await reading.QueryNumber("SELECT count(*) FROM events WHERE kind = @kind", Cancel, ("@kind", EventKind.CommentVoted)));
        Assert.Equal(0, await reading.QueryNumber(
            """
            SELECT count(*) FROM comments c WHERE c.up <> (SELECT count(*) FROM votes v WHERE v.comment = c.id AND v.value = 1)
                OR c.down <> (SELECT count(*) FROM votes v WHERE v.comment = c.id AND v.value = -1)
            """, Cancel));
        Assert.Equal(2 + 2, await reading.QueryNumber("SELECT seq FROM discussions", Cancel));
    }

    [Theory, OnBothDatabases]
    public async Task A_key_that_comes_many_times_at_once_stores_one_comment(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        var gate = new Gate();
        var held = store.Store.Write(discussion, gate.Hold, Cancel);
        await gate.Reached;

        var same = Enumerable.Range(0, 20).Select(_ => store.Store.Write(
            discussion, A.Comment().From("h:somebody").WithKey("k:same").Saying("Once.").To(discussion, store.Now), PostWrites.PostAll, Cancel)).ToList();
        var reused = store.Store.Write(
            discussion, A.Comment().From("h:somebody").WithKey("k:same").Saying("Other words.").To(discussion, store.Now), PostWrites.PostAll, Cancel);
        gate.Open();
        await held;

        var stored = (await Task.WhenAll(same)).Cast<PostResult.Stored>().ToList();
        Assert.Single(stored, result => !result.Again);
        Assert.Single(stored.Select(result => result.Comment.Id).Distinct());
        Assert.IsType<PostResult.KeyReused>(await reused);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_committed_is_told_in_order_before_it_is_acknowledged_and_nothing_else_is(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        List<long> told = [];
        store.Store.OnCommit(changes =>
        {
            lock (told)
                told.AddRange(changes.Select(change => change.Number));
        });

        await Task.WhenAll(Enumerable.Range(0, 60).Select(async index =>
        {
            if (index % 6 == 0)
            {
                await Assert.ThrowsAsync<InvalidDataException>(() => store.Store.Write<int>(
                    discussion, async (database, cancel) =>
                    {
                        await database.Post(A.Comment().To(discussion, store.Now), cancel);
                        throw new InvalidDataException("this one alone");
                    }, Cancel));
                return;
            }

            var result = await store.Store.Write(discussion, A.Comment().To(discussion, store.Now), PostWrites.PostAll, Cancel);
            lock (told)
                Assert.Contains(Assert.IsType<PostResult.Stored>(result).Seq, told);
        }));

        Assert.Equal(Enumerable.Range(1, 50).Select(number => (long)number), told);
    }

    [Fact]
    public async Task Other_nodes_are_told_what_was_committed_in_one_notice()
    {
        await using var store = await TestStore.Open(DatabaseKind.Postgres);
        var discussion = await A.Discussion().In(store);
        await using var listening = new Npgsql.NpgsqlConnection(store.Address.ConnectionString + ";Pooling=false");
        await listening.OpenAsync(Cancel);
        var heard = new TaskCompletionSource<string>();
        listening.Notification += (_, notice) => heard.TrySetResult(notice.Payload);
        await using (var listen = new Npgsql.NpgsqlCommand("LISTEN parley", listening))
            await listen.ExecuteNonQueryAsync(Cancel);

        await store.Store.Write(discussion, A.Comment().To(discussion, store.Now), PostWrites.PostAll, Cancel);
        await listening.WaitAsync(Cancel);

        Assert.Equal($"d:{discussion.Value}:1", await heard.Task);
    }

    [Theory, OnBothDatabases]
    public async Task A_write_that_shares_its_transaction_does_not_wake_the_framework(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => store.Store.Write(new DiscussionId(1), (database, cancel) => database.Sites.CountAsync(cancel), Cancel));
    }

    /// <summary>A write that holds its worker up until it is let go, so that others wait together behind it.</summary>
    private sealed class Gate
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => reached.Task;

        public void Open() => opened.SetResult();

        public async Task<int> Hold(Database database, CancellationToken cancel)
        {
            reached.TrySetResult();
            await opened.Task;
            return 0;
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
