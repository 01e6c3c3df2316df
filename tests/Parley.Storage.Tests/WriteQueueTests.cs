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

    [Fact]
    public async Task A_connection_that_the_server_cut_is_replaced()
    {
        await using var store = await TestStore.Open(DatabaseKind.Postgres);
        await A.Site().In(store);

        for (var round = 0; round < 6; round++)
        {
            var cut = store.Write((database, cancel) => database.Execute("SELECT pg_terminate_backend(pg_backend_pid())", cancel));
            await Assert.ThrowsAnyAsync<Exception>(() => cut);
        }

        await A.Site().In(store);
        await using var reading = store.Context();
        Assert.Equal(2, await reading.Sites.CountAsync(Cancel));
    }
}
