using Parley.Web.Live;

namespace Parley.Web.Tests.Live;

public sealed class RushTests
{
    private readonly Rush rush = new();
    private TimeSpan now;

    [Fact]
    public void A_crowd_is_noticed_once_when_it_has_settled()
    {
        Assert.DoesNotContain(true, Ticks(400, 900, 1_500, 2_000, 2_000, 2_000));

        Assert.Equal([true, false, false], Ticks(2_000, 2_000, 2_003));
    }

    [Fact]
    public void A_few_readers_are_no_crowd() =>
        Assert.DoesNotContain(true, Ticks([.. Enumerable.Repeat(Rush.Crowd - 1, 20)]));

    [Fact]
    public void A_crowd_that_comes_again_is_noticed_again_but_not_at_once()
    {
        Assert.Contains(true, Ticks([.. Enumerable.Repeat(5_000, 10)]));

        var again = Ticks([0, .. Enumerable.Repeat(5_000, 80)]);

        Assert.Equal(-1, Array.IndexOf(again, true, 0, 50));
        Assert.Single(again, true);
    }

    /// <summary>How many are here at each tick, half a second apart.</summary>
    private bool[] Ticks(params int[] streams) => [.. streams.Select(count => rush.HasSettled(count, now += TimeSpan.FromSeconds(0.5)))];
}
