using System.Net;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Corrections;

public sealed class MarkAsCorrectionTests
{
    [Fact]
    public async Task A_comment_is_one_request_whoever_marks_it()
    {
        await using var news = await Newsroom.Open();
        var author = await news.SignedIn();
        var posted = await news.Post(author, "The lamps were lit at seven.");

        foreach (var reader in (TestBrowser[])[author, await news.SignedIn(), news.Browser()])
        {
            Assert.Equal(HttpStatusCode.Redirect, (await reader.Post($"/comments/{posted.Id}/correct", ("right", ""))).StatusCode);
            var again = await reader.Json(HttpMethod.Post, $"/api/v1/comments/{posted.Id}/correct", "{}");
            Assert.Equal("known", (await Answer.Json(again)).GetProperty("outcome").GetString());
        }

        Assert.Equal(3, Assert.Single(await RequestCorrectionTests.Rows(news)).Requesters);
        Assert.Contains("at seven", (await news.Page($"/comments/{posted.Id}/correct")).QuerySelector(".comment")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_seen_is_not_marked()
    {
        await using var news = await Newsroom.Open();
        var removed = await news.Post(news.Browser(), "Rude.");
        await news.Remove(removed.Id);

        foreach (var path in (string[])[$"/comments/{removed.Id}/correct", "/comments/5/correct", $"{(await news.Neighbour()).Prefix}/comments/{(await news.Post(news.Browser(), "Seven.")).Id}/correct"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get(path)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Post(path, ("right", "x"))).StatusCode);
        }

        Assert.Empty(await RequestCorrectionTests.Rows(news));
    }
}
