using Parley.Durability.Tests.Checking;
using Parley.Durability.Tests.Faults;
using Parley.Durability.Tests.Running;
using Parley.Testing;

namespace Parley.Durability.Tests;

/// <summary>The power goes while readers write: whatever the disk was not told to keep is gone.</summary>
public sealed class PowerCutTests(ITestOutputHelper output)
{
    [Fact]
    public Task Nothing_acknowledged_is_lost_when_the_power_goes() => CutAgainAndAgain(times: 1);

    [Fact, Trait("Speed", "Long")]
    public Task Nothing_acknowledged_is_lost_in_fifty_power_cuts() => CutAgainAndAgain(times: 50);

    /// <summary>
    /// The program dies between writing a comment and syncing it, and finds it again when it starts. Whoever then sends the same comment
    /// again is told that it is posted: so it must be safe by then, although nothing new is written.
    /// </summary>
    [Fact]
    public async Task What_was_found_again_after_a_crash_is_safe_before_it_is_acknowledged()
    {
        Tampering.MustBePossible();
        await using var disk = await Disk.InFile(megabytes: 64);
        await using var trial = await Trial.Begin(() => TestStore.In(disk.Folder));
        await trial.Program.Serve();
        var discussion = trial.NextArticle().Discussion;
        // The first write of a start begins the log; only the second is a commit like any other.
        var first = new LoneComment(trial, discussion, "The lamps were lit.");
        Assert.True(await first.Send());
        await first.IsFollowedUp();
        var comment = new LoneComment(trial, discussion, "The lamps are still lit.");
        await using (await Tampering.With(trial.Program, "fsync,fdatasync:signal=KILL"))
        {
            Assert.False(await comment.Send());
            await trial.Program.Ended();
        }

        await trial.Program.Serve();
        Assert.True(await comment.IsThere());
        Assert.True(await comment.Send());
        disk.CutOff();
        await trial.Program.Kill();
        await disk.Reconnect();
        await trial.Program.Serve();

        Assert.True(await comment.IsThere());
    }

    private async Task CutAgainAndAgain(int times)
    {
        await using var disk = await Disk.InFile(megabytes: 128);
        await using var trial = await Trial.Begin(() => TestStore.In(disk.Folder), discussions: times);
        var (chance, all) = (new Random(times), Findings.None);
        await trial.Program.Serve();
        for (var time = 0; time < times; time++)
        {
            var load = trial.Begin(seed: time);
            await load.More(chance.Next(20, 200));

            // The program must stop with the disk, as it does when the power goes.
            await trial.Program.Pause();
            disk.CutOff();
            await trial.Program.Kill();
            await disk.Reconnect();
            await trial.Program.Serve();
            await load.More(20);
            await load.Stop();

            all += await trial.Check(load);
            Assert.Empty(all.Faults);
        }

        Assert.Null(await trial.Contradictions());
        output.WriteLine($"{times} power cuts: {all}");
    }
}
