using System.Net;
using Parley.Testing;

namespace Parley.Web.Tests.People;

public sealed class ShowSecurityTests
{
    [Fact]
    public async Task It_lists_the_sessions_and_says_which_is_this_one()
    {
        await using var program = await TestProgram.Start();
        var reader = await program.SignIn("ada@news.example", "Ada Byron");
        await program.SignInAgain("ada@news.example");

        var html = await reader.Text("/account/security");

        Assert.Equal(2, html.Split("/end\"").Length - 1);
        Assert.Equal(1, html.Split("this one").Length - 1);
        Assert.Contains("ada@news.example", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_is_ended_from_another_and_only_by_its_owner()
    {
        await using var program = await TestProgram.Start();
        var ada = await program.SignIn("ada@news.example", "Ada Byron");
        var elsewhere = await program.SignInAgain("ada@news.example");
        var eve = await program.SignIn("eve@news.example", "Eve Adams");
        var token = Parley.Storage.People.Tokens.Hash(elsewhere.Cookies[Parley.Web.People.ReaderCookies.SessionName]);
        var id = await program.Read(database => Task.FromResult(database.Sessions.Single(row => row.TokenHash == token).Id));

        await eve.Post($"/account/sessions/{id}/end");
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.Get("/api/v1/me")).StatusCode);
        await ada.Post($"/account/sessions/{id}/end");

        Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.Get("/api/v1/me")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ada.Get("/api/v1/me")).StatusCode);
    }
}
