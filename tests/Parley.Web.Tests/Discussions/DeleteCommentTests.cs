using System.Net;
using Parley.Core.Discussions;
using Parley.Testing;

namespace Parley.Web.Tests.Discussions;

public sealed class DeleteCommentTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task The_words_go_and_the_place_with_its_replies_stays(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var author = await news.SignedIn("Mo Regret");
        var posted = await news.Post(author, "Regretted words.");
        var reply = await news.Post(news.Browser(), "An answer.", posted.Id);

        var answer = await Delete(author, posted.Id);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var thread = await news.Thread();
        Assert.DoesNotContain("Regretted", thread.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Mo Regret", thread.GetRawText(), StringComparison.Ordinal);
        var comment = thread.GetProperty("comments")[0];
        Assert.Equal("deleted", comment.GetProperty("state").GetString());
        Assert.Equal(reply.Id, comment.GetProperty("replies")[0].GetProperty("id").GetString());
        var page = await news.ArticlePage();
        Assert.NotNull(page.QuerySelector($"#comment-{posted.Id} .tombstone"));
        Assert.NotNull(page.QuerySelector($"#comment-{reply.Id} .prose"));
        Assert.DoesNotContain("Regretted", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(1, (await Answer.Json(news.Browser(), $"/api/v1/discussions?url={news.ArticlePath}")).GetProperty("commentCount").GetInt32());
    }

    [Fact]
    public async Task An_account_may_delete_when_editing_is_over_a_guest_may_not()
    {
        await using var news = await Newsroom.OpenAlone();
        var author = await news.SignedIn();
        var guest = news.Browser();
        var byAccount = await news.Post(author, "Account's.");
        var byGuest = await news.Post(guest, "Guest's.");

        news.Later(TimeSpan.FromMinutes(15));

        Assert.Equal(HttpStatusCode.OK, (await Delete(author, byAccount.Id)).StatusCode);
        await Answer.Problem(HttpStatusCode.Forbidden, await Delete(guest, byGuest.Id));
    }

    [Fact]
    public async Task Nobody_deletes_what_another_wrote()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(await news.SignedIn(), "Mine.");
        var guest = news.Browser();
        await news.Post(guest, "A guest's.");

        foreach (var stranger in (TestBrowser[])[await news.SignedIn(), guest, await news.SignedIn(role: Core.People.Role.Owner)])
        {
            await Answer.Problem(HttpStatusCode.Forbidden, await Delete(stranger, posted.Id));
            Assert.Equal(HttpStatusCode.Forbidden, (await stranger.Post($"/comments/{posted.Id}/delete")).StatusCode);
        }

        await Answer.Problem(HttpStatusCode.Unauthorized, await Delete(news.Browser(), posted.Id));
        Assert.Equal(CommentState.Posted, (await news.Row(posted.Id))?.State);
    }

    [Fact]
    public async Task What_is_deleted_stays_so()
    {
        await using var news = await Newsroom.Open();
        var author = await news.SignedIn();
        var posted = await news.Post(author, "Gone.");
        await Delete(author, posted.Id);

        await Answer.Problem(HttpStatusCode.NotFound, await Delete(author, posted.Id));
        await Answer.Problem(HttpStatusCode.NotFound, await author.Json(HttpMethod.Patch, $"/api/v1/comments/{posted.Id}", """{"text":"Back."}"""));
        var staff = await news.SignedIn(role: Core.People.Role.Moderator);
        await Answer.Problem(HttpStatusCode.Conflict, await staff.Json(HttpMethod.Post, $"/api/v1/comments/{posted.Id}/verdict", """{"verdict":"restore"}"""));
    }

    [Fact]
    public async Task Getting_the_forms_address_deletes_nothing()
    {
        await using var news = await Newsroom.Open();
        var author = await news.SignedIn();
        var posted = await news.Post(author, "Stays.");

        foreach (var form in (string[])["delete", "edit", "vote"])
            Assert.Equal(HttpStatusCode.MethodNotAllowed, (await author.Get($"/comments/{posted.Id}/{form}")).StatusCode);
        author.Headers["X-HTTP-Method-Override"] = "DELETE";
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await author.Json(HttpMethod.Post, $"/api/v1/comments/{posted.Id}", "{}")).StatusCode);

        Assert.Equal(CommentState.Posted, (await news.Row(posted.Id))?.State);
    }

    [Fact]
    public async Task A_form_leads_back_to_the_place()
    {
        await using var news = await Newsroom.Open();
        var guest = news.Browser();
        var posted = await news.Post(guest, "Gone.");

        var answer = await guest.Post($"/comments/{posted.Id}/delete");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var page = await news.Page(answer.Headers.Location?.ToString() ?? "", guest);
        Assert.NotNull(page.QuerySelector(".tombstone"));
    }

    private static Task<HttpResponseMessage> Delete(TestBrowser browser, string id) => browser.Send(HttpMethod.Delete, $"/api/v1/comments/{id}", null);
}
