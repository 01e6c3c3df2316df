using System.Net;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Site.Search;

public sealed class ReadSearchTests
{
    [Fact]
    public async Task Programs_get_the_same_with_addresses_and_the_comment_as_elsewhere()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "heliotrope quay");
        await ShowSearchTests.Found(news, "heliotrope", ".found");

        var found = await Answer.Json(news.Browser(), $"{news.Prefix}/api/v1/search?q=quay");

        var article = Assert.Single(found.GetProperty("articles").EnumerateArray());
        Assert.EndsWith(news.ArticlePath, article.GetProperty("url").GetString(), StringComparison.Ordinal);
        var comment = Assert.Single(found.GetProperty("comments").EnumerateArray());
        Assert.EndsWith($"{news.Prefix}/comments/{posted.Id}", comment.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Equal("heliotrope quay", comment.GetProperty("comment").GetProperty("text").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, found.GetProperty("commentsNext").ValueKind);
    }

    [Theory, InlineData("q=", "q"), InlineData("q=%21", "q"), InlineData("q=a&in=x", "in"), InlineData("q=a&language=1", "language"), InlineData("q=a&before=1", "before")]
    public async Task What_is_wrong_is_named(string query, string field)
    {
        await using var news = await Newsroom.Open();

        var answer = await news.Browser().Get($"{news.Prefix}/api/v1/search?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await Answer.Json(answer)).GetProperty("errors").TryGetProperty(field, out _));
    }
}
