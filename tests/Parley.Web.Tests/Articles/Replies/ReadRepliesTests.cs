using System.Net;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Articles.Replies;

public sealed class ReadRepliesTests
{
    [Fact]
    public async Task Programs_read_who_answers_what_and_nothing_of_how_they_were_found()
    {
        await using var quay = await Quay.Open();
        var (marta, path) = await quay.Verified();
        await marta.Post(path, ("text", "They are *cheap*."));
        var other = await quay.News.Neighbour();

        var answer = await quay.News.Browser().Get($"{quay.News.Prefix}/api/v1/articles/{quay.News.Article.Article}/replies");
        var text = await Answer.Text(answer);
        var reply = (await Answer.Json(answer)).GetProperty("replies")[0];

        Assert.Equal("Marta Quist", reply.GetProperty("name").GetString());
        Assert.Contains("<em>cheap</em>", reply.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.NotNull((await quay.News.ArticlePage()).QuerySelector($".quotation #p-{reply.GetProperty("passage").GetString()}"));
        Assert.DoesNotContain("quay.example", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Called", text, StringComparison.Ordinal);
        await Answer.Problem(HttpStatusCode.NotFound, await quay.News.Browser().Get($"{other.Prefix}/api/v1/articles/{quay.News.Article.Article}/replies"));
    }
}
