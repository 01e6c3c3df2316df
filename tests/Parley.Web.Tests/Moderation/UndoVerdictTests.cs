using System.Net;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Storage;
using Parley.Testing;
using Parley.Web.Tests.Discussions;
using Parley.Web.Tests.Moderation.Reports;
using Parley.Web.Tests.Notifications;

namespace Parley.Web.Tests.Moderation;

public sealed class UndoVerdictTests
{
    [Fact]
    public async Task Whoever_removed_a_comment_takes_it_back_at_once_and_the_author_never_knows()
    {
        await using var news = await Newsroom.Open();
        var author = await news.SignedIn();
        var (staff, other) = (await news.SignedIn(role: Role.Moderator), await news.SignedIn(role: Role.Owner));
        var posted = await news.Post(author, "Fine words.");
        var number = await Judging.Remove(staff, posted.Id);

        await Answer.Problem(HttpStatusCode.Conflict, await Undo(other, posted.Id, number));
        await Answer.Problem(HttpStatusCode.NotFound, await Undo(author, posted.Id, number));
        Assert.Equal(HttpStatusCode.OK, (await Undo(staff, posted.Id, number)).StatusCode);
        await Answer.Problem(HttpStatusCode.Conflict, await Undo(staff, posted.Id, number));
        await Told.Decisions(news);

        Assert.Equal("Fine words.", (await news.Comments())[0].GetProperty("text").GetString());
        Assert.Empty(await Told.Unread(news, author, 0));
        Assert.Equal(HttpStatusCode.NotFound, (await author.Get($"{news.Prefix}/statements/{news.Site.Id}-{number}")).StatusCode);
    }

    [Fact]
    public async Task After_ten_seconds_it_takes_another_verdict()
    {
        await using var news = await Newsroom.OpenAlone();
        var staff = await news.SignedIn(role: Role.Moderator);
        var posted = await news.Post(news.Browser(), "Words.");
        var number = await Judging.Remove(staff, posted.Id);
        news.Later(TimeSpan.FromSeconds(10.1));

        var answer = await staff.Post($"/comments/{posted.Id}/verdict/undo", ("number", number.ToString(System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Ten seconds are over", await Answer.Text(answer), StringComparison.Ordinal);
        Assert.Equal(CommentState.Removed, (await news.Row(posted.Id))?.State);
    }

    [Fact]
    public async Task What_answered_an_objection_or_a_legal_notice_is_not_undone()
    {
        await using var news = await Newsroom.Open();
        var (author, first, second) = (await news.SignedIn(), await news.SignedIn(role: Role.Moderator), await news.SignedIn(role: Role.Moderator));
        var (removed, noticed) = (await news.Post(author, "Fine words."), await news.Post(news.Browser(), "A lie."));
        var statement = $"{news.Prefix}/statements/{news.Site.Id}-{await Judging.Remove(first, removed.Id)}";
        await author.Post($"{statement}/appeal", ("words", "It was fair."));
        var appeal = (await news.Page($"{news.Prefix}/desk/appeals", second)).QuerySelector(".lines a")?.GetAttribute("href") ?? "";
        Assert.Equal(HttpStatusCode.Found, (await second.Post(appeal, ("outcome", "reversed"), ("answer", "You were right."))).StatusCode);
        await SendNoticeTests.Send(news, news.Browser(), SendNoticeTests.Link(news, noticed.Id));
        var notice = await news.Program.Read(database => database.QueryNumber("SELECT max(id) FROM legal_notices", CancellationToken.None));
        Assert.Equal(HttpStatusCode.Found, (await second.Post($"{news.Prefix}/desk/notices/{notice}", ("decision-1", "illegal"), ("law-1", "A law"), ("answer", "Because."))).StatusCode);

        foreach (var (comment, act) in ((string, int)[])[(removed.Id, 2), (noticed.Id, 1)])
        {
            var number = await news.Program.Read(database => database.QueryNumber(
                "SELECT max(number) FROM ledger WHERE comment = @comment AND act = @act", CancellationToken.None, ("@comment", CommentId.Parse(comment)?.Value), ("@act", act)));
            await Answer.Problem(HttpStatusCode.Conflict, await Undo(second, comment, number ?? 0));
        }

        Assert.Equal((CommentState.Posted, CommentState.Removed), ((await news.Row(removed.Id))?.State, (await news.Row(noticed.Id))?.State));
    }

    private static Task<HttpResponseMessage> Undo(TestBrowser staff, string comment, long number) =>
        staff.Json(HttpMethod.Post, $"/api/v1/comments/{comment}/verdict/undo", $$"""{"number":{{number}}}""");
}
