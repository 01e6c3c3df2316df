using Parley.Core.People;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Desk;

public sealed class CountWaitingTests
{
    [Fact]
    public async Task It_says_how_much_waits_and_how_much_of_it_is_new()
    {
        await using var news = await DeskOf.HoldingAlone();
        var staff = await news.SignedIn(role: Role.Moderator);
        await news.Post(news.Browser(), "Old words.");
        var since = (await news.Page(staff, "/queue/held")).QuerySelector("desk-queue")?.GetAttribute("data-since");
        news.Later(TimeSpan.FromSeconds(5));
        await news.Post(news.Browser(), "New words.");

        var counts = await Answer.Json(staff, $"{news.Prefix}/desk/counts?tab=held&since={since}");
        var reported = await Answer.Json(staff, $"{news.Prefix}/desk/counts?tab=reported&since={since}");

        Assert.Equal((2, 0, 2), (counts.GetProperty("tabs").GetProperty("held").GetInt32(), counts.GetProperty("tabs").GetProperty("reported").GetInt32(), counts.GetProperty("tabs").GetProperty("all").GetInt32()));
        Assert.Equal((1, 0), (counts.GetProperty("fresh").GetInt32(), reported.GetProperty("fresh").GetInt32()));
    }
}
