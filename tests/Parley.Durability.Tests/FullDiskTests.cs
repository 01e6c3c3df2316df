using Parley.Durability.Tests.Faults;
using Parley.Durability.Tests.Running;
using Parley.Testing;

namespace Parley.Durability.Tests;

/// <summary>The disk runs full, or becomes read-only, while readers write.</summary>
public sealed class FullDiskTests(ITestOutputHelper output)
{
    /// <summary>What the operator is promised (docs/operating.md), and how much longer it may take on a busy machine.</summary>
    private static readonly TimeSpan WritesAgainWithin = TimeSpan.FromSeconds(5);

    private const int Generosity = 6;

    [Fact]
    public async Task On_a_full_disk_reading_goes_on_words_are_kept_in_the_form_and_writing_resumes_when_there_is_room()
    {
        await using var disk = await Disk.InMemory(megabytes: 12);
        await using var trial = await Trial.Begin(() => TestStore.In(disk.Folder));
        await trial.Program.Serve();
        var load = trial.Begin();
        await load.More(20);

        disk.FillUp();
        await load.Unanswered(30);
        Assert.True(await trial.Reads(), "Nobody could read while the disk was full.");
        var (status, later, page) = await trial.SendForm("Words that took an hour.");
        Assert.True(status is 503 or 507, $"{status}");
        Assert.True(later > TimeSpan.Zero, "Nobody was told when to come back.");
        Assert.Contains("Words that took an hour.", page, StringComparison.Ordinal);

        disk.MakeRoom();
        var again = await load.More(10);
        await load.Stop();

        Assert.True(again < WritesAgainWithin * Generosity, $"Writing resumed after {again}.");
        var found = await trial.Check(load);
        Assert.Empty(found.Faults);
        Assert.Null(await trial.Contradictions());
        output.WriteLine($"full disk: {found}; ten deeds were acknowledged {again.TotalMilliseconds:F0} ms after there was room");
    }

    [Fact]
    public async Task On_a_disk_that_became_read_only_reading_goes_on_and_nothing_is_lost()
    {
        await using var disk = await Disk.InFile(megabytes: 64);
        await using var trial = await Trial.Begin(() => TestStore.In(disk.Folder));
        await trial.Program.Serve();
        var load = trial.Begin();
        await load.More(50);

        // Between two syncs: one that is under way at this very moment, Linux may call done and lose nevertheless.
        await trial.Program.Pause();
        await disk.TurnReadOnly();
        await trial.Program.Continue();
        await load.Unanswered(30);
        Assert.True(await trial.Reads(), "Nobody could read while the disk was read-only.");
        await trial.Program.Kill();
        await disk.Reconnect();
        await trial.Program.Serve();
        await load.More(10);
        await load.Stop();

        var found = await trial.Check(load);
        Assert.Empty(found.Faults);
        Assert.Null(await trial.Contradictions());
        output.WriteLine($"read-only disk: {found}");
    }
}
