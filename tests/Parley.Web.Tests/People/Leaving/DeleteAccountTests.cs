using System.Net;
using Parley.Core.People;
using Parley.Testing;
using Parley.Web.People;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.People.Leaving;

public sealed class DeleteAccountTests
{
    [Fact]
    public async Task Whoever_leaves_with_everything_is_nowhere_any_more()
    {
        await using var news = await Newsroom.OpenAlone();
        var ada = await news.Program.SignIn("ada@news.example", "Ada Byron");
        var posted = await news.Post(ada, "the ferry left early");
        await news.Program.Browser().Post("/sign-in", ("email", "ada@news.example"));
        var profile = await ProfileOf(news.Program, "Ada Byron");

        var answer = await ada.Post("/account/delete", ("keep", "nothing"), ("name", "Ada Byron"));

        Assert.Equal("/account/gone", answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ada.Get("/api/v1/me")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get(profile)).StatusCode);
        await Patience.Until(async () => (await news.Row(posted.Id))?.Source == "");
        var page = await news.Browser().Text(news.ArticlePath);
        Assert.DoesNotContain("Ada Byron", page, StringComparison.Ordinal);
        Assert.DoesNotContain("the ferry left early", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_leaves_their_comments_leaves_them_under_nobodys_name()
    {
        await using var news = await Newsroom.OpenAlone();
        var ada = await news.Program.SignIn("ada@news.example", "Ada Byron");
        var posted = await news.Post(ada, "the ferry left early");
        await news.Browser().Text(news.ArticlePath);

        await ada.Post("/account/delete", ("keep", "comments"), ("name", "Ada Byron"));

        await Patience.Until(async () => (await news.Row(posted.Id))?.Account is null);
        var page = await news.Browser().Text(news.ArticlePath);
        Assert.DoesNotContain("Ada Byron", page, StringComparison.Ordinal);
        Assert.Contains("Deleted account", page, StringComparison.Ordinal);
        Assert.Contains("the ferry left early", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ada@news.example", await news.Program.Read(async database =>
            string.Join(' ', await Task.FromResult(database.Accounts.Select(row => row.Email + row.EmailKey + row.Name).ToList()))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing", "")]
    [InlineData("nothing", "Ada")]
    [InlineData("", "Ada Byron")]
    [InlineData("all", "Ada Byron")]
    public async Task Nobody_leaves_by_a_slip(string keep, string name)
    {
        await using var program = await TestProgram.Start();
        var ada = await program.SignIn("ada@news.example", "Ada Byron");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.Post("/account/delete", ("keep", keep), ("name", name))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ada.Get("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task A_browser_left_open_and_another_sites_page_delete_nothing()
    {
        await using var program = await TestProgram.Start();
        var ada = await program.SignIn("ada@news.example", "Ada Byron");
        ada.Headers["Sec-Fetch-Site"] = "cross-site";
        Assert.Equal(HttpStatusCode.Forbidden, (await ada.Post("/account/delete", ("keep", "nothing"), ("name", "Ada Byron"))).StatusCode);
        ada.Headers["Sec-Fetch-Site"] = "same-origin";

        program.Later(FreshSession.Lifetime);
        var answer = await ada.Post("/account/delete", ("keep", "nothing"), ("name", "Ada Byron"));

        Assert.StartsWith("/sign-in?again=1", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await ada.Get("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task The_last_owner_is_told_to_hand_over_first()
    {
        await using var program = await TestProgram.Start();
        var owner = await program.SignIn("owner@news.example", Role.Owner, "Olga Owner");

        Assert.Equal(HttpStatusCode.Conflict, (await owner.Post("/account/delete", ("keep", "nothing"), ("name", "Olga Owner"))).StatusCode);
        Assert.DoesNotContain("/account/delete\"", await owner.Text("/account/data"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_address_it_was_begins_anew()
    {
        await using var program = await TestProgram.Start();
        var ada = await program.SignIn("ada@news.example", "Ada Byron");
        await ada.Post("/account/delete", ("keep", "comments"), ("name", "Ada Byron"));

        var again = await program.SignInAgain("ada@news.example");

        Assert.DoesNotContain("Ada Byron", await again.Text("/api/v1/me"), StringComparison.Ordinal);
    }

    private static Task<string> ProfileOf(TestProgram program, string name) =>
        program.Read(database => Task.FromResult($"/people/{database.Accounts.Single(row => row.Name == name).Id}"));
}
