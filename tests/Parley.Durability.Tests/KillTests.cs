using Parley.Durability.Tests.Checking;
using Parley.Durability.Tests.Running;
using Parley.Testing;

namespace Parley.Durability.Tests;

/// <summary>The program dies on the spot, again and again, while readers write.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    /// <summary>What the operator is promised (docs/operating.md).</summary>
    private static readonly TimeSpan BackWithin = TimeSpan.FromSeconds(5);

    /// <summary>So much longer may a single start take on a machine that does other things, before a test fails.</summary>
    private const int Generosity = 6;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public Task Nothing_acknowledged_is_lost_or_doubled_when_the_program_is_killed(DatabaseKind kind) => KillAgainAndAgain(kind, times: 2);

    [Theory, Trait("Speed", "Long")]
    [InlineData(DatabaseKind.Sqlite, 200)]
    [InlineData(DatabaseKind.Postgres, 50)]
    public async Task Nothing_acknowledged_is_lost_or_doubled_in_two_hundred_kills(DatabaseKind kind, int times)
    {
        var starts = await KillAgainAndAgain(kind, times);

        Assert.True(starts[starts.Count / 2] < BackWithin, $"Half of the starts took longer than {starts[starts.Count / 2]}.");
    }

    /// <summary>Answers how long the starts took, the shortest first.</summary>
    private async Task<IReadOnlyList<TimeSpan>> KillAgainAndAgain(DatabaseKind kind, int times)
    {
        await using var trial = await Trial.Begin(kind, discussions: times);
        var (chance, all) = (new Random(times), Findings.None);
        List<TimeSpan> starts = [];
        await trial.Program.Serve();
        List<Load> loads = [];
        for (var time = 0; time < times; time++)
        {
            loads.Add(trial.Begin(seed: time));
            await loads[^1].More(chance.Next(1, 60));

            await trial.Program.Kill();
            starts.Add(await trial.Program.Serve());
            // Those who wait for an answer get one now, by the key they had before.
            await loads[^1].More(10);
            await loads[^1].Stop();

            all += await trial.Check(loads[^1]);
            Assert.Empty(all.Faults);
            if (loads.Count % 20 == 0) output.WriteLine($"{loads.Count} kills on {kind}: {all}; slowest start {starts.Max().TotalMilliseconds:F0} ms");
        }

        // The last kills have not harmed what was checked after the first.
        foreach (var load in loads)
            Assert.Empty((await trial.Check(load)).Faults);
        Assert.Null(await trial.Contradictions());
        starts.Sort();
        output.WriteLine($"{times} kills on {kind}: {all}; starts {starts[times / 2].TotalMilliseconds:F0} ms in the middle, {starts[^1].TotalMilliseconds:F0} ms at most");
        Assert.True(starts[^1] < BackWithin * Generosity, $"It took {starts[^1]} until it served again.");
        return starts;
    }
}
