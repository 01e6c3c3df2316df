using System.Net;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Threads;

public sealed class MoveBranchTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_branch_goes_to_another_article_and_its_address_stays(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var other = await Article(news, "Another story");
        var author = await news.SignedIn("Ada Marsh");
        var top = await news.Post(author, "Off the point.");
        var reply = await news.Post(news.Browser(), "Quite.", top.Id);
        var staff = await news.SignedIn(role: Role.Moderator);
        _ = await news.ArticlePage();
        _ = await news.Page($"{news.Prefix}/comments/{reply.Id}");

        var answer = await staff.Post($"{news.Prefix}/comments/{top.Id}/move", ("to", $"http://localhost{news.Prefix}/articles/{other.Slug}#discussion"), ("reason", "off-topic"));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Null((await news.ArticlePage()).QuerySelector($"#comment-{top.Id}"));
        var there = await news.Page($"{news.Prefix}/articles/{other.Slug}");
        Assert.NotNull(there.QuerySelector($"#comment-{top.Id} + details #comment-{reply.Id}, #comment-{reply.Id}"));
        Assert.Contains("2", there.QuerySelector("#discussion-h")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("Another story", (await news.Page($"{news.Prefix}/comments/{reply.Id}")).Body?.TextContent, StringComparison.Ordinal);
        Assert.Contains("moved your comment", await author.Text(news.Prefix + "/notifications"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Below_a_comment_it_answers_that_one_and_with_an_empty_address_nothing()
    {
        await using var news = await Newsroom.Open();
        var one = await news.Post(news.Browser(), "One.");
        var two = await news.Post(news.Browser(), "Two.");
        var staff = await news.SignedIn(role: Role.Moderator);

        await staff.Post($"{news.Prefix}/comments/{two.Id}/move", ("to", $"{news.Prefix}/comments/{one.Id}"), ("reason", "other"));
        Assert.Equal(one.Id, (await news.Row(two.Id))!.Parent?.ToString());
        await staff.Post($"{news.Prefix}/comments/{two.Id}/move", ("to", ""), ("reason", "other"));

        Assert.Null((await news.Row(two.Id))!.Parent);
    }

    [Fact]
    public async Task It_goes_to_no_other_site_and_to_nothing_that_is_no_address()
    {
        await using var news = await Newsroom.Open();
        var other = await news.Neighbour();
        var foreign = await other.Post(other.Browser(), "Elsewhere.");
        var posted = await news.Post(news.Browser(), "Words.");
        var before = await news.Row(posted.Id);
        var staff = await news.SignedIn(role: Role.Owner);

        foreach (var to in (string[])
            [other.ArticlePath, $"/comments/{foreign.Id}", $"{other.Prefix}/comments/{foreign.Id}", $"/discussions/{other.Discussion}", "https://example.com/x", "nothing", "/comments/x",
                "/comments/99999999999999999999", "javascript:alert(1)", "/articles/not-there"])
        {
            var answer = await staff.Post($"{news.Prefix}/comments/{posted.Id}/move", ("to", to), ("reason", "off-topic"));
            Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity, $"{to}: {answer.StatusCode}");
        }

        Assert.Equal(before, await news.Row(posted.Id));
    }

    [Fact]
    public async Task A_return_address_of_another_host_is_not_followed()
    {
        await using var news = await Newsroom.Open();
        var one = await news.Post(news.Browser(), "One.");
        var two = await news.Post(news.Browser(), "Two.", one.Id);

        var answer = await (await news.SignedIn(role: Role.Moderator)).Post(
            $"{news.Prefix}/comments/{two.Id}/move", ("to", ""), ("reason", "off-topic"), ("returnTo", "//evil.example/"));

        Assert.Equal($"{news.Prefix}/comments/{two.Id}/mark", answer.Headers.Location?.ToString());
    }

    private static async Task<PublishResult.Done> Article(Newsroom news, string headline) => await news.Program.Write(async (database, cancel) =>
        await database.PublishArticle(
            new ArticleToPublish
            {
                Site = news.Site.Id, Key = headline + ".md", At = news.Program.Clock.GetUtcNow(),
                Content = new Core.Articles.ArticleContent
                {
                    Headline = headline, Language = "en", Bylines = [new Core.Articles.Byline("Ines Moor")],
                    Blocks = [new Core.Articles.Paragraph(Core.Articles.RichText.Of("Words."))],
                },
            }, cancel) as PublishResult.Done) ?? throw new InvalidOperationException("The article was not published.");
}
