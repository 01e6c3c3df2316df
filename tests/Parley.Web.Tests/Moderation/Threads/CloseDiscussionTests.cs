using System.Net;
using Parley.Core.People;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Threads;

public sealed class CloseDiscussionTests
{
    [Fact]
    public async Task A_closed_discussion_says_why_and_an_opened_one_takes_comments_again()
    {
        await using var news = await Newsroom.Open();
        var staff = await news.SignedIn(role: Role.Moderator);
        _ = await news.ArticlePage();

        var answer = await staff.Post($"{news.Prefix}/discussions/{news.Discussion}/state", ("state", "closed"), ("reason", "hate"), ("why", "The <b>court</b> sits."));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Contains("The newsroom says: The <b>court</b> sits.", (await news.ArticlePage()).QuerySelector(".discussion .state")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await news.TryPost(news.Browser(), "Too late.")).StatusCode);
        Assert.Equal("The <b>court</b> sits.", (await Answer.Json(news.Browser(), $"/api/v1/discussions/{news.Discussion}")).GetProperty("closedWhy").GetString());
        await staff.Json(HttpMethod.Put, $"/api/v1/discussions/{news.Discussion}/state", """{"state":"open"}""");

        Assert.Equal(HttpStatusCode.Created, (await news.TryPost(news.Browser(), "In time.")).StatusCode);
    }

    [Theory]
    [InlineData("{\"state\":\"closed\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"state\":\"ajar\",\"reason\":\"hate\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"state\":\"closed\",\"reason\":\"hate\",\"why\":\"two\\nlines\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"state\":\"open\"}", HttpStatusCode.Conflict)]
    public async Task What_is_incomplete_or_so_already_is_refused(string json, HttpStatusCode expected)
    {
        await using var news = await Newsroom.Open();

        var answer = await (await news.SignedIn(role: Role.Owner)).Json(HttpMethod.Put, $"/api/v1/discussions/{news.Discussion}/state", json);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await news.TryPost(news.Browser(), "Still open.")).StatusCode);
    }

    [Fact]
    public async Task Nobody_but_the_sites_own_staff_closes_it()
    {
        await using var news = await Newsroom.Open();
        var elsewhere = await (await news.Neighbour()).SignedIn(role: Role.Owner);

        foreach (var browser in (TestBrowser[])[elsewhere, await news.SignedIn()])
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await browser.Post($"{news.Prefix}/discussions/{news.Discussion}/state", ("state", "closed"), ("reason", "hate"))).StatusCode);
    }
}
