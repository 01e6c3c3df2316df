using System.Net;
using Parley.Testing;
using Parley.Web.People;

namespace Parley.Web.Tests.People;

public sealed class ChangeEmailTests
{
    private const string Old = "ada@news.example";
    private const string New = "ada@byron.example";

    [Fact]
    public async Task The_address_changes_when_both_have_agreed_and_other_browsers_are_signed_out()
    {
        await using var program = await TestProgram.Start();
        var ada = await program.SignIn(Old, "Ada Byron");
        var elsewhere = await program.SignInAgain(Old);
        await ada.Post("/account/email", ("email", New));
        var mailbox = program.Browser();

        await mailbox.Post((await program.Mail(New)).Link, ("answer", "yes"));
        Assert.Contains(Old, await ada.Text("/account"), StringComparison.Ordinal);
        await mailbox.Post((await program.Mail(Old, 3)).Link, ("answer", "yes"));

        Assert.Contains(New, await ada.Text("/account"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.Get("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task Looking_into_a_letter_changes_nothing()
    {
        await using var program = await TestProgram.Start();
        var ada = await program.SignIn(Old, "Ada Byron");
        await ada.Post("/account/email", ("email", New));

        Assert.Equal(HttpStatusCode.OK, (await program.Browser().Get((await program.Mail(New)).Link)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await program.Browser().Get((await program.Mail(Old, 2)).Link)).StatusCode);

        Assert.Contains(Old, await ada.Text("/account"), StringComparison.Ordinal);
        Assert.Contains("answer from both", await ada.Text("/account/security"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_old_address_stops_it_and_the_new_one_cannot()
    {
        await using var program = await TestProgram.Start();
        var ada = await program.SignIn(Old, "Ada Byron");
        await ada.Post("/account/email", ("email", New));
        var (fromNew, fromOld) = ((await program.Mail(New)).Link, (await program.Mail(Old, 2)).Link);

        Assert.Equal(HttpStatusCode.Gone, (await program.Browser().Post(fromNew, ("answer", "no"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await program.Browser().Post(fromOld, ("answer", "no"))).StatusCode);

        Assert.Equal(HttpStatusCode.Gone, (await program.Browser().Post(fromNew, ("answer", "yes"))).StatusCode);
        Assert.Contains(Old, await ada.Text("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_learns_that_an_address_has_an_account()
    {
        await using var program = await TestProgram.Start();
        await program.SignIn(New, "Lady Lovelace");
        var ada = await program.SignIn(Old, "Ada Byron");

        var taken = await Answer(New);
        await ada.Post("/account/email/cancel");
        var free = await Answer("nobody@byron.example");

        Assert.Equal(free, taken.Replace(New, "nobody@byron.example", StringComparison.Ordinal));
        Assert.DoesNotContain("/account/email/confirm", (await program.Mail(New, 2)).Text, StringComparison.Ordinal);

        async Task<string> Answer(string email)
        {
            var answer = await ada.Post("/account/email", ("email", email));
            return $"{answer.StatusCode} {answer.Headers.Location} {await ada.Text("/account/security")}";
        }
    }

    [Fact]
    public async Task An_address_that_became_anothers_meanwhile_is_not_taken_from_them()
    {
        await using var program = await TestProgram.Start();
        var ada = await program.SignIn(Old, "Ada Byron");
        await ada.Post("/account/email", ("email", New));
        await program.Browser().Post((await program.Mail(New)).Link, ("answer", "yes"));
        var fromOld = (await program.Mail(Old, 2)).Link;
        await program.SignInAgain(New);

        Assert.Equal(HttpStatusCode.Gone, (await program.Browser().Post(fromOld, ("answer", "yes"))).StatusCode);

        Assert.Contains(Old, await ada.Text("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_is_good_for_a_day_and_a_newer_wish_voids_it()
    {
        await using var program = await TestProgram.Start();
        var ada = await program.SignIn(Old, "Ada Byron");
        await ada.Post("/account/email", ("email", New));
        var first = (await program.Mail(New)).Link;
        await ada.Post("/account/email", ("email", New));
        var second = (await program.Mail(New, 2)).Link;

        Assert.Equal(HttpStatusCode.Gone, (await program.Browser().Post(first, ("answer", "yes"))).StatusCode);
        program.Later(EmailChangeDesk.Lifetime);
        Assert.Equal(HttpStatusCode.Gone, (await program.Browser().Post(second, ("answer", "yes"))).StatusCode);
    }

    [Fact]
    public async Task A_browser_left_open_asks_to_sign_in_once_more()
    {
        await using var program = await TestProgram.Start();
        var ada = await program.SignIn(Old, "Ada Byron");
        program.Later(FreshSession.Lifetime);

        var answer = await ada.Post("/account/email", ("email", New));

        Assert.StartsWith("/sign-in?again=1", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Empty(program.Mails(New));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("ada@byron.example\r\nBcc: x@y.example")]
    [InlineData("ADA@news.example")]
    public async Task What_is_no_other_address_is_refused(string email)
    {
        await using var program = await TestProgram.Start();
        var ada = await program.SignIn(Old, "Ada Byron");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.Post("/account/email", ("email", email))).StatusCode);
    }

    [Fact]
    public async Task Strangers_are_not_flooded_with_letters()
    {
        await using var program = await TestProgram.Start(options => options with { RateLimits = new() { Enabled = true } });
        var ada = await program.SignIn(Old, "Ada Byron");
        for (var time = 0; time < 5; time++) await ada.Post("/account/email", ("email", $"{time}@byron.example"));

        Assert.Equal(HttpStatusCode.TooManyRequests, (await ada.Post("/account/email", ("email", "6@byron.example"))).StatusCode);
    }
}
