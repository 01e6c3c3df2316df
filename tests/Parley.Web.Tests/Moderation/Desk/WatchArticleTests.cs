using System.Net;
using Parley.Core.People;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Desk;

public sealed class WatchArticleTests
{
    [Fact]
    public async Task The_queue_can_be_narrowed_to_what_one_watches()
    {
        await using var news = await DeskOf.Holding();
        var posted = await news.Post(news.Browser(), "Words.");
        var staff = await news.SignedIn(role: Role.Moderator);

        await Watch(news, staff, "yes");

        Assert.Equal([posted.Id], (await news.Page(staff, "/queue/all?mine=watched")).Listed());
        Assert.Contains("watched", (await news.Page(staff, "/articles")).QuerySelector(".articles .badge")?.TextContent, StringComparison.Ordinal);
        Assert.Empty((await news.Page(await news.SignedIn(role: Role.Moderator), "/queue/all?mine=watched")).Listed());
        await Watch(news, staff, "no");
        Assert.Empty((await news.Page(staff, "/queue/all?mine=watched")).Listed());
    }

    [Fact]
    public async Task Another_sites_article_is_not_there()
    {
        await using var news = await DeskOf.Holding();
        var elsewhere = await news.Neighbour();

        var answer = await (await elsewhere.SignedIn(role: Role.Owner)).Post($"{elsewhere.Prefix}/desk/watch", ("discussion", news.Discussion.ToString()), ("watch", "yes"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static Task<HttpResponseMessage> Watch(Newsroom news, Testing.TestBrowser staff, string watch) =>
        staff.Post($"{news.Prefix}/desk/watch", ("discussion", news.Discussion.ToString()), ("watch", watch));
}
