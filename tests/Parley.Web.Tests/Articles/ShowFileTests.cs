using System.Net;
using System.Security.Cryptography;
using System.Text;
using Parley.Core.Site;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Articles;

public sealed class ShowFileTests
{
    [Fact]
    public async Task A_picture_is_served_for_good_and_nothing_in_it_may_run()
    {
        await using var news = await Newsroom.Open();
        var hash = await Keep(news, "image/png", "a picture");

        var answer = await news.Browser().Get($"/files/{hash}");

        Assert.Equal("image/png", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("default-src 'none'; sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("immutable", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        var again = news.Browser();
        again.Headers["If-None-Match"] = $"{answer.Headers.ETag}";
        Assert.Equal(HttpStatusCode.NotModified, (await again.Get($"/files/{hash}")).StatusCode);
    }

    [Theory]
    [InlineData("image/svg+xml")]
    [InlineData("text/html")]
    [InlineData("application/octet-stream")]
    public async Task What_is_no_picture_is_not_served(string mediaType)
    {
        await using var news = await Newsroom.Open();
        var hash = await Keep(news, mediaType, "<script>alert(1)</script>");

        Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get($"/files/{hash}")).StatusCode);
    }

    [Theory]
    [InlineData("/files/x")]
    [InlineData("/files/..%2f..%2fparley.db")]
    [InlineData("/files/%2e%2e/parley.db")]
    [InlineData("/files/0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("/files/ZZZZ000000000000000000000000000000000000000000000000000000000000")]
    public async Task What_is_not_there_is_not_there(string path)
    {
        await using var news = await Newsroom.Open();

        Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get(path)).StatusCode);
    }

    private static async Task<string> Keep(Newsroom news, string mediaType, string text)
    {
        var content = Encoding.UTF8.GetBytes(text + news.Prefix);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        await news.Program.Write(async (database, cancel) =>
        {
            database.Files.Add(new StoredFile(hash, mediaType, content, 1, 1, news.Program.Clock.GetUtcNow()));
            return await database.SaveChangesAsync(cancel);
        });
        return hash;
    }
}
