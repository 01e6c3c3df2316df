using System.Net;
using Parley.Core.People;
using Parley.Storage;
using Parley.Testing;
using Parley.Web.Tests.Discussions;
using Parley.Web.Tests.Notifications;

namespace Parley.Web.Tests.Moderation.Appeals;

public sealed class AnswerAppealTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Another_moderator_reverses_it_with_reasons_and_the_comment_is_back(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var (author, first, second) = (await news.SignedIn(), await news.SignedIn(role: Role.Moderator), await news.SignedIn(role: Role.Moderator));
        var posted = await news.Post(author, "Fine words.");
        var statement = $"{news.Prefix}/statements/{news.Site.Id}-{await Judging.Remove(first, posted.Id)}";
        Assert.Equal(HttpStatusCode.Found, (await author.Post($"{statement}/appeal", ("words", "It was <b>fair</b>."))).StatusCode);
        var list = await news.Page($"{news.Prefix}/desk/appeals", second);
        var path = list.QuerySelector(".lines a")?.GetAttribute("href") ?? "";

        Assert.Contains("It was <b>fair</b>.", (await news.Page(path, second)).QuerySelector("blockquote")?.TextContent, StringComparison.Ordinal);
        Assert.Null((await news.Page(path, first)).QuerySelector("textarea"));
        Assert.Equal(HttpStatusCode.Forbidden, (await first.Post(path, ("outcome", "reversed"), ("answer", "Mine."))).StatusCode);
        foreach (var (outcome, answer) in ((string, string)[])[("reversed", " "), ("maybe", "Reasons.")])
            Assert.Equal(HttpStatusCode.BadRequest, (await second.Post(path, ("outcome", outcome), ("answer", answer))).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await second.Post(path, ("outcome", "reversed"), ("answer", "You were right."))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await second.Post(path, ("outcome", "upheld"), ("answer", "Or not."))).StatusCode);
        await Told.Decisions(news);

        Assert.Equal("Fine words.", (await news.Comments())[0].GetProperty("text").GetString());
        var told = (await Told.Unread(news, author, 2))[0];
        Assert.Contains("reversed", Told.Of(told, "text"), StringComparison.Ordinal);
        Assert.Equal(statement, Told.Of(told, "path"));
        Assert.Contains("You were right.", await author.Text(statement), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_of_another_site_neither_see_nor_answer_it()
    {
        await using var news = await Newsroom.Open();
        var other = await news.Neighbour();
        var author = await news.SignedIn();
        var statement = $"{news.Site.Id}-{await Judging.Remove(await news.SignedIn(role: Role.Moderator), (await news.Post(author, "Words.")).Id)}";
        var made = await Answer.Json(await author.Json(HttpMethod.Post, $"{news.Prefix}/api/v1/statements/{statement}/appeal", """{"words":"It was fair."}"""));
        var appeal = made.GetProperty("id").GetString();
        var stranger = await other.SignedIn(role: Role.Owner);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"{other.Prefix}/desk/appeals/{appeal}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.Get($"{news.Prefix}/desk/appeals/{appeal}")).StatusCode);
        await Answer.Problem(HttpStatusCode.NotFound, await stranger.Json(HttpMethod.Post, $"{other.Prefix}/api/v1/appeals/{appeal}", """{"outcome":"reversed","answer":"Ours."}"""));
    }
}
