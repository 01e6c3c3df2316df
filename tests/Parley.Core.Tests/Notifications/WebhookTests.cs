using Parley.Core.Notifications;
using Xunit;

namespace Parley.Core.Tests.Notifications;

public sealed class WebhookTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(long.MaxValue)]
    public void A_delivery_is_tried_again_ever_more_rarely_for_a_day_and_then_no_more(long delivery)
    {
        List<TimeSpan> waits = [];
        var now = Start;
        for (var attempt = 1; WebhookRetries.Next(delivery, attempt, Start, now) is { } next; attempt++)
        {
            waits.Add(next - now);
            now = next;
        }

        Assert.InRange(waits.Count, 8, 20);
        Assert.InRange(waits[0], TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(12));
        Assert.InRange(now - Start, TimeSpan.FromHours(14), WebhookRetries.GivenUpAfter);
    }

    [Fact]
    public void What_failed_together_does_not_come_back_together() =>
        Assert.True(Enumerable.Range(1, 50).Select(delivery => WebhookRetries.Next(delivery, 3, Start, Start)).Distinct().Count() > 10);
}
