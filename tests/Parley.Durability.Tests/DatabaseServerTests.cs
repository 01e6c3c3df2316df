using Npgsql;
using Parley.Durability.Tests.Checking;
using Parley.Durability.Tests.Running;
using Parley.Testing;

namespace Parley.Durability.Tests;

/// <summary>PostgreSQL dies, hangs up, or one of two nodes stands still, while readers write.</summary>
public sealed class DatabaseServerTests(ITestOutputHelper output)
{
    /// <summary>What the operator is promised after the server is back (docs/operating.md), and how much longer it may take on a busy machine.</summary>
    private static readonly TimeSpan WritesAgainWithin = TimeSpan.FromSeconds(5);

    private const int Generosity = 6;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_when_the_database_server_is_killed() =>
        Assert.True(await KillServer(times: 1) < WritesAgainWithin * Generosity);

    [Fact, Trait("Speed", "Long")]
    public async Task Nothing_acknowledged_is_lost_when_the_database_server_is_killed_twenty_times() =>
        Assert.True(await KillServer(times: 20) < WritesAgainWithin);

    [Fact]
    public async Task A_server_that_forgets_what_it_confirmed_is_warned_of_at_every_start()
    {
        await using var trial = await Trial.Begin(DatabaseKind.Postgres);

        await trial.Program.Serve();

        Assert.Contains("without fsync, full_page_writes, synchronous_commit", trial.Program.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_lost_or_doubled_when_the_server_hangs_up()
    {
        await using var trial = await Trial.Begin(DatabaseKind.Postgres);
        await trial.Program.Serve();
        var load = trial.Begin();
        await using (var server = NpgsqlDataSource.Create(trial.Store.Setting + ";Pooling=false"))
            for (var time = 0; time < 5; time++)
            {
                await load.More(20);
                await using var hangUp = server.CreateCommand(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
                await hangUp.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            }

        await load.More(20);
        await load.Stop();

        var found = await trial.Check(load);
        output.WriteLine($"connections ended five times: {found}");
        Assert.Empty(found.Faults);
        Assert.Null(await trial.Contradictions());
    }

    [Fact]
    public async Task Pages_that_were_read_before_are_read_while_the_server_is_away()
    {
        await using var server = await PostgresServer.StartOwn();
        await using var trial = await Trial.Begin(() => TestStore.On(server));
        await trial.Program.Serve();
        var discussion = trial.NextArticle().Discussion;
        var (before, meanwhile) = (new LoneComment(trial, discussion, "Before it went."), new LoneComment(trial, discussion, "While it was away."));
        Assert.True(await before.Send());
        Assert.True(await trial.Reads() && await before.IsThere());

        await server.Kill();
        Assert.False(await meanwhile.Send());

        Assert.True(await trial.Reads() && await before.IsThere());
        await server.StartAgain();
        await Wait.Until(meanwhile.Send, "the store took a comment again");
        Assert.True(await meanwhile.IsThere());
    }

    [Fact, Trait("Speed", "Long")]
    public async Task A_node_that_stands_still_does_not_hold_up_the_other()
    {
        await using var trial = await Trial.Begin(DatabaseKind.Postgres);
        await trial.Program.Serve();
        var other = trial.AddNode();
        await other.Serve();
        var load = trial.Begin();
        await load.More(50);

        await other.Pause();
        var waited = await load.More(30);
        await other.Continue();
        await load.More(30);
        await load.Stop();

        foreach (var node in trial.Nodes)
        {
            var found = await trial.Check(load, node);
            output.WriteLine($"a node stood still; the other acknowledged 30 deeds in {waited.TotalMilliseconds:F0} ms: {found}");
            Assert.Empty(found.Faults);
        }

        Assert.Null(await trial.Contradictions());
    }

    private async Task<TimeSpan> KillServer(int times)
    {
        await using var server = await PostgresServer.StartOwn();
        await using var trial = await Trial.Begin(() => TestStore.On(server), discussions: times);
        await trial.Program.Serve();
        var (chance, slowest, all) = (new Random(times), TimeSpan.Zero, Findings.None);
        for (var time = 0; time < times; time++)
        {
            var load = trial.Begin(seed: time);
            await load.More(chance.Next(20, 100));

            await server.Kill();
            await load.Unanswered(6);
            await server.StartAgain();
            var again = await load.More(10);
            await load.Stop();

            slowest = again > slowest ? again : slowest;
            all += await trial.Check(load);
            Assert.Empty(all.Faults);
        }

        Assert.Null(await trial.Contradictions());
        Assert.DoesNotContain("synchronous_commit", trial.Program.Log, StringComparison.Ordinal);
        output.WriteLine($"the server was killed {times} times: {all}; ten deeds were acknowledged at most {slowest.TotalMilliseconds:F0} ms after it was back");
        return slowest;
    }
}
