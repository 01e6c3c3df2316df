using System.Net;
using Parley.Core.Articles;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Articles.Editor;

public sealed class RevisionsTests
{
    [Fact]
    public async Task Two_revisions_are_compared_by_words_and_an_old_one_comes_back_as_a_new_one()
    {
        await using var news = await Newsroom.Open();
        var desk = await EditorDesk.Open(news, "Ada Moreno");
        await desk.Publish(desk.Published, ("body", "The lamps were lit at \\<b>seven\\</b>."), ("headline", "Lights & lamps"));

        var list = await desk.Page(desk.Published + "/revisions");
        var compared = await desk.Page(desk.Published + "/revisions/compare?from=1&to=2");

        Assert.Equal(2, list.QuerySelectorAll(".revisions li").Length);
        Assert.Contains("Ada Moreno", list.QuerySelector(".revisions li")?.TextContent, StringComparison.Ordinal);
        Assert.Contains(compared.QuerySelectorAll("ins"), words => words.TextContent.Contains("lamps", StringComparison.Ordinal));
        Assert.Null(compared.QuerySelector(".difference b"));
        foreach (var query in (string[])["", "?from=1", "?from=a&to=b", "?from=1&to=99", "?from=0&to=1"])
            Assert.True((await desk.Browser.Get(desk.Published + "/revisions/compare" + query)).StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest);

        await desk.Send(desk.Published, "", ("body", "Typed and not published."));
        Assert.Equal(HttpStatusCode.Conflict, (await desk.Browser.Post(desk.Published + "/revisions/1/restore")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await desk.Browser.Get(desk.Published + "/drop")).StatusCode);
        await desk.Browser.Post(desk.Published + "/drop");
        Assert.Equal(HttpStatusCode.Redirect, (await desk.Browser.Post(desk.Published + "/revisions/1/restore")).StatusCode);

        Assert.Equal(3, (await desk.Article(desk.Published)).Revision);
        Assert.Equal("Lights on the quay", (await news.ArticlePage()).QuerySelector("h1")?.TextContent);
    }

    [Fact]
    public async Task What_is_withdrawn_says_so_and_can_be_published_again()
    {
        await using var news = await Newsroom.Open();
        var desk = await EditorDesk.Open(news);

        Assert.Equal(HttpStatusCode.OK, (await desk.Browser.Get(desk.Published + "/withdraw")).StatusCode);
        await desk.Browser.Post(desk.Published + "/withdraw");
        Assert.Equal(HttpStatusCode.Gone, (await news.Browser().Get(news.ArticlePath)).StatusCode);
        Assert.DoesNotContain("Lights on the quay", await news.Browser().Text(news.Prefix + "/"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Browser.Get(desk.Published + "/corrections")).StatusCode);
        await desk.Publish(desk.Published);

        Assert.Equal((ArticleState.Published, 1), ((await desk.Article(desk.Published)).State, (await desk.Article(desk.Published)).Revision));
        Assert.Equal(HttpStatusCode.OK, (await news.Browser().Get(news.ArticlePath)).StatusCode);
    }

    [Theory]
    [InlineData("correction", "", "Right.", "wrong")]
    [InlineData("correction", "Wrong.", "", "right")]
    [InlineData("lie", "Wrong.", "Right.", "kind")]
    [InlineData("update", "", "LONG", "longer")]
    public async Task A_correction_says_what_was_wrong_and_what_is_right(string kind, string wrong, string right, string asked)
    {
        await using var news = await Newsroom.Open();
        var desk = await EditorDesk.Open(news);

        var answer = await desk.Browser.Post(
            desk.Published + "/corrections", ("correctionKind", kind), ("correctionWrong", wrong), ("correctionRight", right.Replace("LONG", new string('x', 1001), StringComparison.Ordinal)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(asked, Newsroom.Parse(await Answer.Text(answer)).QuerySelector(".error")?.TextContent, StringComparison.Ordinal);
        Assert.Null((await news.ArticlePage()).QuerySelector("#corrections"));
    }

    [Fact]
    public async Task The_list_is_narrowed_by_state_and_words_and_hostile_questions_lead_nowhere()
    {
        await using var news = await Newsroom.Open();
        var desk = await EditorDesk.Open(news);
        var path = await desk.Start();
        await desk.Send(path, "", ("headline", "100%_of <i>it</i>"));

        Assert.Equal(["100%_of <i>it</i>", "Lights on the quay"], await Headlines(""));
        Assert.Equal(["100%_of <i>it</i>"], await Headlines("?state=draft"));
        Assert.Equal(["100%_of <i>it</i>"], await Headlines("?q=%25_OF"));
        Assert.Equal(["Lights on the quay"], await Headlines("?q=quay+lights&state=published"));
        Assert.Empty(await Headlines("?q=%25%25x"));
        foreach (var query in (string[])["?state=9", "?state=gone", "?below=x", "?below=1.2.3", "?q=" + new string('x', 300)])
            Assert.Equal(HttpStatusCode.NotFound, (await desk.Browser.Get(news.Prefix + "/editor" + query)).StatusCode);

        async Task<IEnumerable<string>> Headlines(string query) =>
            (await desk.Page(news.Prefix + "/editor" + query)).QuerySelectorAll(".line-head").Select(line => line.TextContent.Trim());
    }
}
