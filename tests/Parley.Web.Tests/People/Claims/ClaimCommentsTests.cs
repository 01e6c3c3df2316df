using System.Net;
using Parley.Testing;
using Parley.Web.People;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.People.Claims;

public sealed class ClaimCommentsTests
{
    [Fact]
    public async Task What_was_written_with_the_address_is_offered_and_taken_at_one_click()
    {
        await using var news = await Newsroom.OpenAlone();
        var posted = await GuestPost(news, news.Browser(), "Ada@News.example");
        var ada = await news.Program.SignIn("ada@news.example", "Ada Byron");
        Assert.Contains("from before", await ada.Text("/account/data"), StringComparison.Ordinal);
        Assert.Null((await news.Row(posted))?.Account);

        var answer = await ada.Post("/account/claims", ("what", await Offer(ada)));

        Assert.Equal("/account/data?claimed=1", answer.Headers.Location?.OriginalString);
        Assert.Equal("Ada Byron", (await news.Row(posted))?.AuthorName);
        Assert.DoesNotContain("from before", await ada.Text("/account/data"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_takes_what_is_not_offered_to_them()
    {
        await using var news = await Newsroom.OpenAlone();
        var posted = await GuestPost(news, news.Browser(), "ada@news.example");
        var ada = await news.Program.SignIn("ada@news.example", "Ada Byron");
        var offer = await Offer(ada);
        var eve = await news.Program.SignIn("eve@news.example", "Eve Adams");

        Assert.Equal(HttpStatusCode.NotFound, (await eve.Post("/account/claims", ("what", offer))).StatusCode);
        Assert.Null((await news.Row(posted))?.Account);
    }

    [Fact]
    public async Task The_guests_own_browser_needs_no_address()
    {
        await using var news = await Newsroom.OpenAlone();
        var guest = news.Browser();
        var posted = await GuestPost(news, guest, null);
        var ada = await news.Program.SignIn("ada@news.example", "Ada Byron");
        ada.Cookies[ReaderCookies.GuestName] = guest.Cookies[ReaderCookies.GuestName];

        await ada.Post("/account/claims", ("what", await Offer(ada)));

        Assert.Equal("Ada Byron", (await news.Row(posted))?.AuthorName);
        Assert.DoesNotContain(ReaderCookies.GuestName, ada.Cookies.Keys);
    }

    [Fact]
    public async Task Who_says_no_is_not_asked_again()
    {
        await using var news = await Newsroom.OpenAlone();
        var posted = await GuestPost(news, news.Browser(), "ada@news.example");
        var ada = await news.Program.SignIn("ada@news.example", "Ada Byron");

        await ada.Post("/account/claims", ("what", await Offer(ada)), ("answer", "no"));

        Assert.DoesNotContain("from before", await ada.Text("/account/data"), StringComparison.Ordinal);
        Assert.Null((await news.Row(posted))?.Account);
    }

    private static async Task<string> GuestPost(Newsroom news, TestBrowser browser, string? email)
    {
        var answer = await news.TryPost(browser, "from before", email: email);
        return (await Answer.Json(answer)).GetProperty("comment").GetProperty("id").GetString() ?? "";
    }

    private static async Task<string> Offer(TestBrowser reader) =>
        (await Answer.Page(reader, "/account/data")).QuerySelector("input[name=what]")?.GetAttribute("value") ?? throw new InvalidOperationException("Nothing is offered.");
}
