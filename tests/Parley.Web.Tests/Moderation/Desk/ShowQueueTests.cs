using System.Net;
using Parley.Core.People;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Desk;

public sealed class ShowQueueTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task What_is_held_is_listed_with_why_and_the_first_of_it_is_open_beside(DatabaseKind kind)
    {
        await using var news = await DeskOf.Holding(kind);
        var posted = await news.Post(news.Browser(), "Waiting words.", name: "Lamp Lighter");

        var page = await news.Page(await news.SignedIn(role: Role.Moderator), "/queue/held");

        Assert.Equal([posted.Id], page.Listed());
        Assert.Contains("every comment is read first", page.QuerySelector(".queue .why")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("Waiting words.", page.QuerySelector(".judged")?.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", page.QuerySelector("[data-count=held]")?.TextContent);
    }

    [Fact]
    public async Task Words_and_choices_narrow_it_and_a_choice_that_means_nothing_narrows_nothing()
    {
        await using var news = await DeskOf.Holding();
        var lamp = await news.Post(news.Browser(), "About lamps.");
        var boat = await news.Post(await news.SignedIn("Boat Builder"), "About boats & \"sails\".");
        var staff = await news.SignedIn(role: Role.Moderator);

        Assert.Equal([boat.Id], (await news.Page(staff, "/queue/all?q=boa")).Listed());
        Assert.Equal([lamp.Id], (await news.Page(staff, "/queue/all?by=guest")).Listed());
        Assert.Equal([boat.Id], (await news.Page(staff, "/queue/all?by=account&reason=hold-first&rule=hold-first")).Listed());
        Assert.Empty((await news.Page(staff, "/queue/all?section=elsewhere")).Listed());
        Assert.Equal(2, (await news.Page(staff, "/queue/all?section=harbour&language=en")).Listed().Count);
        Assert.Empty((await news.Page(staff, "/queue/all?mine=watched")).Listed());
        Assert.Equal([lamp.Id, boat.Id], (await news.Page(staff, "/queue/all?sort=oldest&by=nobody&person=x:1&article=-1&after=x_y&tab='")).Listed());
        Assert.Equal([boat.Id, lamp.Id], (await news.Page(staff, "/queue/all?sort=newest")).Listed());
        Assert.Empty((await news.Page(staff, $"/queue/all?reason={Uri.EscapeDataString("' OR 1=1 --")}&rule=%25")).Listed());
    }

    [Fact]
    public async Task Pages_follow_one_another()
    {
        await using var news = await DeskOf.Holding();
        List<string> posted = [];
        for (var index = 0; index < 33; index++)
            posted.Add((await news.Post(news.Browser(), $"Words {index}.")).Id);
        var staff = await news.SignedIn(role: Role.Moderator);

        var first = await news.Page(staff, "/queue/held?sort=oldest");
        var second = await news.Page(first.QuerySelector(".pages a:last-child")?.GetAttribute("href") ?? "", staff);

        Assert.Equal(posted, [.. first.Listed(), .. second.Listed()]);
    }

    [Fact]
    public async Task Nobody_but_staff_of_the_site_sees_any_of_it()
    {
        await using var news = await DeskOf.Holding();
        var posted = await news.Post(news.Browser(), "Waiting words.");
        var elsewhere = await news.Neighbour();

        foreach (var browser in (TestBrowser[])[news.Browser(), await news.SignedIn(), await elsewhere.SignedIn(role: Role.Owner)])
            foreach (var path in (string[])["", "/queue/held", $"/items/{posted.Id}", "/counts", "/articles", "/reasons"])
            {
                var answer = await browser.Get($"{news.Prefix}/desk{path}");
                Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, $"{path}: {answer.StatusCode}");
                Assert.DoesNotContain("Waiting words.", await Answer.Text(answer), StringComparison.Ordinal);
            }

        var stranger = await elsewhere.SignedIn(role: Role.Moderator);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"{elsewhere.Prefix}/desk/items/{posted.Id}")).StatusCode);
        Assert.Empty((await elsewhere.Page(stranger, "/queue/all")).Listed());
    }

    [Fact]
    public async Task An_unknown_tab_is_not_there()
    {
        await using var news = await Newsroom.Open();

        var answer = await (await news.SignedIn(role: Role.Moderator)).Get(news.Prefix + "/desk/queue/everything");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
