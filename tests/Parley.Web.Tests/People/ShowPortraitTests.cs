using System.Net;
using Parley.Testing;

namespace Parley.Web.Tests.People;

public sealed class ShowPortraitTests
{
    [Fact]
    public async Task Without_a_picture_the_initials_are_drawn_and_nothing_active_is_served()
    {
        await using var program = await TestProgram.Start();
        var ada = await program.SignIn("ada@news.example", "Ada Byron");
        var id = await program.Read(database => Task.FromResult(database.Accounts.Single().Id));

        var html = await program.Browser().Text($"/people/{id}");

        Assert.Contains(">AB</text>", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.Get($"/people/{id}/picture/{new string('a', 64)}")).StatusCode);
    }
}
