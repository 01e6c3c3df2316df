using System.Net;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Articles.Feeds;

public sealed class CommentFeedTests
{
    [Fact]
    public async Task The_newest_comments_stand_first()
    {
        await using var news = await Newsroom.Open();
        var account = await news.SignedIn("Ada Marsh");
        await news.Post(account, "Older words.");
        var posted = await news.Post(account, "Newer *words*.");

        var xml = await news.Browser().Text(news.ArticlePath + "/comments.atom");

        Assert.Contains("<em>words</em>", FeedText.All(xml, "content")[0], StringComparison.Ordinal);
        Assert.EndsWith($"{news.ArticlePath}#comment-{posted.Id}", FeedText.All(xml, "id")[1], StringComparison.Ordinal);
        Assert.Equal(["Ada Marsh", "Ada Marsh"], FeedText.All(xml, "name"));
    }

    [Fact]
    public async Task Signs_that_xml_has_no_place_for_do_not_break_it()
    {
        await using var news = await Newsroom.Open();
        await news.Post(news.Browser(), "a\u0001b\uFFFEc \U0001F600 ]]> & <x>");

        var content = Assert.Single(FeedText.All(await news.Browser().Text(news.ArticlePath + "/comments.atom"), "content"));

        Assert.Contains("\U0001F600", content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_none_for_what_is_not_there()
    {
        await using var news = await Newsroom.Open();

        Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get(news.Prefix + "/articles/nothing/comments.atom")).StatusCode);
    }
}
