using System.Diagnostics;
using Parley.Durability.Tests.Checking;
using Parley.Durability.Tests.Faults;
using Parley.Durability.Tests.Running;
using Parley.Testing;

namespace Parley.Durability.Tests;

/// <summary>The disk refuses, or dawdles, while readers write.</summary>
public sealed class FailingDiskTests(ITestOutputHelper output)
{
    [Fact]
    public Task While_the_disk_refuses_nothing_is_acknowledged_and_reading_goes_on() => RefuseForAWhile("fsync,fdatasync:error=EIO");

    [Theory, Trait("Speed", "Long")]
    [InlineData("pwrite64:error=EIO")]
    [InlineData("pwrite64:error=ENOSPC")]
    [InlineData("pwrite64:error=EROFS")]
    [InlineData("pwrite64,fsync,fdatasync,ftruncate,fallocate:error=EROFS")]
    public Task However_the_disk_refuses_nothing_is_acknowledged_and_reading_goes_on(string fault) => RefuseForAWhile(fault);

    [Fact]
    public async Task Nothing_is_acknowledged_before_the_disk_has_said_that_it_is_written()
    {
        Tampering.MustBePossible();
        var late = TimeSpan.FromMilliseconds(300);
        await using var trial = await Trial.Begin(DatabaseKind.Sqlite);
        await trial.Program.Serve();
        var load = trial.Begin();
        await load.More(20);

        long since;
        await using (await Tampering.With(trial.Program, $"fsync,fdatasync:delay_exit={late.TotalMicroseconds:F0}"))
        {
            since = Stopwatch.GetTimestamp();
            await load.More(20);
            await load.Stop();
        }

        Assert.DoesNotContain(Written(load, since), deed => Stopwatch.GetElapsedTime(deed.Began, deed.Ended) < late);
        Assert.Empty((await trial.Check(load)).Faults);
    }

    [Theory, Trait("Speed", "Long")]
    [InlineData("fsync,fdatasync", 12)]
    [InlineData("pwrite64", 40)]
    public async Task Each_single_call_to_the_disk_may_fail_once(string call, int most)
    {
        Tampering.MustBePossible();
        await using var trial = await Trial.Begin(DatabaseKind.Sqlite, discussions: most);
        await trial.Program.Serve();
        var all = Findings.None;
        for (var number = 1; number <= most; number++)
        {
            var load = trial.Begin(number);
            await load.More(10);
            await using (await Tampering.With(trial.Program, $"{call}:error=EIO:when={number}", Files(trial)))
                await load.More(100);
            await load.Stop();
            all += await trial.Check(load);
        }

        output.WriteLine($"{call} failing once, at call 1 to {most}: {all}");
        Assert.Empty(all.Faults);
        Assert.Null(await trial.Contradictions());
    }

    private async Task RefuseForAWhile(string fault)
    {
        Tampering.MustBePossible();
        await using var trial = await Trial.Begin(DatabaseKind.Sqlite);
        await trial.Program.Serve();
        var load = trial.Begin();
        await load.More(50);

        long since, until;
        await using (await Tampering.With(trial.Program, fault, Files(trial)))
        {
            since = Stopwatch.GetTimestamp();
            await load.Unanswered(30);
            Assert.True(await trial.Reads(), "Nobody could read while the disk refused to write.");
            Assert.True(await trial.SaysReadOnly(), "The page offered to post what no disk would take.");
            Assert.DoesNotContain("writes are taken again", trial.Program.Log, StringComparison.Ordinal);
            until = Stopwatch.GetTimestamp();
        }

        await load.More(50);
        await load.Stop();

        Assert.DoesNotContain(Written(load, since), deed => deed.Ended < until);
        var found = await trial.Check(load);
        Assert.Empty(found.Faults);
        // What a failed commit left in the files must not come back as something else.
        await trial.Program.Kill();
        await trial.Program.Serve();
        Assert.Empty((await trial.Check(load)).Faults);
        Assert.Null(await trial.Contradictions());
        output.WriteLine($"{fault}: {found}");
    }

    /// <summary>Deeds begun after that moment which cannot have been done without writing: a vote may stand already.</summary>
    private static IEnumerable<Deed> Written(Load load, long since) =>
        load.Deeds.Where(deed => deed is { Answer: Answer.Acknowledged, Kind: not DeedKind.Vote } && deed.Began > since);

    private static string[] Files(Trial trial) => [trial.Store.Setting, trial.Store.Setting + "-wal"];
}
