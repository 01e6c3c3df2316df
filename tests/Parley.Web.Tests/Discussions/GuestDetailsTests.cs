using System.Net;
using Parley.Testing;

namespace Parley.Web.Tests.Discussions;

public sealed class GuestDetailsTests
{
    [Fact]
    public async Task A_guests_retry_posts_once_though_a_cookie_came_in_between()
    {
        await using var news = await Newsroom.Open();
        var guest = news.Browser();

        var first = await news.Post(guest, "Once is enough.", key: "the-key");
        var again = await news.Post(guest, "Once is enough.", key: "the-key");

        Assert.Equal(first.Id, again.Id);
        Assert.Equal(1, await news.CountRows());
    }

    [Fact]
    public async Task Two_guests_behind_one_address_may_say_the_same()
    {
        await using var news = await Newsroom.Open();

        var answers = await Task.WhenAll(
            news.Browser().Post($"/discussions/{news.Discussion}/comments", ("text", "I agree."), ("name", "Una")),
            news.Browser().Post($"/discussions/{news.Discussion}/comments", ("text", "I agree."), ("name", "Otto")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Found, answer.StatusCode));
        Assert.Equal(2, await news.CountRows());
    }

    [Fact]
    public async Task A_program_without_cookies_may_post_as_a_guest()
    {
        await using var news = await Newsroom.Open();
        var curl = news.Browser();
        curl.Headers["Sec-Fetch-Site"] = null;

        var answer = await news.TryPost(curl, "From a script.");

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Theory]
    [InlineData("", HttpStatusCode.UnprocessableEntity)]
    [InlineData("\u202egnissim", HttpStatusCode.UnprocessableEntity)]
    [InlineData("a\u200bb\u0007", HttpStatusCode.UnprocessableEntity)]
    [InlineData("Zoë 王", HttpStatusCode.Created)]
    public async Task A_guest_has_a_name_that_can_be_seen(string name, HttpStatusCode expected)
    {
        await using var news = await Newsroom.Open();

        var answer = await news.TryPost(news.Browser(), "Words.", name: name);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_guest_cannot_look_like_staff()
    {
        await using var news = await Newsroom.Open();
        await news.SignedIn("Marta Keel " + A.Next() + "x", Core.People.Role.Moderator);
        var staff = await news.SignedIn("Paola Reed", Core.People.Role.Editor);
        Assert.NotEmpty(staff.Cookies);

        // A Cyrillic о in the place of the Latin one.
        var answer = await news.TryPost(news.Browser(), "Trust me.", name: "Pa\u043ela Reed");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(0, await news.CountRows());
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("a@b@c.example")]
    [InlineData("gwen@news.example\r\nBcc: all@news.example")]
    public async Task A_wrong_address_is_refused(string email)
    {
        await using var news = await Newsroom.Open();

        await Answer.Problem(HttpStatusCode.UnprocessableEntity, await news.TryPost(news.Browser(), "Words.", email: email));
    }

    [Fact]
    public async Task A_guests_address_is_shown_nowhere()
    {
        await using var news = await Newsroom.Open();
        var guest = news.Browser();

        var answer = await news.TryPost(guest, "Words.", email: "gwen.secret@news.example");

        var id = (await Answer.Json(answer)).GetProperty("comment").GetProperty("id").GetString();
        foreach (var path in (string[])[news.ArticlePath, news.ArticlePath + "/comments.atom", news.CommentsApi, $"/comments/{id}", $"/comments/{id}/mine", $"/discussions/{news.Discussion}/mine", $"/api/v1/discussions/{news.Discussion}/mine"])
            Assert.DoesNotContain("gwen.secret", await guest.Text(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_guests_may_not_write_an_account_may()
    {
        await using var news = await Newsroom.Open(policy: site => site.SetPolicy(guestsAllowed: false, false, null, 15));

        await Answer.Problem(HttpStatusCode.Forbidden, await news.TryPost(news.Browser(), "As a guest."));
        await news.Post(await news.SignedIn(), "As an account.");

        Assert.Equal(1, await news.CountRows());
    }

    [Fact]
    public async Task A_guests_cookie_is_for_the_server_alone()
    {
        await using var news = await Newsroom.Open();

        var answer = await news.TryPost(news.Browser(), "Words.");

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-parley-guest=", cookie, StringComparison.Ordinal);
        foreach (var part in (string[])["httponly", "secure", "samesite=lax", "path=/"])
            Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_returning_guest_keeps_the_name()
    {
        await using var news = await Newsroom.Open();
        var guest = news.Browser();
        await news.Post(guest, "First.");

        var answer = await guest.Json(HttpMethod.Post, news.CommentsApi, """{"text":"Second."}""");
        var form = await guest.Post($"/discussions/{news.Discussion}/comments", ("text", "Third."), ("name", ""));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Found, form.StatusCode);
        Assert.All(await news.Comments(), comment => Assert.Equal("Gwen", comment.GetProperty("author").GetProperty("name").GetString()));
    }
}
