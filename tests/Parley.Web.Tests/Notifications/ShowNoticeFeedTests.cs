using System.Net;
using Parley.Web.Tests.Articles.Feeds;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Notifications;

public sealed class ShowNoticeFeedTests
{
    [Fact]
    public async Task The_address_is_shown_once_and_gives_what_was_told_until_it_is_closed()
    {
        await using var news = await Newsroom.Open();
        var (ada, ben) = (await news.SignedIn(), await news.SignedIn("Ben Hill"));
        await news.Post(ben, "An answer with a <tag>.", (await news.Post(ada, "A claim.")).Id);
        await Told.Unread(news, ada, 1);
        var address = await Make();
        Assert.DoesNotContain(address, await ada.Text($"{news.Prefix}/account/notifications"), StringComparison.Ordinal);

        var answer = await news.Browser().Get(address);
        var feed = await Answer.Text(answer);

        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Contains("noindex", answer.Headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
        Assert.Equal(["An answer with a <tag>."], FeedText.All(feed, "summary"));
        Assert.DoesNotContain(address.Split('/')[^1], feed, StringComparison.Ordinal);

        var renewed = await Make();
        Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get(address)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await news.Browser().Get(renewed)).StatusCode);
        await ada.Post($"{news.Prefix}/account/notifications/feed", ("value", "0"));
        Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get(renewed)).StatusCode);

        async Task<string> Make() => new Uri((await Answer.Page(await ada.Post($"{news.Prefix}/account/notifications/feed", ("value", "1"))))
            .QuerySelector("code")?.TextContent ?? "").PathAndQuery;
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("%27%20OR%201=1--")]
    public async Task A_guessed_address_is_not_there(string token)
    {
        await using var news = await Newsroom.Open();

        Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get($"/notifications/feed/{token}")).StatusCode);
    }
}
