using Parley.Core.Moderation.Desk;
using Xunit;

namespace Parley.Core.Tests.Moderation.Desk;

public sealed class WaitingTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nothing_waits_of_which_nothing_is_open()
    {
        Assert.False(new Waiting { IsHeld = false, Screened = 90, Since = Noon }.IsOpen);
        Assert.True(new Waiting { IsHeld = true, Since = Noon }.IsOpen);
        Assert.True(new Waiting { IsHeld = false, Appeals = 1, Since = Noon }.IsOpen);
    }

    [Theory]
    [InlineData(0, 0, 0, 0, 1)]
    [InlineData(55, 0, 0, 0, 55)]
    [InlineData(0, 1, 0, 0, 42)]
    [InlineData(0, 99, 0, 0, 90)]
    [InlineData(60, 1, 0, 0, 60)]
    [InlineData(0, 1, 1, 0, 80)]
    [InlineData(0, 0, 0, 1, 40)]
    public void The_risk_is_what_weighs_most(int screened, int reports, int notices, int appeals, int risk) =>
        Assert.Equal(risk, new Waiting { IsHeld = true, Screened = screened, Reports = reports, Notices = notices, Appeals = appeals, Since = Noon }.Risk);

    [Fact]
    public void Twice_the_risk_weighs_as_much_as_twice_the_reach_or_one_doubling_of_age()
    {
        var risk = Waiting.UrgencyOf(20, 1, Noon);

        Assert.Equal(risk, Waiting.UrgencyOf(10, 2, Noon));
        Assert.Equal(risk, Waiting.UrgencyOf(10, 1, Noon - Waiting.Doubling));
        Assert.True(Waiting.UrgencyOf(21, 1, Noon) < risk);
    }
}
