using System.Net;
using Parley.Core.Articles;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Testing;
using Parley.Web.Tests.Articles.Editor;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Corrections;

public sealed class RequestCorrectionTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Readers_who_mean_the_same_words_are_one_request(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var guest = news.Browser();
        await news.Post(guest, "It was seven.");

        Assert.Equal("taken", await Outcome(await Say(await news.SignedIn(), news, "p3r1@22-25", "They were lit at seven.")));
        Assert.Equal("taken", await Outcome(await Say(guest, news, "p3r1@0-25", "Seven.")));
        Assert.Equal("known", await Outcome(await Say(guest, news, "p3r1@22-23", "Again.")));
        Assert.Equal("taken", await Outcome(await Ask(news.Browser(), news, $$"""{"words":" lit  at six","right":"Seven."}""")));
        Assert.Equal("taken", await Outcome(await Say(news.Browser(), news, "p4r1", "Ada did.")));
        // Another paragraph became the first since; the words are where they were.
        var desk = await EditorDesk.Open(news);
        await desk.Publish(desk.Published, ("body", "It is winter.\n\nThe lamps were lit at six.\n\nNobody put them out."));
        Assert.Equal("taken", await Outcome(await Ask(await news.SignedIn(), news, """{"words":"at six","right":"At seven."}""")));

        var rows = await Rows(news);
        Assert.Equal([4, 1], rows.Select(row => row.Requesters));
        var page = await news.Page(news.Prefix + "/desk/corrections", desk.Browser);
        Assert.Equal(["six", "Nobody put them out."], page.QuerySelectorAll(".rows .what a").Select(link => link.TextContent));
        Assert.Contains("4 readers say so", page.QuerySelector(".rows")?.TextContent, StringComparison.Ordinal);
        Assert.Equal("2", page.QuerySelector(".desk-bar [data-count=corrections]")?.TextContent);
    }

    [Fact]
    public async Task The_form_shows_the_words_that_were_picked_and_thanks()
    {
        await using var news = await Newsroom.Open();
        var reader = await news.SignedIn();
        var path = news.ArticlePath + "/correct";

        var form = await news.Page(path + "?at=p1r1@0-6", reader);
        var answer = await reader.Post(path, ("at", "p1r1@0-6"), ("right", "Lamps"), ("credit", "yes"));

        Assert.Equal("Lights", form.QuerySelector("blockquote.place mark")?.TextContent);
        Assert.NotNull(form.QuerySelector("input[name=credit]"));
        Assert.Null((await news.Page(path)).QuerySelector("input[name=credit]"));
        Assert.Contains("we tell you what became of it", (await news.Page(answer.Headers.Location?.ToString() ?? "", reader)).QuerySelector(".notice")?.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"at":"p3r1@0-3"}""", "right")]
    [InlineData("""{"right":"Seven."}""", "words")]
    [InlineData("""{"words":"The lamps","right":" \u200b"}""", "right")]
    [InlineData("""{"words":"The lamps","right":"\ud800"}""", "right")]
    [InlineData("""{"words":"the moon","right":"Seven."}""", "words")]
    [InlineData("""{"words":"t","right":"Seven."}""", "words")]
    [InlineData("""{"at":"p3r1@0-9999","right":"Seven."}""", "at")]
    [InlineData("""{"at":"p3r9@0-3","right":"Seven."}""", "at")]
    [InlineData("""{"at":"p99r1","right":"Seven."}""", "at")]
    [InlineData("""{"at":"c1r1","right":"Seven."}""", "at")]
    [InlineData("""{"at":"' OR 1=1","right":"Seven."}""", "at")]
    public async Task What_makes_no_sense_is_refused_by_its_field(string json, string field)
    {
        await using var news = await Newsroom.Open();

        var answer = await Ask(news.Browser(), news, json);

        Assert.True(answer.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest, answer.StatusCode.ToString());
        if (answer.StatusCode == HttpStatusCode.UnprocessableEntity)
            Assert.True((await Answer.Json(answer)).GetProperty("errors").TryGetProperty(field, out _));
        Assert.Empty(await Rows(news));
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed_and_runs_no_script()
    {
        await using var news = await Newsroom.Open();
        var typed = "</textarea><script>alert(1)</script>" + new string('x', 1_000);

        var answer = await news.Browser().Post(news.ArticlePath + "/correct", ("at", "p3r1@0-3"), ("right", typed));

        var page = Newsroom.Parse(await Answer.Text(answer));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(typed, page.QuerySelector("#right-words")?.TextContent.TrimStart('\n'));
        Assert.Equal("p3r1@0-3", page.QuerySelector("input[name=at]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_not_published_cannot_be_corrected_and_its_place_belongs_to_it()
    {
        await using var news = await Newsroom.Open();
        var neighbour = await news.Neighbour();
        var editor = await news.SignedIn(role: Role.Editor);
        await editor.Post($"{news.Prefix}/editor/articles/{news.Article.Article}/withdraw");

        Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get(news.ArticlePath + "/correct")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Say(news.Browser(), news, "p3r1", "Seven.")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Browser().Get(neighbour.ArticlePath + "/correct?at=p3r2")).StatusCode);
    }

    [Fact]
    public async Task What_was_taken_out_of_an_article_is_not_shown_again_by_the_address_of_its_place()
    {
        await using var news = await Newsroom.Open();
        await news.Program.Write(async (database, cancel) =>
        {
            var article = await database.ArticleOf(news.Site.Id, news.Article.Article, cancel);
            var content = (await database.CurrentRevision(article!, cancel))!.Content with { Blocks = [new Paragraph(RichText.Of("Nobody put them out."))] };
            return await database.PublishArticle(new ArticleToPublish { Site = news.Site.Id, Key = "lights.md", Content = content, At = news.Program.Clock.GetUtcNow() }, cancel);
        });

        Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get(news.ArticlePath + "/correct?at=p3r1")).StatusCode);
        var refused = await news.Browser().Post(news.ArticlePath + "/correct", ("at", "p3r1@0-8"), ("right", "Seven."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.DoesNotContain("lit at six", await Answer.Text(refused), StringComparison.Ordinal);
        // What stands is found wherever it went.
        Assert.Contains("put them out", await news.Browser().Text(news.ArticlePath + "/correct?at=p4r1"), StringComparison.Ordinal);
    }

    internal static Task<HttpResponseMessage> Say(TestBrowser reader, Newsroom news, string at, string right) => Ask(reader, news, $$"""{"at":"{{at}}","right":"{{right}}","credit":"yes"}""");

    internal static async Task<List<(long Id, int Requesters)>> Rows(Newsroom news) => await news.Program.Read(database => database.Query(
        "SELECT id, requesters FROM correction_requests WHERE site = @site ORDER BY id", row => (row.GetInt64(0), row.GetInt32(1)), CancellationToken.None, ("@site", news.Site.Id.Value)));

    private static Task<HttpResponseMessage> Ask(TestBrowser reader, Newsroom news, string json) =>
        reader.Json(HttpMethod.Post, $"{news.Prefix}/api/v1/articles/{news.Article.Slug}/correct", json);

    private static async Task<string?> Outcome(HttpResponseMessage answer) => (await Answer.Json(answer)).GetProperty("outcome").GetString();
}
