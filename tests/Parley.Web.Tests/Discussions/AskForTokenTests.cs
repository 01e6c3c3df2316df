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

    private static Task<HttpResponseMessage> Ask(TestBrowser browser, Newsroom news) =>
        browser.Json(HttpMethod.Post, $"/api/v1/discussions/{news.Discussion}/form-token", "");
}
