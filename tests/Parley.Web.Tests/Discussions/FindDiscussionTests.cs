using System.Net;

namespace Parley.Web.Tests.Discussions;

public sealed class FindDiscussionTests
{
    [Fact]
    public async Task A_page_is_found_by_path_and_by_any_of_its_addresses()
    {
        await using var news = await Newsroom.Open();
        var path = $"/articles/{news.Article.Slug}";
        var host = news.Program.Address.GetLeftPart(UriPartial.Authority);

        foreach (var (api, url) in (((string, string)[])[
            ("", news.ArticlePath), (news.Prefix, path), (news.Prefix, news.ArticlePath), ("", host + news.ArticlePath), ("", $"{host}{news.ArticlePath}/?utm_source=x#discussion"),
            (news.Prefix, $"http://localhost:5080{news.ArticlePath}")]))
        {
            var found = await Answer.Json(news.Browser(), $"{api}/api/v1/discussions?url={Uri.EscapeDataString(url)}");
            Assert.Equal(news.Discussion.ToString(), found.GetProperty("id").GetString());
            Assert.Equal("id", found.EnumerateObject().First().Name);
        }
    }

    [Fact]
    public async Task Looking_never_makes_one()
    {
        await using var news = await Newsroom.Open();

        await Answer.Problem(HttpStatusCode.NotFound, await news.Browser().Get($"{news.Prefix}/api/v1/discussions?url=/articles/nothing"));
        await Answer.Problem(HttpStatusCode.NotFound, await news.Browser().Get("/api/v1/discussions?url=https://elsewhere.example/page"));
        await Answer.Problem(HttpStatusCode.NotFound, await news.Browser().Get($"{news.Prefix}/api/v1/discussions?url=/articles/nothing"));
    }

    [Fact]
    public async Task A_site_named_in_the_path_and_another_by_the_address_is_refused()
    {
        await using var news = await Newsroom.Open();
        var other = await news.Neighbour();

        var problem = await Answer.Problem(HttpStatusCode.BadRequest, await news.Browser().Get($"{other.Prefix}/api/v1/discussions?url={news.ArticlePath}"));

        Assert.True(problem.GetProperty("errors").TryGetProperty("url", out _));
        await Answer.Problem(HttpStatusCode.BadRequest, await news.Browser().Get($"{other.Prefix}/api/v1/counts?url={news.ArticlePath}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?url=")]
    [InlineData("?url=javascript:alert(1)")]
    [InlineData("?url=//elsewhere.example/x")]
    [InlineData("?url=x")]
    [InlineData("?url=/%5Cx")]
    [InlineData("?url=https://me@elsewhere.example/x")]
    [InlineData("?url=/a%20b")]
    [InlineData("?url=/a&url=/b")]
    [InlineData("?url=/a&URL=/b")]
    public async Task What_is_no_address_of_a_page_is_refused(string query)
    {
        await using var news = await Newsroom.Open();

        await Answer.Problem(HttpStatusCode.BadRequest, await news.Browser().Get("/api/v1/discussions" + query));
    }

    [Fact]
    public async Task It_says_how_things_stand()
    {
        await using var news = await Newsroom.Open();
        await news.Post(news.Browser(), "Words.");
        await news.Close();

        var found = await Answer.Json(news.Browser(), $"/api/v1/discussions?url={news.ArticlePath}");

        Assert.Equal("closed", found.GetProperty("state").GetString());
        Assert.Equal(1, found.GetProperty("commentCount").GetInt32());
        Assert.Equal("Lights on the quay", found.GetProperty("title").GetString());
        Assert.EndsWith(news.ArticlePath, found.GetProperty("url").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_discussion_is_read_by_its_id_as_by_its_page()
    {
        await using var news = await Newsroom.Open();
        var browser = news.Browser();

        var byPage = await Answer.Json(browser, $"/api/v1/discussions?url={news.ArticlePath}");
        var byId = await Answer.Json(browser, $"{news.Prefix}/api/v1/discussions/{news.Discussion}");

        Assert.Equal(byPage.GetProperty("id").GetString(), byId.GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/api/v1/discussions/999999999")).StatusCode);
    }
}
