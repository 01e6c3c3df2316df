using System.Net;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Storage;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Desk;

public sealed class DecideItemTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task After_an_act_the_next_item_is_open_and_the_act_can_be_undone(DatabaseKind kind)
    {
        await using var news = await DeskOf.Holding(kind);
        var first = await news.Post(news.Browser(), "First words.");
        var second = await news.Post(news.Browser(), "Second words.");
        var staff = await news.SignedIn(role: Role.Moderator);

        var answer = await news.Decide(staff, first.Id, "approve");
        var page = await news.Page(answer.Headers.Location?.ToString() ?? "", staff);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(CommentState.Posted, (await news.Row(first.Id))?.State);
        Assert.Contains("Second words.", page.QuerySelector(".judged")?.TextContent, StringComparison.Ordinal);
        Assert.Equal([second.Id], page.Listed());
        Assert.Contains("Approved", page.QuerySelector("form.undo")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_is_removed_with_its_reason_and_not_without()
    {
        await using var news = await DeskOf.Holding();
        var posted = await news.Post(news.Browser(), "Words.");
        var staff = await news.SignedIn(role: Role.Moderator);

        foreach (var reason in (string[])["", "because", "canned:1", "canned:x"])
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await news.Decide(staff, posted.Id, "remove", ("reason", reason))).StatusCode);
        Assert.Equal(CommentState.Held, (await news.Row(posted.Id))?.State);
        await news.Decide(staff, posted.Id, "remove", ("reason", "spam"), ("facts", "It sells lamps."));

        var row = await news.Row(posted.Id);
        Assert.Equal((CommentState.Removed, "spam"), (row?.State, row?.VerdictReason));
    }

    [Fact]
    public async Task What_is_reported_and_left_as_it_is_leaves_the_queue()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Fine words.");
        await news.Report(posted.Id);
        var staff = await news.SignedIn(role: Role.Moderator);
        Assert.Equal([posted.Id], (await news.Page(staff, "/queue/reported")).Listed());

        await news.Decide(staff, posted.Id, "approve");

        Assert.Empty((await news.Page(staff, "/queue/all")).Listed());
        Assert.Equal(CommentState.Posted, (await news.Row(posted.Id))?.State);
    }

    [Fact]
    public async Task Of_two_moderators_at_once_one_decides_and_the_other_is_told_what_it_is_now()
    {
        await using var news = await DeskOf.Holding();
        var posted = await news.Post(news.Browser(), "Words.");
        var one = await news.SignedIn(role: Role.Moderator);
        var other = await news.SignedIn(role: Role.Moderator);

        var answers = await Task.WhenAll(news.Decide(one, posted.Id, "approve"), news.Decide(other, posted.Id, "remove", ("reason", "spam")));

        // A comment that was approved first may still be removed after: then both were done, in this order.
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.Found);
        foreach (var late in answers.Where(answer => answer.StatusCode != HttpStatusCode.Found))
        {
            Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
            Assert.Contains("This was not done", await DeskOf.Notice(late), StringComparison.Ordinal);
        }

        Assert.Equal(answers.Count(answer => answer.StatusCode == HttpStatusCode.Found), await Rows(news, posted.Id));
    }

    [Fact]
    public async Task A_double_click_decides_once()
    {
        await using var news = await DeskOf.Holding();
        var posted = await news.Post(news.Browser(), "Words.");
        var staff = await news.SignedIn(role: Role.Moderator);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => news.Decide(staff, posted.Id, "remove", ("reason", "spam"))));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Found);
        Assert.All(answers.Where(answer => answer.StatusCode != HttpStatusCode.Found), answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
        Assert.Equal(1, await Rows(news, posted.Id));
    }

    [Fact]
    public async Task What_its_author_took_back_or_changed_meanwhile_is_not_judged_unread()
    {
        await using var news = await DeskOf.Holding();
        var author = await news.SignedIn();
        var deleted = await news.Post(author, "Words to go.");
        var edited = await news.Post(author, "Words to change.");
        var staff = await news.SignedIn(role: Role.Moderator);
        await author.Json(HttpMethod.Delete, $"/api/v1/comments/{deleted.Id}", "{}");
        await author.Json(HttpMethod.Patch, $"/api/v1/comments/{edited.Id}", """{"text":"Quite other words."}""");

        var gone = await news.Decide(staff, deleted.Id, "approve", ("revision", "1"));
        var changed = await news.Decide(staff, edited.Id, "approve", ("revision", "1"));

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (gone.StatusCode, changed.StatusCode));
        Assert.Contains("its author has taken the comment back", await DeskOf.Notice(gone), StringComparison.Ordinal);
        Assert.Contains("Quite other words.", await Answer.Text(changed), StringComparison.Ordinal);
        Assert.Equal((CommentState.Deleted, CommentState.Held), ((await news.Row(deleted.Id))?.State, (await news.Row(edited.Id))?.State));
    }

    [Theory]
    [InlineData("burn", "spam", "")]
    [InlineData("", "", "")]
    [InlineData("remove", "spam", "too long")]
    public async Task What_cannot_be_read_is_refused_on_the_same_page(string act, string reason, string note)
    {
        await using var news = await DeskOf.Holding();
        var posted = await news.Post(news.Browser(), "Words.");

        var answer = await news.Decide(await news.SignedIn(role: Role.Moderator), posted.Id, act, ("reason", reason), ("note", note.PadRight(note.Length * 1000, 'x')));

        Assert.Contains((int)answer.StatusCode, (int[])[400, 422]);
        Assert.Equal(CommentState.Held, (await news.Row(posted.Id))?.State);
    }

    [Fact]
    public async Task The_law_as_a_ground_is_named_and_explained_and_nothing_typed_is_lost_before()
    {
        await using var news = await DeskOf.Holding();
        var posted = await news.Post(news.Browser(), "Words.");
        var staff = await news.SignedIn(role: Role.Moderator);

        var answer = await news.Decide(staff, posted.Id, "remove", ("reason", "illegal"), ("clause", "§ 185 StGB"), ("facts", "It calls <b>her</b> a thief."));
        var again = Newsroom.Parse(await Answer.Text(answer));
        Assert.Equal(CommentState.Held, (await news.Row(posted.Id))?.State);
        await news.Decide(staff, posted.Id, "remove", ("reason", "illegal"), ("clause", "§ 185 StGB"), ("law", "It insults a named person."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Name the law", again.QuerySelector("[role=status], .notice")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(("§ 185 StGB", "It calls <b>her</b> a thief."), (again.QuerySelector("#clause")?.GetAttribute("value"), again.QuerySelector("#facts")?.TextContent.Trim()));
        Assert.True(again.QuerySelector("input[value=illegal]")?.HasAttribute("checked"));
        Assert.Equal(CommentState.Removed, (await news.Row(posted.Id))?.State);
    }

    private static Task<long?> Rows(Newsroom news, string comment) => news.Program.Read(database => database.QueryNumber(
        "SELECT count(*) FROM ledger WHERE comment = @comment AND act IN (1, 3)", CancellationToken.None, ("@comment", CommentId.Parse(comment)?.Value)));
}
