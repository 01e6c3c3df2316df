using System.Net;
using Parley.Core.People;
using Parley.Storage;
using Parley.Testing;
using Parley.Web.Tests.Discussions;
using Parley.Web.Tests.Notifications;

namespace Parley.Web.Tests.Moderation.Threads;

public sealed class MarkCommentTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_pinned_comment_stands_first_with_a_word_and_goes_back_to_its_place(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var first = await news.Post(news.Browser(), "First.");
        var second = await news.Post(news.Browser(), "Second.");
        var staff = await news.SignedIn(role: Role.Moderator);
        _ = await news.ArticlePage();

        Assert.Equal(HttpStatusCode.Found, (await Form(news, staff, second.Id, ("act", "pin"))).StatusCode);
        var page = await news.Page(news.ArticlePath + "?sort=oldest");
        var top = page.QuerySelectorAll("#comments > li > .comment").Select(comment => comment.GetAttribute("data-id")).ToArray();
        Assert.Equal([second.Id, first.Id], top);
        Assert.Contains("Pinned by the newsroom", page.QuerySelector($"#comment-{second.Id} .by")?.TextContent, StringComparison.Ordinal);
        await Form(news, staff, second.Id, ("act", "unpin"));

        page = await news.Page(news.ArticlePath + "?sort=oldest");
        Assert.Equal([first.Id, second.Id], page.QuerySelectorAll("#comments > li > .comment").Select(comment => comment.GetAttribute("data-id")));
    }

    [Fact]
    public async Task A_featured_comment_carries_a_mark_everywhere_and_its_author_is_told()
    {
        await using var news = await Newsroom.Open();
        var author = await news.SignedIn("Ada Marsh");
        var posted = await news.Post(author, "Well said.");
        var staff = await news.SignedIn(role: Role.Moderator);

        var answer = await Answer.Json(await Api(staff, posted.Id, """{"act":"feature"}"""));

        Assert.True(answer.GetProperty("featured").GetBoolean());
        foreach (var path in (string[])[news.ArticlePath, $"{news.Prefix}/comments/{posted.Id}"])
            Assert.Contains("Picked by the newsroom", (await news.Page(path)).QuerySelector($"#comment-{posted.Id} .by")?.TextContent, StringComparison.Ordinal);
        Assert.True((await news.Comments())[0].GetProperty("featured").GetBoolean());
        Assert.Contains("picked your comment", await author.Text(news.Prefix + "/notifications"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_branch_says_so_at_its_place_and_refuses_replies_kindly()
    {
        await using var news = await Newsroom.Open();
        var top = await news.Post(news.Browser(), "Top.");
        var reply = await news.Post(news.Browser(), "Reply.", top.Id);
        var staff = await news.SignedIn(role: Role.Moderator);

        await Form(news, staff, top.Id, ("act", "lock"), ("reason", "personal-attack"));

        var page = await news.ArticlePage();
        Assert.Contains("closed this branch", page.QuerySelector($"#comment-{top.Id} > .quiet")?.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector($"#comment-{top.Id} a.reply"));
        Assert.Null(page.QuerySelector($"#comment-{reply.Id} a.reply"));
        var refused = await news.TryPost(news.Browser(), "One more.", reply.Id);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("closed by the newsroom", await Answer.Text(refused), StringComparison.Ordinal);
        await Form(news, staff, top.Id, ("act", "unlock"));
        Assert.Equal(HttpStatusCode.Created, (await news.TryPost(news.Browser(), "One more.", reply.Id)).StatusCode);
    }

    [Fact]
    public async Task Pressing_twice_changes_nothing_and_says_so()
    {
        await using var news = await Newsroom.Open();
        var author = await news.SignedIn();
        var posted = await news.Post(author, "Words.");
        var staff = await news.SignedIn(role: Role.Moderator);

        await Api(staff, posted.Id, """{"act":"feature"}""");
        var again = await Api(staff, posted.Id, """{"act":"feature"}""");

        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        await Told.Unread(news, author, 1);
    }

    [Theory]
    [InlineData("{\"act\":\"lock\"}")]
    [InlineData("{\"act\":\"lock\",\"reason\":\"because\"}")]
    [InlineData("{\"act\":\"burn\",\"reason\":\"spam\"}")]
    [InlineData("{\"act\":\"lock\",\"reason\":\"spam\",\"note\":\"\\u0000\"}")]
    [InlineData("{}")]
    public async Task What_is_incomplete_or_unknown_is_refused(string json)
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Words.");

        var answer = await Api(await news.SignedIn(role: Role.Owner), posted.Id, json);

        Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity, $"{answer.StatusCode}");
        Assert.False((await news.Row(posted.Id))!.Featured);
    }

    [Fact]
    public async Task Staff_of_another_site_see_nothing_and_do_nothing()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Words.");
        var other = await news.Neighbour();
        var staff = await other.SignedIn(role: Role.Owner);

        Assert.Equal(HttpStatusCode.NotFound, (await staff.Get($"{other.Prefix}/comments/{posted.Id}/mark")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.Get($"{news.Prefix}/comments/{posted.Id}/mark")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Api(staff, posted.Id, """{"act":"feature"}""")).StatusCode);
    }

    internal static Task<HttpResponseMessage> Form(Newsroom news, TestBrowser staff, string id, params (string, string)[] fields) =>
        staff.Post($"{news.Prefix}/comments/{id}/mark", fields);

    private static Task<HttpResponseMessage> Api(TestBrowser staff, string id, string json) => staff.Json(HttpMethod.Post, $"/api/v1/comments/{id}/mark", json);
}
