using Parley.Core.People;
using Parley.Core.Site;
using Xunit;

namespace Parley.Core.Tests.People;

public sealed class StandingTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly SiteId Site = new(1);

    [Theory]
    [InlineData(0, 400, StandingLevel.New)]
    [InlineData(1, 0, StandingLevel.Known)]
    [InlineData(100, 13, StandingLevel.Known)]
    [InlineData(19, 400, StandingLevel.Known)]
    [InlineData(20, 14, StandingLevel.Trusted)]
    public void Comments_that_stand_and_days_make_somebody_known_and_then_trusted(int posted, int days, StandingLevel expected) =>
        Assert.Equal(expected, Standing.Of([], posted, Now.AddDays(-days), Trust.Usual, Now).Level);

    [Fact]
    public void Whoever_came_at_a_time_nobody_knows_is_not_trusted_by_days() =>
        Assert.Equal(StandingLevel.Known, Standing.Of([], 100, null, Trust.Usual, Now).Level);

    [Fact]
    public void The_gravest_measure_holds_and_says_until_when()
    {
        var standing = Standing.Of(
            [Measure(MeasureKind.Trusted), Measure(MeasureKind.Muted, 1), Measure(MeasureKind.Suspended, 3), Measure(MeasureKind.Suspended, 2)], 50, Now, Trust.Usual, Now);

        Assert.Equal((StandingLevel.Suspended, Now.AddDays(3)), (standing.Level, standing.Until!.Value));
        Assert.Equal((MeasureKind.Suspended, Now.AddDays(3)), (standing.Bar!.Kind, standing.Bar.Until!.Value));
        Assert.False(standing.MayWrite);
    }

    [Fact]
    public void What_is_for_good_outweighs_what_ends() =>
        Assert.Null(Standing.Of([Measure(MeasureKind.Muted, 9), Measure(MeasureKind.Muted)], 0, null, Trust.Usual, Now).Until);

    [Fact]
    public void A_measure_is_over_in_the_moment_that_it_names()
    {
        var muted = Measure(MeasureKind.Muted, 1);

        Assert.False(Standing.Of([muted], 0, null, Trust.Usual, Now.AddDays(1).AddMilliseconds(-1)).MayWrite);
        Assert.True(Standing.Of([muted], 0, null, Trust.Usual, Now.AddDays(1)).MayWrite);
    }

    [Fact]
    public void Holding_everything_back_is_beside_the_levels()
    {
        var standing = Standing.Of([Measure(MeasureKind.HoldAll), Measure(MeasureKind.Warned, 30)], 5, Now, Trust.Usual, Now);

        Assert.Equal((StandingLevel.Warned, true, true), (standing.Level, standing.HoldAll, standing.MayWrite));
        Assert.Null(standing.Bar);
    }

    private static Measure Measure(MeasureKind kind, int? days = null) =>
        new(PersonKey.Of(new AccountId(1)), Site, kind, Now, days is { } some ? Now.AddDays(some) : null, null, Site, 1);
}
