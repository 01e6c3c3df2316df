using System.Net;
using Microsoft.AspNetCore.Routing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Site;

public sealed class ShowApiDescriptionTests
{
    [Fact]
    public async Task Every_route_of_the_api_is_described_and_no_page()
    {
        await using var news = await Newsroom.Open();

        var paths = (await Answer.Json(news.Browser(), "/openapi/v1.json")).GetProperty("paths");

        var routes = news.Program.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(route => "/" + (route.RoutePattern.RawText ?? "").TrimStart('/').Replace(":long", "", StringComparison.Ordinal))
            .Where(path => path.StartsWith("/api/v1/", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(routes, paths.EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_deed_says_what_it_is_and_how_it_is_refused()
    {
        await using var news = await Newsroom.Open();

        var document = await Answer.Json(news.Browser(), "/openapi/v1.json");

        foreach (var path in document.GetProperty("paths").EnumerateObject())
            foreach (var operation in path.Value.EnumerateObject())
            {
                Assert.False(string.IsNullOrEmpty(operation.Value.TryGetProperty("summary", out var summary) ? summary.GetString() : ""), $"{operation.Name} {path.Name}");
                Assert.True(operation.Value.GetProperty("responses").TryGetProperty("429", out _));
                if (operation.Value.TryGetProperty("parameters", out var parameters))
                    Assert.All(parameters.EnumerateArray(), parameter => Assert.Contains(parameter.GetProperty("in").GetString(), (string[])["path", "query"]));
            }

        Assert.True(document.GetProperty("paths").GetProperty("/api/v1/comments/{id}").GetProperty("patch").TryGetProperty("security", out _));
        Assert.False(document.GetProperty("paths").GetProperty("/api/v1/counts").GetProperty("get").TryGetProperty("security", out _));
    }

    [Fact]
    public async Task A_comment_has_its_shape()
    {
        await using var news = await Newsroom.Open();

        var shape = (await Answer.Json(news.Browser(), "/openapi/v1.json")).GetProperty("components").GetProperty("schemas").GetProperty("Comment").GetProperty("properties");

        Assert.Equal("string", shape.GetProperty("text").GetProperty("type").GetString());
        Assert.Equal(
            ["id", "parentId", "state", "author", "html", "text", "createdAt", "editedAt", "votes", "replyCount", "featured", "locked", "quotes", "replies", "nextReplies", "reason"],
            shape.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task It_is_the_same_until_the_program_is_another()
    {
        await using var news = await Newsroom.Open();
        var reader = news.Browser();
        reader.Headers["If-None-Match"] = $"{(await reader.Get("/openapi/v1.json")).Headers.ETag}";

        Assert.Equal(HttpStatusCode.NotModified, (await reader.Get("/openapi/v1.json")).StatusCode);
    }
}
