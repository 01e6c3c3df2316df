using System.Net;
using Parley.Core.Articles;
using Parley.Storage.Articles;
using Parley.Storage.Discussions;
using Parley.Testing;
using Parley.Web.Site;

namespace Parley.Web.Tests.Discussions;

public sealed class CountCommentsTests
{
    [Fact]
    public async Task Several_pages_are_counted_in_the_order_asked_and_unknown_ones_are_none()
    {
        await using var news = await Newsroom.Open();
        var guest = news.Browser();
        var first = await news.Post(guest, "One.");
        await news.Post(guest, "Two.", first.Id);

        var counts = await Answer.Json(guest, $"/api/v1/counts?url=/nothing/here&url={news.ArticlePath}&url=https://elsewhere.example/x");

        Assert.Equal(
            [("/nothing/here", 0), (news.ArticlePath, 2), ("https://elsewhere.example/x", 0)],
            counts.GetProperty("counts").EnumerateArray().Select(count => (count.GetProperty("url").GetString(), count.GetProperty("count").GetInt32())));
    }

    [Fact]
    public async Task Places_without_words_are_not_counted()
    {
        await using var news = await Newsroom.Open();
        var author = await news.SignedIn();
        var deleted = await news.Post(author, "One.");
        var removed = await news.Post(author, "Two.");
        await news.Post(author, "Three.", deleted.Id);
        await author.Send(HttpMethod.Delete, $"/api/v1/comments/{deleted.Id}", null);
        await news.Remove(removed.Id);

        var counts = await Answer.Json(author, $"/api/v1/counts?url={news.ArticlePath}");

        Assert.Equal(1, counts.GetProperty("counts")[0].GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task A_page_without_a_discussion_is_looked_up_once_and_counted_when_it_has_one()
    {
        await using var news = await Newsroom.OpenAlone();
        var address = $"{news.Prefix}/api/v1/counts?url={news.Prefix}/articles/the-tide-table";
        var pages = news.Program.Get<PageCache>();
        Assert.Equal(0, await Count());
        var before = pages.Compositions;
        Assert.Equal(0, await Count());
        Assert.Equal(before, pages.Compositions);

        var content = new ArticleContent { Headline = "The tide table", Slug = "the-tide-table", Language = "en" };
        var article = Assert.IsType<PublishResult.Done>(await news.Program.Write((database, cancel) => database.PublishArticle(
            new ArticleToPublish { Site = news.Site.Id, Key = "tide.md", Content = content, At = news.Program.Clock.GetUtcNow() }, cancel)));
        await news.Program.Write((database, cancel) => database.Post(A.Comment().To(article.Discussion, news.Program.Clock.GetUtcNow()), cancel));

        Assert.Equal(1, await Count());

        async Task<int> Count() => (await Answer.Json(news.Browser(), address)).GetProperty("counts")[0].GetProperty("count").GetInt32();
    }

    [Theory]
    [InlineData("")]
    [InlineData("?url=ftp://x.example/")]
    [InlineData("?url=")]
    public async Task Without_a_page_nothing_is_counted(string query)
    {
        await using var news = await Newsroom.Open();

        await Answer.Problem(HttpStatusCode.BadRequest, await news.Browser().Get("/api/v1/counts" + query));
    }

    [Fact]
    public async Task More_pages_than_any_front_page_has_are_refused()
    {
        await using var news = await Newsroom.Open();

        var most = await Answer.Json(news.Browser(), "/api/v1/counts?" + string.Join('&', Enumerable.Range(0, 100).Select(number => $"url=/{number}")));
        Assert.Equal(100, most.GetProperty("counts").GetArrayLength());

        var answer = await news.Browser().Get("/api/v1/counts?" + string.Join('&', Enumerable.Range(0, 101).Select(number => $"url=/{number}")));

        await Answer.Problem(HttpStatusCode.BadRequest, answer);
    }
}
