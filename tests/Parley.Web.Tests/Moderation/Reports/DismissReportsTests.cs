using System.Net;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Storage;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Reports;

public sealed class DismissReportsTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task All_reports_against_a_comment_are_closed_together(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var posted = await news.Post(news.Browser(), "Fine words.");
        TestBrowser[] readers = [await news.SignedIn(), await news.SignedIn(), news.Browser()];
        foreach (var reader in readers)
            await ReportCommentTests.Report(reader, posted.Id);
        var staff = await news.SignedIn(role: Role.Moderator);

        var closed = await Answer.Json(await Dismiss(staff, posted.Id));

        Assert.Equal(3, closed.GetProperty("reports").GetInt32());
        Assert.Equal(HttpStatusCode.Conflict, (await Dismiss(staff, posted.Id)).StatusCode);
        Assert.Equal(CommentState.Posted, (await news.Row(posted.Id))?.State);
    }

    [Fact]
    public async Task Who_reported_learns_that_the_comment_stays()
    {
        await using var news = await Newsroom.OpenAlone();
        var posted = await news.Post(news.Browser(), "Fine words.");
        var reader = await news.SignedIn();
        await ReportCommentTests.Report(reader, posted.Id);

        await Dismiss(await news.SignedIn(role: Role.Moderator), posted.Id);

        news.Later(TimeSpan.FromSeconds(16));
        await Told(news, reader, "left it as it is");
    }

    [Fact]
    public async Task Who_reported_learns_that_the_comment_was_removed_once_it_cannot_be_undone()
    {
        await using var news = await Newsroom.OpenAlone();
        var posted = await news.Post(news.Browser(), "Buy my lamps.");
        var reader = await news.SignedIn();
        await ReportCommentTests.Report(reader, posted.Id);

        await news.Remove(posted.Id);

        Assert.DoesNotContain("that you reported", (await news.Page("/notifications", reader)).Body?.TextContent, StringComparison.Ordinal);
        news.Later(TimeSpan.FromSeconds(16));
        await Told(news, reader, "was removed");
    }

    [Fact]
    public async Task Only_staff_of_the_comments_own_site_close_reports()
    {
        await using var news = await Newsroom.Open();
        var neighbour = await news.Neighbour();
        var posted = await news.Post(news.Browser(), "Fine words.");
        await ReportCommentTests.Report(await news.SignedIn(), posted.Id);

        foreach (var stranger in (TestBrowser[])[await news.SignedIn(), await neighbour.SignedIn(role: Role.Owner)])
            Assert.Equal(HttpStatusCode.NotFound, (await Dismiss(stranger, posted.Id)).StatusCode);
    }

    [Fact]
    public async Task Reporters_without_ground_are_warned_and_then_not_heard_for_a_time_but_for_staff_above()
    {
        await using var news = await Newsroom.OpenAlone();
        var staff = await news.SignedIn(role: Role.Moderator);
        var (reader, owner) = (await news.SignedIn(), await news.SignedIn(role: Role.Owner));
        for (var n = 1; n <= 6; n++)
        {
            news.Later(TimeSpan.FromMinutes(1));
            var fine = await news.Post(news.Browser(), $"Fine words, number {n}, about lamps.");
            Assert.Equal(HttpStatusCode.Accepted, (await ReportCommentTests.Report(reader, fine.Id)).StatusCode);
            Assert.Equal(HttpStatusCode.Accepted, (await ReportCommentTests.Report(owner, fine.Id)).StatusCode);
            await Dismiss(staff, fine.Id, """{"unfounded":true}""");
        }

        var last = await news.Post(news.Browser(), "Something else entirely.");
        var answer = await ReportCommentTests.Report(reader, last.Id);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("We take no reports from you until", await Answer.Text(answer), StringComparison.Ordinal);
        Assert.Equal(2, await news.Program.Read(async database => await database.QueryNumber(
            "SELECT count(*) FROM ledger WHERE site = @site AND act IN (60, 88) AND subject IS NOT NULL", CancellationToken.None, ("@site", news.Site.Id.Value))));
    }

    [Fact]
    public async Task Enough_known_readers_hold_a_comment_where_the_site_wants_it_and_not_against_staff()
    {
        await using var news = await Newsroom.Open(policy: site => site.Report(new() { HoldAfter = 2 }));
        var posted = await news.Post(news.Browser(), "Buy my lamps.");
        for (var n = 0; n < 3; n++)
            await ReportCommentTests.Report(await news.SignedIn(), posted.Id);
        Assert.Equal(CommentState.Posted, (await news.Row(posted.Id))?.State);

        foreach (var reader in await Known(news, 2))
            await ReportCommentTests.Report(reader, posted.Id);
        Assert.Equal(CommentState.Held, (await news.Row(posted.Id))?.State);

        await (await news.SignedIn(role: Role.Moderator)).Json(HttpMethod.Post, $"/api/v1/comments/{posted.Id}/verdict", """{"verdict":"approve"}""");
        foreach (var reader in await Known(news, 2))
            await ReportCommentTests.Report(reader, posted.Id);
        Assert.Equal(CommentState.Posted, (await news.Row(posted.Id))?.State);
    }

    private static async Task<List<TestBrowser>> Known(Newsroom news, int count)
    {
        List<TestBrowser> readers = [];
        for (var n = 0; n < count; n++)
        {
            var reader = await news.SignedIn();
            await news.Post(reader, "Known by words of my own, " + A.Next());
            readers.Add(reader);
        }

        return readers;
    }

    private static Task<HttpResponseMessage> Dismiss(TestBrowser browser, string comment, string json = "{}") =>
        browser.Json(HttpMethod.Post, $"/api/v1/comments/{comment}/dismiss-reports", json);

    private static Task Told(Newsroom news, TestBrowser reader, string what) => Patience.Until(async () =>
    {
        news.Program.Clock.Advance(TimeSpan.FromSeconds(6));
        return (await news.Page("/notifications", reader)).Body?.TextContent.Contains(what, StringComparison.Ordinal) == true;
    });
}
