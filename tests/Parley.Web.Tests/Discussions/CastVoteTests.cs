using System.Net;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Testing;
using Parley.Web.People;

namespace Parley.Web.Tests.Discussions;

public sealed class CastVoteTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task One_account_has_one_vote_to_change_and_to_withdraw(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var posted = await news.Post(news.Browser(), "Vote on me.");
        var voter = await news.SignedIn();

        var counts = new List<(int, int)>();
        foreach (var value in (int[])[1, 1, -1, -1, 0, 0, 1])
        {
            var votes = (await Answer.Json(await Vote(voter, posted.Id, $"{value}"))).GetProperty("comment").GetProperty("votes");
            counts.Add((votes.GetProperty("up").GetInt32(), votes.GetProperty("down").GetInt32()));
        }

        Assert.Equal([(1, 0), (1, 0), (0, 1), (0, 1), (0, 0), (0, 0), (1, 0)], counts);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_hundred_votes_at_once_of_one_account_count_once(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var posted = await news.Post(news.Browser(), "Vote on me.");
        var voter = await news.SignedIn();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Vote(voter, posted.Id, "1")));

        Assert.Equal(1, (await news.Row(posted.Id))?.Up);
    }

    [Fact]
    public async Task A_guest_has_no_vote()
    {
        await using var news = await Newsroom.Open();
        var guest = news.Browser();
        var posted = await news.Post(guest, "Vote on me.");

        await Answer.Problem(HttpStatusCode.Unauthorized, await Vote(guest, posted.Id, "1"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await guest.Post($"/comments/{posted.Id}/vote", ("value", "1"))).StatusCode);
        Assert.Equal(0, (await news.Row(posted.Id))?.Up);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("-2")]
    [InlineData("1.5")]
    [InlineData("\"1\"")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("99999999999999999999")]
    public async Task No_vote_weighs_more_than_one(string value)
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Vote on me.");

        var answer = await Vote(await news.SignedIn(), posted.Id, value);

        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity]);
        var row = await news.Row(posted.Id);
        Assert.Equal((0, 0), (row?.Up, row?.Down));
    }

    [Fact]
    public async Task What_cannot_be_seen_is_not_voted_on()
    {
        await using var news = await Newsroom.Open();
        var author = await news.SignedIn();
        var voter = await news.SignedIn();
        var removed = await news.Post(author, "To be removed.");
        var deleted = await news.Post(author, "To be deleted.");
        var open = await news.Post(author, "Stays.");
        await news.Remove(removed.Id);
        await author.Send(HttpMethod.Delete, $"/api/v1/comments/{deleted.Id}", null);

        foreach (var id in (string[])[removed.Id, deleted.Id, "1"])
            await Answer.Problem(HttpStatusCode.NotFound, await Vote(voter, id, "1"));
        await news.Close();
        await Answer.Problem(HttpStatusCode.Forbidden, await Vote(voter, open.Id, "1"));
    }

    [Fact]
    public async Task The_forms_buttons_vote_and_withdraw()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Vote on me.");
        var voter = await news.SignedIn();

        var answer = await voter.Post($"/comments/{posted.Id}/vote", ("value", "1"));
        var page = await news.Page(answer.Headers.Location?.ToString() ?? "", voter);

        Assert.Equal(1, (await news.Row(posted.Id))?.Up);
        Assert.Equal("0", page.QuerySelector("button[aria-pressed=true]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task The_best_stand_first()
    {
        await using var news = await Newsroom.Open();
        var first = await news.Post(news.Browser(), "First.");
        var better = await news.Post(news.Browser(), "Better.");
        await Vote(await news.SignedIn(), better.Id, "1");

        Assert.Equal([better.Id, first.Id], (await news.Comments()).Select(comment => comment.GetProperty("id").GetString()));
        Assert.Equal([first.Id, better.Id], (await news.Comments("?sort=oldest")).Select(comment => comment.GetProperty("id").GetString()));
        Assert.Equal([better.Id, first.Id], (await news.Comments("?sort=newest")).Select(comment => comment.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task A_bearer_votes_from_anywhere()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Vote on me.");
        var voter = await news.SignedIn();
        var token = voter.Cookies[ReaderCookies.SessionName];
        await news.Program.Write((database, cancel) => database.Execute(
            "UPDATE sessions SET is_bearer = TRUE WHERE token_hash = @hash", cancel, ("@hash", Tokens.Hash(token))));
        var program = news.Browser();
        program.Headers["Sec-Fetch-Site"] = "cross-site";
        program.Headers["Authorization"] = "Bearer " + token;

        Assert.Equal(HttpStatusCode.OK, (await Vote(program, posted.Id, "1")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Vote(voter, posted.Id, "1")).StatusCode);
    }

    private static Task<HttpResponseMessage> Vote(TestBrowser browser, string id, string value) =>
        browser.Json(HttpMethod.Put, $"/api/v1/comments/{id}/vote", $$"""{"value":{{value}}}""");
}
