using System.Net;
using Parley.Core.People;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Sources;

public sealed class CloseQuestionTests
{
    [Fact]
    public async Task The_author_or_an_editor_of_the_site_closes_a_question_and_nobody_asks_it_again()
    {
        await using var news = await Newsroom.Open();
        var neighbour = await news.Neighbour();
        var (author, asker) = (await news.SignedIn(), await news.SignedIn());
        var (own, other) = (await news.Post(author, "Seven."), await news.Post(news.Browser(), "Eight."));
        await AskForSourceTests.Ask(asker, own.Id);
        await AskForSourceTests.Ask(asker, other.Id);
        var editor = await news.SignedIn(role: Role.Editor);
        var close = (await news.Page(news.Prefix + "/desk/sources", editor)).QuerySelectorAll(".rows form")[^1].GetAttribute("action") ?? "";

        Assert.Equal(HttpStatusCode.NotFound, (await asker.Post($"/comments/{own.Id}/close-source", ("x", "1"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await neighbour.SignedIn(role: Role.Editor)).Post(close.Replace(news.Prefix, neighbour.Prefix, StringComparison.Ordinal), ("x", "1"))).StatusCode);
        Assert.Equal(["2"], await AskForSourceTests.Open(news));
        Assert.Equal(HttpStatusCode.Redirect, (await author.Post($"/comments/{own.Id}/close-source", ("x", "1"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await editor.Post(close, ("x", "1"))).StatusCode);

        Assert.Equal(["0"], await AskForSourceTests.Open(news));
        foreach (var id in (string[])[own.Id, other.Id])
            Assert.Equal(HttpStatusCode.Conflict, (await (await news.SignedIn()).Json(HttpMethod.Put, $"/api/v1/comments/{id}/ask-source", "{}")).StatusCode);
    }
}
