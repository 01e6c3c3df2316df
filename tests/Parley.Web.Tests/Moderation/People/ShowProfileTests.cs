using System.Net;
using Parley.Core.People;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.People;

public sealed class ShowProfileTests
{
    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.Postgres)]
    public async Task Staff_see_what_somebody_wrote_and_what_was_decided(DatabaseKind kind)
    {
        var scene = await PersonScene.Open(kind);
        await scene.News.Remove((await scene.News.Post(scene.Reader, "Something rude")).Id, "personal-attack");
        await scene.Decided(new { kind = "warn", reason = "personal-attack", facts = "Name-calling", note = "First time" });

        var page = await scene.News.Page(scene.Profile, scene.Moderator);

        var text = page.Body!.TextContent;
        Assert.All(["Something rude", "Name-calling", "First time", "Warned"], said => Assert.Contains(said, text, StringComparison.Ordinal));
        Assert.Equal(["1", "0", "1", "0"], page.QuerySelectorAll(".tally dd").Select(count => count.TextContent));
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.Postgres)]
    public async Task A_guest_has_a_profile_too(DatabaseKind kind)
    {
        var scene = await PersonScene.Open(kind);
        var row = await scene.News.Row((await scene.News.Post(scene.News.Browser(), "As a guest", name: "Gwen <b>")).Id);

        var page = await scene.News.Page($"{scene.News.Prefix}/desk/people/guests/{row!.Guest}", scene.Moderator);

        Assert.Equal("Gwen <b>", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("As a guest", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_are_on_no_page_that_nobody_asked_for()
    {
        await using var program = await TestProgram.Start();
        var news = await Newsroom.In(program);
        var reader = await program.SignIn("ben@mail.example");
        await news.Post(reader, "Hello");
        var moderator = await news.SignedIn(role: Role.Moderator);

        var page = await news.Page($"{news.Prefix}/desk/people/{await PersonScene.AccountOf(news, reader)}", moderator);

        Assert.DoesNotContain("ben@", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task About_equals_there_is_no_form()
    {
        var scene = await PersonScene.Open();
        await scene.News.Post(scene.Moderator, "By staff");

        var page = await scene.News.Page($"{scene.News.Prefix}/desk/people/{await PersonScene.AccountOf(scene.News, scene.Moderator)}", scene.Moderator);

        Assert.Null(page.QuerySelector("form[action$='/measures']"));
    }

    [Fact]
    public async Task Nobody_else_sees_it_and_strangers_are_not_there()
    {
        var scene = await PersonScene.Open();
        var neighbour = await scene.News.Neighbour();
        var foreign = await neighbour.SignedIn(role: Role.Owner);

        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Reader.Get(scene.Profile)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await foreign.Get(scene.Profile)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.Get($"{neighbour.Prefix}/desk/people/{scene.Account}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Moderator.Get($"{scene.News.Prefix}/desk/people/99999999")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Moderator.Get($"{scene.News.Prefix}/desk/people/guests/99999999")).StatusCode);
    }
}
