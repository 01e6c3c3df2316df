using System.Net;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Desk;

public sealed class UndoActTests
{
    [Fact]
    public async Task What_was_just_done_is_taken_back_and_waits_again()
    {
        await using var news = await DeskOf.Holding();
        var posted = await news.Post(news.Browser(), "Words.");
        var staff = await news.SignedIn(role: Role.Moderator);
        var number = await Remove(news, staff, posted.Id);

        var answer = await Undo(news, staff, number);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(CommentState.Held, (await news.Row(posted.Id))?.State);
        Assert.Equal([posted.Id], (await news.Page(staff, "/queue/held")).Listed());
    }

    [Fact]
    public async Task Reports_that_were_put_aside_are_open_again()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Words.");
        await news.Report(posted.Id);
        var staff = await news.SignedIn(role: Role.Moderator);
        var number = Number(await news.Decide(staff, posted.Id, "approve"));

        Assert.Equal(HttpStatusCode.Found, (await Undo(news, staff, number)).StatusCode);

        Assert.Equal([posted.Id], (await news.Page(staff, "/queue/reported")).Listed());
    }

    [Fact]
    public async Task After_ten_seconds_it_stays_as_it_is_and_the_page_says_so()
    {
        await using var news = await DeskOf.HoldingAlone();
        var posted = await news.Post(news.Browser(), "Words.");
        var staff = await news.SignedIn(role: Role.Moderator);
        var number = await Remove(news, staff, posted.Id);
        news.Later(TimeSpan.FromSeconds(11));

        var answer = await Undo(news, staff, number);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("ten seconds", await DeskOf.Notice(answer), StringComparison.Ordinal);
        Assert.Equal(CommentState.Removed, (await news.Row(posted.Id))?.State);
    }

    [Fact]
    public async Task Nobody_undoes_what_another_has_done()
    {
        await using var news = await DeskOf.Holding();
        var posted = await news.Post(news.Browser(), "Words.");
        var number = await Remove(news, await news.SignedIn(role: Role.Moderator), posted.Id);

        foreach (var value in (string[])[number, "0", "-1", "x", ""])
        {
            var status = (await Undo(news, await news.SignedIn(role: Role.Owner), value)).StatusCode;
            Assert.True(status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{value}: {status}");
        }

        Assert.Equal(CommentState.Removed, (await news.Row(posted.Id))?.State);
    }

    private static async Task<string> Remove(Newsroom news, TestBrowser staff, string comment) => Number(await news.Decide(staff, comment, "remove", ("reason", "spam")));

    private static string Number(HttpResponseMessage answer) => answer.Headers.Location?.ToString().Split("done=")[1].Split('&')[0] ?? "";

    private static Task<HttpResponseMessage> Undo(Newsroom news, TestBrowser staff, string number) => staff.Post($"{news.Prefix}/desk/undo?tab=all", ("number", number));
}
