using System.Net;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Desk;

public sealed class DecideManyTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task What_will_happen_is_shown_first_and_then_happens_to_those_alone(DatabaseKind kind)
    {
        await using var news = await DeskOf.Holding(kind);
        var author = await news.SignedIn();
        var (first, second, gone) = (await news.Post(author, "First."), await news.Post(author, "Second."), await news.Post(author, "Gone."));
        var staff = await news.SignedIn(role: Role.Moderator);
        await author.Json(HttpMethod.Delete, $"/api/v1/comments/{gone.Id}", "{}");

        var shown = Newsroom.Parse(await Answer.Text(await Bulk(news, staff, "", "remove", first.Id, second.Id, gone.Id)));
        Assert.Equal(CommentState.Held, (await news.Row(first.Id))?.State);
        var chosen = shown.QuerySelectorAll("input[name=comment]").Select(box => box.GetAttribute("value") ?? "").ToArray();
        var done = Newsroom.Parse(await Answer.Text(await Bulk(news, staff, "/do", "remove", chosen)));

        Assert.Contains("2 comments will be removed", shown.QuerySelector("h2")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("taken back by its author", shown.QuerySelector("li.left")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("2 comments were removed", done.QuerySelector("h2")?.TextContent, StringComparison.Ordinal);
        Assert.Equal((CommentState.Removed, CommentState.Removed, CommentState.Deleted), ((await news.Row(first.Id))?.State, (await news.Row(second.Id))?.State, (await news.Row(gone.Id))?.State));
    }

    [Fact]
    public async Task What_another_moderator_has_and_what_was_changed_since_is_left_alone()
    {
        await using var news = await DeskOf.Holding();
        var author = await news.SignedIn();
        var (claimed, edited) = (await news.Post(author, "Claimed."), await news.Post(author, "Edited."));
        await (await news.SignedIn(role: Role.Moderator)).Post($"{news.Prefix}/desk/items/{claimed.Id}/claim", ("claim", "claim"));
        await author.Json(HttpMethod.Patch, $"/api/v1/comments/{edited.Id}", """{"text":"Quite other words."}""");

        var done = Newsroom.Parse(await Answer.Text(await Bulk(news, await news.SignedIn(role: Role.Moderator), "/do", "approve", claimed.Id + ":1", edited.Id + ":1")));

        Assert.Equal(2, done.QuerySelectorAll("li.left").Length);
        Assert.Equal((CommentState.Held, CommentState.Held), ((await news.Row(claimed.Id))?.State, (await news.Row(edited.Id))?.State));
    }

    [Fact]
    public async Task Removing_needs_a_reason_and_another_sites_comment_is_not_there()
    {
        await using var news = await DeskOf.Holding();
        var posted = await news.Post(news.Browser(), "Words.");
        var elsewhere = await news.Neighbour();
        var staff = await news.SignedIn(role: Role.Moderator);

        var without = await staff.Post($"{news.Prefix}/desk/bulk/do", ("act", "remove"), ("comment", posted.Id));
        var byLaw = await staff.Post($"{news.Prefix}/desk/bulk/do", ("act", "remove"), ("reason", "illegal"), ("comment", posted.Id));
        var longNote = await staff.Post($"{news.Prefix}/desk/bulk/do", ("act", "remove"), ("reason", "spam"), ("note", new string('x', 1001)), ("comment", posted.Id));
        var stranger = await Bulk(elsewhere, await elsewhere.SignedIn(role: Role.Owner), "/do", "remove", posted.Id);

        Assert.All((HttpResponseMessage[])[without, byLaw, longNote], answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode));
        Assert.DoesNotContain("Words.", await Answer.Text(stranger), StringComparison.Ordinal);
        Assert.Equal(CommentState.Held, (await news.Row(posted.Id))?.State);
    }

    [Fact]
    public async Task Near_copies_are_offered_to_be_judged_together()
    {
        await using var news = await DeskOf.Holding();
        var first = await news.Post(news.Browser(), "Lamps at prices that you will never believe, also for chain ferries and for barges.");
        var second = await news.Post(news.Browser(), "Lamps at prices that you will never believe, also for chain ferries and for boats.");
        await news.Post(news.Browser(), "Something else entirely about the history of the old harbour and its keepers.");

        var page = await news.Page(await news.SignedIn(role: Role.Moderator), $"/items/{first.Id}");

        Assert.Equal([first.Id, second.Id], page.QuerySelectorAll(".facts form[action*=bulk] input[name=comment]").Select(box => box.GetAttribute("value")));
    }

    private static Task<HttpResponseMessage> Bulk(Newsroom news, TestBrowser staff, string step, string act, params string[] comments) =>
        staff.Post($"{news.Prefix}/desk/bulk{step}", [("act", act), ("reason", "spam"), .. comments.Select(comment => ("comment", comment))]);
}
