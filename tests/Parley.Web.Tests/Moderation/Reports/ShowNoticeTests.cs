using System.Net;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Reports;

public sealed class ShowNoticeTests
{
    [Fact]
    public async Task The_link_opens_one_notice_and_no_other()
    {
        await using var news = await Newsroom.Open();
        var neighbour = await news.Neighbour();
        var posted = await news.Post(news.Browser(), "Words.");
        var one = (await SendNoticeTests.Send(news, news.Browser(), SendNoticeTests.Link(news, posted.Id))).Headers.Location?.ToString() ?? "";
        var two = (await SendNoticeTests.Send(news, news.Browser(), SendNoticeTests.Link(news, posted.Id), why: "Another reason.")).Headers.Location?.ToString() ?? "";
        var (reference, key) = (one.Split('?')[0], one.Split('?')[1]);

        foreach (var path in (string[])[reference, reference + "?key=", reference + "?key=AAAA", $"{two.Split('?')[0]}?{key}", $"{reference.Replace(news.Prefix, neighbour.Prefix, StringComparison.Ordinal)}?{key}"])
            Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get(path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await news.Browser().Get($"{reference}?{key}")).StatusCode);
    }
}
