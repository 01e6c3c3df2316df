using System.Net;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Articles.Feeds;

public sealed class CorrectionFeedTests
{
    [Fact]
    public async Task It_is_there_and_empty_before_anything_was_put_right()
    {
        await using var news = await Newsroom.Open();

        var answer = await news.Browser().Get(news.Prefix + "/corrections/feed.atom");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(FeedText.All(await Answer.Text(answer), "entry"));
        Assert.Contains("/corrections/feed.rss", await news.Browser().Text(news.Prefix + "/corrections"), StringComparison.Ordinal);
    }
}
