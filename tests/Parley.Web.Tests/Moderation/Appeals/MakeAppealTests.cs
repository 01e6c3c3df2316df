using System.Net;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Appeals;

public sealed class MakeAppealTests
{
    [Fact]
    public async Task Nobody_objects_for_another_nor_twice_nor_without_words()
    {
        await using var news = await Newsroom.Open();
        var (author, staff) = (await news.SignedIn(), await news.SignedIn(role: Role.Moderator));
        var number = await Judging.Remove(staff, (await news.Post(author, "Words.")).Id);
        var path = $"{news.Prefix}/api/v1/statements/{news.Site.Id}-{number}/appeal";
        const string Fair = """{"words":"It was fair."}""";

        foreach (var stranger in (TestBrowser[])[await news.SignedIn(), staff, await (await news.Neighbour()).SignedIn(role: Role.Owner)])
            await Answer.Problem(HttpStatusCode.NotFound, await stranger.Json(HttpMethod.Post, path, Fair));
        foreach (var empty in (string[])["{}", """{"words":"  \u200b "}""", $$"""{"words":"{{new string('x', Appeal.LongestWords + 1)}}"}"""])
            await Answer.Problem(HttpStatusCode.BadRequest, await author.Json(HttpMethod.Post, path, empty));
        Assert.Equal(HttpStatusCode.Created, (await author.Json(HttpMethod.Post, path, Fair)).StatusCode);
        await Answer.Problem(HttpStatusCode.Conflict, await author.Json(HttpMethod.Post, path, Fair));
    }

    [Fact]
    public async Task After_six_months_the_form_is_gone_and_says_since_when()
    {
        await using var news = await Newsroom.OpenAlone();
        var author = news.Browser();
        var number = await Judging.Remove(await news.SignedIn(role: Role.Moderator), (await news.Post(author, "Words.")).Id);
        var path = $"{news.Prefix}/statements/{news.Site.Id}-{number}";
        news.Later(TimeSpan.FromDays(190));

        Assert.Equal(HttpStatusCode.Conflict, (await author.Post($"{path}/appeal", ("words", "It was fair."))).StatusCode);
        var page = await news.Page(path, author);

        Assert.Null(page.QuerySelector("textarea"));
        Assert.Contains("The time to object ended on", page.QuerySelector("#appeal")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_and_not_taken_stays_in_the_form()
    {
        await using var news = await Newsroom.Open();
        var author = await news.SignedIn();
        var number = await Judging.Remove(await news.SignedIn(role: Role.Moderator), (await news.Post(author, "Words.")).Id);
        var typed = new string('y', Appeal.LongestWords + 1);

        var answer = await author.Post($"{news.Prefix}/statements/{news.Site.Id}-{number}/appeal", ("words", typed));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(typed, (await Answer.Page(answer)).QuerySelector("textarea")?.TextContent.Trim());
    }
}
