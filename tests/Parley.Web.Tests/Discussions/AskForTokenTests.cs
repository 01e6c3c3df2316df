using System.Net;
using Parley.Testing;

namespace Parley.Web.Tests.Discussions;

public sealed class AskForTokenTests
{
    [Fact]
    public async Task Each_form_gets_a_token_of_its_own_that_nobody_keeps()
    {
        var news = await Newsroom.Open();

        var first = await Ask(news.Browser(), news);
        var second = await Ask(news.Browser(), news);

        Assert.Equal("no-store", first.Headers.CacheControl?.ToString());
        var json = await Answer.Json(first);
        Assert.InRange(json.GetProperty("bits").GetInt32(), 8, 12);
        Assert.NotEqual(json.GetProperty("token").GetString(), (await Answer.Json(second)).GetProperty("token").GetString());
    }

    [Fact]
    public async Task A_page_elsewhere_cannot_fetch_one()
    {
        var news = await Newsroom.Open();
        var browser = news.Browser();
        browser.Cookies["__Host-parley-guest"] = "AAAAAAAAAAAAAAAAAAAAAA";
        browser.Headers["Sec-Fetch-Site"] = "cross-site";

        Assert.Equal(HttpStatusCode.Forbidden, (await Ask(browser, news)).StatusCode);
    }

    [Fact]
    public async Task There_is_none_for_the_discussion_of_another_site()
    {
        await using var news = await Newsroom.Open();
        await using var elsewhere = await news.Neighbour();

        var answer = await news.Browser().Json(HttpMethod.Post, $"{news.Prefix}/api/v1/discussions/{elsewhere.Discussion}/form-token", "");

        await Answer.Problem(HttpStatusCode.NotFound, answer);
    }

    private static Task<HttpResponseMessage> Ask(TestBrowser browser, Newsroom news) =>
        browser.Json(HttpMethod.Post, $"/api/v1/discussions/{news.Discussion}/form-token", "");
}
