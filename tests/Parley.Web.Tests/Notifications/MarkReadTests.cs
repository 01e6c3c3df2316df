using System.Net;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Notifications;

public sealed class MarkReadTests
{
    [Fact]
    public async Task One_or_all_are_marked_and_those_of_others_never()
    {
        await using var news = await Newsroom.Open();
        var (ada, ben) = (await news.SignedIn(), await news.SignedIn());
        var first = await news.Post(ada, "A claim.");
        for (var n = 0; n < 3; n++) await news.Post(ben, $"Answer {n}.", first.Id);
        var id = Told.Of((await Told.Unread(news, ada, 3))[0], "id");

        Assert.Equal(HttpStatusCode.Redirect, (await ben.Post($"{news.Prefix}/notifications/read")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await ben.Json(HttpMethod.Post, $"{news.Prefix}/api/v1/notifications/read", $$"""{"ids":["{{id}}"]}""")).StatusCode);
        Assert.Equal(3, await Unread());
        Assert.Equal(HttpStatusCode.Redirect, (await ada.Post($"{news.Prefix}/notifications/read", ("id", id))).StatusCode);
        Assert.Equal(2, await Unread());
        Assert.Equal(HttpStatusCode.NoContent, (await ada.Json(HttpMethod.Post, $"{news.Prefix}/api/v1/notifications/read", "{}")).StatusCode);
        Assert.Equal(0, await Unread());

        async Task<int> Unread() => (await Answer.Json(ada, $"{news.Prefix}/api/v1/notifications")).GetProperty("unread").GetInt32();
    }

    [Theory]
    [InlineData("""{"ids":["x"]}""")]
    [InlineData("""{"ids":["-1"]}""")]
    [InlineData("""{"ids":["1 OR 1=1"]}""")]
    public async Task What_is_no_id_is_refused(string body)
    {
        await using var news = await Newsroom.Open();

        var answer = await (await news.SignedIn()).Json(HttpMethod.Post, "/api/v1/notifications/read", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Another_sites_page_and_a_stranger_mark_nothing()
    {
        await using var news = await Newsroom.Open();
        var ada = await news.SignedIn();
        ada.Headers["Sec-Fetch-Site"] = "cross-site";

        Assert.Equal(HttpStatusCode.Forbidden, (await ada.Post("/notifications/read")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await news.Browser().Post("/notifications/read")).StatusCode);
    }
}
