using System.Net;
using Parley.Core.People;
using Parley.Testing;
using Parley.Web.Tests.Discussions;
using Parley.Web.Tests.Notifications;

namespace Parley.Web.Tests.Articles.Replies;

public sealed class DecideReplyTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite, "take-down")]
    [InlineData(DatabaseKind.Postgres, "end")]
    public async Task What_staff_take_is_told_with_its_reason_and_comes_back_when_an_objection_is_right(DatabaseKind kind, string act)
    {
        await using var quay = await Quay.Open(kind);
        var (marta, path) = await quay.Verified();
        await marta.Post(path, ("text", "They are cheap."));
        var desk = $"{quay.Desk}/{path.Split('/')[^1]}";
        Assert.Equal(desk, Told.Of((await Told.Unread(quay.News, quay.Editor, 1))[0], "path"));
        Assert.Contains("Called the harbour office.", await quay.Editor.Text(desk), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.BadRequest, (await quay.Editor.Post(desk, ("act", act))).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await quay.Editor.Post(desk, ("act", act), ("reason", "privacy"), ("facts", "It names a neighbour."))).StatusCode);

        Assert.Null(await quay.Shown());
        Assert.Equal(HttpStatusCode.Forbidden, (await marta.Post(path, ("text", "Once more."))).StatusCode);
        await Told.Decisions(quay.News);
        var statement = Told.Of((await Told.Unread(quay.News, marta, 1))[0], "path") ?? "";
        Assert.Contains("It names a neighbour.", await marta.Text(statement), StringComparison.Ordinal);
        Assert.Contains(statement, await marta.Text(path), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Found, (await marta.Post($"{statement}/appeal", ("words", "She agreed."))).StatusCode);
        var judge = await quay.News.SignedIn(role: Role.Owner);
        var appeal = (await quay.News.Page($"{quay.News.Prefix}/desk/appeals", judge)).QuerySelector(".lines a")?.GetAttribute("href") ?? "";
        Assert.Equal(HttpStatusCode.Found, (await judge.Post(appeal, ("outcome", "reversed"), ("answer", "True."))).StatusCode);

        Assert.Contains("They are cheap.", (await quay.Shown())?.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await marta.Post(path, ("text", "Once more."))).StatusCode);
    }

    [Fact]
    public async Task Staff_of_another_site_neither_see_nor_decide_it()
    {
        await using var quay = await Quay.Open();
        var other = await quay.News.Neighbour();
        var stranger = await other.SignedIn(role: Role.Owner);
        var (marta, path) = await quay.Verified();
        await marta.Post(path, ("text", "They are cheap."));
        var id = path.Split('/')[^1];

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"{other.Prefix}/desk/replies/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Post($"{other.Prefix}/desk/replies/{id}", ("act", "end"), ("reason", "spam"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.Post($"{quay.Desk}/{id}", ("act", "end"), ("reason", "spam"))).StatusCode);

        Assert.NotNull(await quay.Shown());
    }

    [Fact]
    public async Task An_invitation_that_is_ended_is_good_for_nothing_and_a_badge_goes_with_the_right()
    {
        await using var quay = await Quay.Open();
        var link = await quay.Invite($"office-{A.Next()}@quay.example");
        var waiting = (await quay.News.Page(quay.Desk, quay.Editor)).QuerySelector(".rows a")?.GetAttribute("href") ?? "";
        Assert.Equal(HttpStatusCode.Found, (await quay.Editor.Post(waiting, ("act", "end"))).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await quay.News.Browser().Get(link)).StatusCode);

        var (marta, path) = await quay.Verified();
        await quay.News.Post(marta, "As I said.");
        Assert.NotNull((await quay.News.ArticlePage()).QuerySelector(".comment .badge"));
        await quay.Editor.Post($"{quay.Desk}/{path.Split('/')[^1]}", ("act", "end"), ("reason", "falsehood"));

        Assert.Null((await quay.News.ArticlePage()).QuerySelector(".comment .badge"));
    }
}
