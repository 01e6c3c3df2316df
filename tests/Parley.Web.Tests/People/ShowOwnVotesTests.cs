using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.People;

public sealed class ShowOwnVotesTests
{
    [Fact]
    public async Task What_I_voted_on_is_listed_with_my_vote_as_long_as_it_can_be_seen()
    {
        await using var news = await Newsroom.Open();
        var (ada, ben) = (await news.SignedIn(), await news.SignedIn());
        List<string> ids = [];
        for (var n = 0; n < 23; n++)
        {
            ids.Add((await news.Post(ben, $"Number {n}.")).Id);
            await ada.Json(HttpMethod.Put, $"/api/v1/comments/{ids[n]}/vote", n == 22 ? """{"value":-1}""" : """{"value":1}""");
        }

        await news.Remove(ids[21]);
        var first = await Answer.Page(ada, $"{news.Prefix}/account/votes");
        var second = await Answer.Page(ada, first.QuerySelector("a[rel=next]")?.GetAttribute("href") ?? "");

        var lines = first.QuerySelectorAll(".comments > li");
        Assert.Equal(("your vote: down", "your vote: up"), (lines[0].QuerySelector(".badge")?.TextContent, lines[1].QuerySelector(".badge")?.TextContent));
        Assert.DoesNotContain(lines, line => line.TextContent.Contains("Number 21.", StringComparison.Ordinal));
        Assert.Equal(22, lines.Length + second.QuerySelectorAll(".comments > li").Length);
        Assert.Empty((await Answer.Page(ben, $"{news.Prefix}/account/votes")).QuerySelectorAll(".comments > li"));
    }
}
