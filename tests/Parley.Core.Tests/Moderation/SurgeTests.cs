using Parley.Core.Moderation;
using Xunit;

namespace Parley.Core.Tests.Moderation;

public sealed class SurgeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly SurgeLimits Limits = SurgeLimits.Default;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(0, SurgeLevel.None)]
    [InlineData(149, SurgeLevel.None)]
    [InlineData(150, SurgeLevel.Slow)]
    [InlineData(300, SurgeLevel.HoldNewcomers)]
    [InlineData(600, SurgeLevel.ReadOnly)]
    [InlineData(1_000_000, SurgeLevel.ReadOnly)]
    public void The_rate_of_comments_raises_the_level_at_once(int comments, SurgeLevel expected) =>
        Assert.Equal(expected, Surge.None.Next(Of(comments), Limits, Noon).Level);

    [Theory]
    [InlineData(20, 20, SurgeLevel.None)]
    [InlineData(74, 74, SurgeLevel.None)]
    [InlineData(75, 52, SurgeLevel.None)]
    [InlineData(75, 53, SurgeLevel.HoldNewcomers)]
    public void Newcomers_are_held_when_most_of_many_are_new(int comments, int newcomers, SurgeLevel expected) =>
        Assert.Equal(expected, Surge.None.Next(new(comments, newcomers, 0, default), Limits, Noon).Level);

    [Theory]
    [InlineData(0, 4, SurgeLevel.None)]
    [InlineData(0, 5, SurgeLevel.HoldNewcomers)]
    [InlineData(100, 19, SurgeLevel.None)]
    [InlineData(100, 20, SurgeLevel.Slow)]
    [InlineData(100, 60, SurgeLevel.HoldNewcomers)]
    public void Reports_count_by_what_they_are_about(int comments, int reports, SurgeLevel expected) =>
        Assert.Equal(expected, Surge.None.Next(new(comments, 0, reports, default), Limits, Noon).Level);

    [Fact]
    public void A_queue_that_nobody_works_off_slows_what_comes_quickly_and_a_quiet_night_is_no_rush()
    {
        Assert.Equal(SurgeLevel.Slow, Surge.None.Next(new(75, 0, 0, TimeSpan.FromDays(30)), Limits, Noon).Level);
        Assert.Equal(SurgeLevel.None, Surge.None.Next(new(74, 0, 0, TimeSpan.FromDays(30)), Limits, Noon).Level);
    }

    [Fact]
    public void Many_newcomers_whom_many_report_end_posting() =>
        Assert.Equal(SurgeLevel.ReadOnly, Surge.None.Next(new(200, 190, 150, default), Limits, Noon).Level);

    [Fact]
    public void It_goes_down_one_step_after_each_while_of_calm()
    {
        var surge = Surge.None.Next(Of(600), Limits, Noon);
        List<(SurgeLevel, double)> steps = [];
        for (var at = Noon; at < Noon.AddHours(1); at += Look)
        {
            var next = surge.Next(Of(0), Limits, at);
            if (next.Level != surge.Level)
                steps.Add((next.Level, (at - Noon).TotalMinutes));
            surge = next;
        }

        Assert.Equal([(SurgeLevel.HoldNewcomers, 10), (SurgeLevel.Slow, 20), (SurgeLevel.None, 30)], steps);
    }

    [Fact]
    public void What_wavers_around_a_limit_switches_once_and_not_to_and_fro()
    {
        var (surge, changes) = (Surge.None, 0);
        for (var look = 0; look < 6 * 60 * 4; look++)
        {
            var next = surge.Next(Of(look % 2 == 0 ? 151 : 149), Limits, Noon + (look * Look));
            changes += next.Level == surge.Level ? 0 : 1;
            surge = next;
        }

        Assert.Equal((1, SurgeLevel.Slow), (changes, surge.Level));
    }

    [Fact]
    public void Waves_that_come_back_within_the_while_keep_the_level()
    {
        var (surge, changes) = (Surge.None, 0);
        for (var look = 0; look < 6 * 60 * 4; look++)
        {
            // Four minutes of rush, eight of quiet.
            var next = surge.Next(Of(look % 72 < 24 ? 320 : 10), Limits, Noon + (look * Look));
            changes += next.Level == surge.Level ? 0 : 1;
            surge = next;
        }

        Assert.Equal((1, SurgeLevel.HoldNewcomers), (changes, surge.Level));
    }

    [Fact]
    public void What_staff_set_holds_until_its_end_whatever_is_measured()
    {
        var surge = Surge.None with { Set = SurgeLevel.Slow, SetUntil = Noon.AddHours(1) };

        var rushed = surge.Next(Of(600), Limits, Noon);
        Assert.Equal(SurgeLevel.Slow, rushed.InForce(Noon));
        Assert.Equal(SurgeLevel.ReadOnly, rushed.InForce(Noon.AddHours(1)));
        Assert.Null(rushed.Next(Of(600), Limits, Noon.AddHours(1)).Set);
    }

    [Fact]
    public void Switched_off_it_measures_nothing_and_the_hand_still_holds()
    {
        var surge = new Surge(SurgeLevel.ReadOnly, null, SurgeLevel.HoldNewcomers, Noon.AddHours(1)).Next(Of(9999), Limits with { IsOn = false }, Noon);

        Assert.Equal((SurgeLevel.None, SurgeLevel.HoldNewcomers), (surge.Level, surge.InForce(Noon)));
    }

    private static SurgeCounts Of(int comments) => new(comments, 0, 0, default);
}
