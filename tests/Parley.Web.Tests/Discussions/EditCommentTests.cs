using System.Net;
using Parley.Storage;
using Parley.Testing;

namespace Parley.Web.Tests.Discussions;

public sealed class EditCommentTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task New_words_are_shown_with_a_mark_and_the_old_ones_kept(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var author = await news.SignedIn();
        var posted = await news.Post(author, "Teh ferry.");

        var answer = await Edit(author, posted.Id, "The ferry.");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var comment = Assert.Single(await news.Comments());
        Assert.Equal("The ferry.", comment.GetProperty("text").GetString());
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, comment.GetProperty("editedAt").ValueKind);
        Assert.NotNull((await news.ArticlePage()).QuerySelector($"#comment-{posted.Id} .edited"));
        Assert.Equal("Teh ferry.", await news.Program.Read(async database => await database.QueryOne(
            "SELECT source FROM comment_revisions WHERE comment = @id", row => row.GetString(0), CancellationToken.None, ("@id", long.Parse(posted.Id, System.Globalization.CultureInfo.InvariantCulture)))));
    }

    [Fact]
    public async Task After_fifteen_minutes_the_words_stand()
    {
        await using var news = await Newsroom.OpenAlone();
        var author = await news.SignedIn();
        var posted = await news.Post(author, "Teh ferry.");

        news.Later(TimeSpan.FromSeconds((15 * 60) - 1));
        var inTime = await Edit(author, posted.Id, "The ferry.");
        news.Later(TimeSpan.FromSeconds(1));
        var late = await Edit(author, posted.Id, "No ferry.");

        Assert.Equal(HttpStatusCode.OK, inTime.StatusCode);
        await Answer.Problem(HttpStatusCode.Forbidden, late);
        Assert.Equal("The ferry.", (await news.Row(posted.Id))?.Source);
    }

    [Fact]
    public async Task A_guest_edits_by_the_cookie_of_the_first_post()
    {
        await using var news = await Newsroom.Open();
        var guest = news.Browser();
        var posted = await news.Post(guest, "Teh ferry.");

        Assert.Equal(HttpStatusCode.OK, (await Edit(guest, posted.Id, "The ferry.")).StatusCode);
        await Answer.Problem(HttpStatusCode.Unauthorized, await Edit(guest.Another(), posted.Id, "No ferry."));
    }

    [Fact]
    public async Task Nobody_edits_what_another_wrote()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(await news.SignedIn(), "Mine.");
        var byGuest = await news.Post(news.Browser(), "A guest's.");
        var otherGuest = news.Browser();
        await news.Post(otherGuest, "Another guest's.");

        foreach (var stranger in (TestBrowser[])[await news.SignedIn(), otherGuest, await news.SignedIn(role: Core.People.Role.Owner)])
        {
            await Answer.Problem(HttpStatusCode.Forbidden, await Edit(stranger, posted.Id, "Not yours."));
            await Answer.Problem(HttpStatusCode.Forbidden, await Edit(stranger, byGuest.Id, "Not yours."));
            Assert.Equal(HttpStatusCode.Forbidden, (await stranger.Post($"/comments/{posted.Id}/edit", ("text", "Not yours."))).StatusCode);
        }

        Assert.Equal("Mine.", (await news.Row(posted.Id))?.Source);
        Assert.Equal("A guest's.", (await news.Row(byGuest.Id))?.Source);
    }

    [Theory]
    [InlineData("state", "\"removed\"")]
    [InlineData("author", "\"9\"")]
    [InlineData("votes", "{\"up\":9,\"down\":0}")]
    [InlineData("createdAt", "\"2001-01-01T00:00:00Z\"")]
    [InlineData("id", "\"1\"")]
    [InlineData("parentId", "\"1\"")]
    [InlineData("html", "\"<script>x</script>\"")]
    public async Task Words_are_all_that_an_edit_changes(string name, string value)
    {
        await using var news = await Newsroom.Open();
        var author = await news.SignedIn();
        var posted = await news.Post(author, "First.");
        var before = await news.Row(posted.Id);

        await author.Json(HttpMethod.Patch, $"/api/v1/comments/{posted.Id}", $$"""{"text":"First.","{{name}}":{{value}}}""");

        var after = await news.Row(posted.Id);
        Assert.NotNull(after);
        Assert.Equal(before, after with { EditedAt = before?.EditedAt, Revision = before?.Revision ?? 0 });
    }

    [Fact]
    public async Task Too_many_words_are_refused_and_kept_in_the_form()
    {
        await using var news = await Newsroom.Open();
        var author = await news.SignedIn();
        var posted = await news.Post(author, "Short.");
        var text = new string('a', 10_001);

        var form = await author.Post($"/comments/{posted.Id}/edit", ("text", text));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, form.StatusCode);
        Assert.Equal(text, (await Answer.Page(form)).QuerySelector("textarea[name=text]")?.TextContent);
        await Answer.Problem(HttpStatusCode.UnprocessableEntity, await Edit(author, posted.Id, text));
        await Answer.Problem(HttpStatusCode.UnprocessableEntity, await Edit(author, posted.Id, " "));
        Assert.Equal("Short.", (await news.Row(posted.Id))?.Source);
    }

    [Fact]
    public async Task What_is_gone_or_closed_is_not_edited()
    {
        await using var news = await Newsroom.Open();
        var author = await news.SignedIn();
        var removed = await news.Post(author, "To be removed.");
        var deleted = await news.Post(author, "To be deleted.");
        var open = await news.Post(author, "Stays.");
        await news.Remove(removed.Id);
        await author.Send(HttpMethod.Delete, $"/api/v1/comments/{deleted.Id}", null);

        await Answer.Problem(HttpStatusCode.NotFound, await Edit(author, removed.Id, "Back."));
        await Answer.Problem(HttpStatusCode.NotFound, await Edit(author, deleted.Id, "Back."));
        await Answer.Problem(HttpStatusCode.NotFound, await Edit(author, "1", "Back."));
        await news.Close();
        await Answer.Problem(HttpStatusCode.Forbidden, await Edit(author, open.Id, "Changed."));
    }

    [Fact]
    public async Task Another_sites_path_does_not_reach_it()
    {
        await using var news = await Newsroom.Open();
        var other = await news.Neighbour();
        var author = await news.SignedIn();
        var posted = await news.Post(author, "Here.");

        foreach (var (method, path) in (((HttpMethod, string)[])[(HttpMethod.Patch, ""), (HttpMethod.Delete, ""), (HttpMethod.Put, "/vote"), (HttpMethod.Post, "/verdict")]))
            await Answer.Problem(HttpStatusCode.NotFound, await author.Json(method, $"{other.Prefix}/api/v1/comments/{posted.Id}{path}", """{"text":"There.","value":1,"verdict":"remove","reason":"spam"}"""));
        foreach (var form in (string[])["edit", "delete", "vote", "verdict"])
            Assert.Equal(HttpStatusCode.NotFound, (await author.Post($"{other.Prefix}/comments/{posted.Id}/{form}", ("text", "There."), ("value", "1"), ("verdict", "remove"), ("reason", "spam"))).StatusCode);

        Assert.Equal("Here.", (await news.Row(posted.Id))?.Source);
    }

    [Theory]
    [InlineData("cross-site", null)]
    [InlineData(null, "null")]
    [InlineData(null, null)]
    public async Task Another_sites_page_cannot_edit_with_my_cookie(string? fetchSite, string? origin)
    {
        await using var news = await Newsroom.Open();
        var author = await news.SignedIn();
        var posted = await news.Post(author, "Mine.");
        author.Headers["Sec-Fetch-Site"] = fetchSite;
        author.Headers["Origin"] = origin;

        Assert.Equal(HttpStatusCode.Forbidden, (await Edit(author, posted.Id, "Theirs.")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await author.Post($"/comments/{posted.Id}/edit", ("text", "Theirs."))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await author.Post($"/comments/{posted.Id}/delete")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await author.Post($"/comments/{posted.Id}/vote", ("value", "1"))).StatusCode);

        var row = await news.Row(posted.Id);
        Assert.Equal(("Mine.", 0), (row?.Source, row?.Up));
    }

    [Fact]
    public async Task An_edit_without_words_is_refused_like_a_post_without_words()
    {
        await using var news = await Newsroom.Open();
        var author = await news.SignedIn();
        var posted = await news.Post(author, "Mine.");

        await Answer.Problem(HttpStatusCode.UnprocessableEntity, await author.Json(HttpMethod.Patch, $"/api/v1/comments/{posted.Id}", "{}"));
        await Answer.Problem(HttpStatusCode.UnprocessableEntity, await author.Json(HttpMethod.Put, $"/api/v1/comments/{posted.Id}/vote", "{}"));
    }

    [Fact]
    public async Task A_form_leads_back_to_the_comment()
    {
        await using var news = await Newsroom.Open();
        var author = await news.SignedIn();
        var posted = await news.Post(author, "Teh ferry.");

        var answer = await author.Post($"{news.Prefix}/comments/{posted.Id}/edit", ("text", "The ferry."));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.StartsWith($"{news.Prefix}/comments/{posted.Id}/mine?after=", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Edit(TestBrowser browser, string id, string text) =>
        browser.Json(HttpMethod.Patch, $"/api/v1/comments/{id}", System.Text.Json.JsonSerializer.Serialize(new { text }));
}
