using System.Globalization;
using Parley.Web.Articles.Editor;

namespace Parley.Web.Tests.Articles.Editor;

public sealed class NewsroomClockTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-01-10T08:00", "2026-01-10T07:00:00Z")]
    [InlineData("Europe/Berlin", "2026-07-10T08:00", "2026-07-10T06:00:00Z")]
    [InlineData(null, "2026-07-10T08:00", "2026-07-10T08:00:00Z")]
    [InlineData("Nowhere/Land", "2026-07-10T08:00", "2026-07-10T08:00:00Z")]
    // The hour that the clocks leap over, and the one that comes twice.
    [InlineData("Europe/Berlin", "2026-03-29T02:30", null)]
    [InlineData("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30:00Z")]
    [InlineData("UTC", "2026-02-30T10:00", null)]
    [InlineData("UTC", "0001-01-01T00:00", null)]
    [InlineData("UTC", "٢٠٢٦-01-01T00:00", null)]
    [InlineData("UTC", null, null)]
    public void A_moment_is_read_in_the_sites_own_time(string? zone, string? typed, string? moment)
    {
        var read = new NewsroomClock(zone).Read(typed);

        Assert.Equal(moment, read?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        if (read is { } known && zone != "Nowhere/Land") Assert.Equal(typed, new NewsroomClock(zone).Write(known));
    }
}
