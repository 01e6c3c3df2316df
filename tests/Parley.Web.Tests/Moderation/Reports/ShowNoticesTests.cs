using System.Net;
using Parley.Core.People;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Reports;

public sealed class ShowNoticesTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task What_waits_stands_first_and_trusted_flaggers_before_the_others(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind, site => site.Report(new() { TrustedFlaggers = ["trusted@example.org"] }));
        var staff = await news.SignedIn(role: Role.Moderator);
        var posted = await news.Post(news.Browser(), "Words.");
        foreach (var email in (string[])["ann@example.org", "trusted@example.org"])
            await SendNoticeTests.Send(news, news.Browser(), SendNoticeTests.Link(news, posted.Id), why: "Because of " + email, email: email);

        var page = await news.Page(news.Prefix + "/desk/notices", staff);
        var lines = page.QuerySelectorAll(".rows li");

        Assert.Equal([true, false], lines.Select(line => line.QuerySelector(".badge") is not null));
        Assert.Equal([news.Prefix + "/desk/notices"], page.QuerySelectorAll(".desk-bar a[aria-current=page]").Select(link => link.GetAttribute("href")));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await news.SignedIn()).Get(news.Prefix + "/desk/notices")).StatusCode);
    }
}
