using System.Net;
using Parley.Core.People;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.People;

public sealed class EndMeasureTests
{
    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.Postgres)]
    public async Task What_was_decided_ends_by_a_button_of_the_profile(DatabaseKind kind)
    {
        var scene = await PersonScene.Open(kind);
        await scene.Decided(new { kind = "mute", reason = "spam" });

        var answer = await scene.Moderator.Post(scene.News.Prefix + "/desk/people/end", ("who", $"a:{scene.Account}"), ("kind", "Muted"));

        Assert.Equal(scene.Profile + "?done=1", answer.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Created, (await scene.News.TryPost(scene.Reader, "Back again")).StatusCode);
    }

    [Theory]
    [InlineData("", "Muted")]
    [InlineData("a:1' OR 1=1", "Muted")]
    [InlineData("x:1", "Muted")]
    [InlineData("a:1", "99")]
    [InlineData("a:1", "Warned")]
    public async Task What_does_not_hold_cannot_end(string who, string kind)
    {
        var scene = await PersonScene.Open();

        var answer = await scene.Moderator.Post(scene.News.Prefix + "/desk/people/end", ("who", who), ("kind", kind));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Staff_of_another_site_end_nothing()
    {
        var scene = await PersonScene.Open();
        await scene.Decided(new { kind = "mute", reason = "spam" });
        var neighbour = await scene.News.Neighbour();
        var foreign = await neighbour.SignedIn(role: Role.Owner);

        var answer = await foreign.Json(HttpMethod.Post, neighbour.Prefix + "/api/v1/people/measures/end", $$"""{"who":"a:{{scene.Account}}","kind":"muted"}""");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(StandingLevel.Muted, (await scene.Standing()).Level);
    }
}
