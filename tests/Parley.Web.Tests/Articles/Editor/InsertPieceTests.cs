using System.Net;
using Parley.Core.Articles;
using Parley.Core.Site;
using Parley.Storage.Articles;
using Parley.Storage.Site;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Articles.Editor;

public sealed class InsertPieceTests
{
    [Theory]
    [InlineData("figure", "figureFile=pictures/1", "alt", "credit")]
    [InlineData("figure", "figureAlt=A crane;figureNoCredit=1", "file")]
    [InlineData("figure", "figureFile=pictures/1;figureAlt=A crane;figureNoCredit=1", "no picture")]
    [InlineData("figure", "figureFile=../../etc/passwd;figureAlt=A crane;figureNoCredit=1", "file")]
    [InlineData("quotation", "quoteWords=We counted.", "speaker")]
    [InlineData("quotation", "quoteSpeaker=Ilse Brandt", "words")]
    [InlineData("quotation", "quoteSpeaker=Ilse;quoteWords=Hm.;quoteLink=javascript:alert(1)", "link")]
    [InlineData("quotation", "quoteSpeaker=Ilse;quoteWords=# Not a paragraph", "heading")]
    public async Task What_is_missing_is_asked_for_and_what_was_typed_stays(string piece, string fields, params string[] asked)
    {
        await using var news = await Newsroom.Open();
        var desk = await EditorDesk.Open(news);
        (string, string)[] typed = [.. fields.Split(';').Select(field => field.Split('=')).Select(field => (field[0], field[1])), ("piece", piece)];

        var answer = await desk.Send(desk.Published, "/insert", typed);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = Newsroom.Parse(await Answer.Text(answer));
        var said = page.QuerySelector($"#insert-{piece} .piece-errors")?.TextContent ?? "";
        Assert.All(asked, word => Assert.Contains(word, said, StringComparison.Ordinal));
        Assert.Equal(typed[0].Item2, page.QuerySelector($"[name={typed[0].Item1}]") is { LocalName: "textarea" } area ? area.TextContent.Trim() : page.QuerySelector($"[name={typed[0].Item1}]")?.GetAttribute("value"));
        Assert.DoesNotContain(":::", page.QuerySelector("#body")?.TextContent, StringComparison.Ordinal);
        var script = await Answer.Json(await desk.Browser.Post(desk.Published + "/piece", await desk.Fields(desk.Published, typed)));
        Assert.False(script.TryGetProperty("text", out var text) && text.ValueKind == System.Text.Json.JsonValueKind.String);
        Assert.NotEmpty(script.GetProperty("errors").EnumerateArray());
    }

    [Fact]
    public async Task A_figure_of_the_newsrooms_pictures_and_a_quotation_come_into_the_text_and_onto_the_page()
    {
        await using var news = await Newsroom.Open();
        var desk = await EditorDesk.Open(news);
        var hash = new string('c', 64);
        var picture = await news.Program.Write((database, cancel) => database.KeepPicture(
            new PictureToKeep
            {
                Site = news.Site.Id, Purpose = PicturePurpose.Newsroom, At = news.Program.Clock.GetUtcNow(), Picture = new Picture(hash, "image/png", 4, 3),
                Files = [new StoredFile(hash, "image/png", [1], 4, 3, news.Program.Clock.GetUtcNow())],
            }, cancel));

        await desk.Send(desk.Published, "/insert", ("piece", "figure"), ("figureFile", EditorQueries.NameOfPicture(picture)), ("figureAlt", "A \"crane\": #1"), ("figureCaption", "*Left* there"), ("figureNoCredit", "1"));
        await desk.Send(desk.Published, "/insert", ("piece", "quotation"), ("quoteSpeaker", "Ilse: Brandt"), ("quoteOutlet", "Courier"), ("quoteWords", "We counted.\n\nTwice."), ("after", "1"));
        var published = await desk.Publish(desk.Published);

        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        var page = await news.ArticlePage();
        Assert.Equal(["The lamps were lit at six.", "We counted.", "Twice.", "Nobody put them out."], page.QuerySelectorAll(".body p").Select(words => words.TextContent));
        Assert.Equal("A \"crane\": #1", page.QuerySelector(".body img")?.GetAttribute("alt"));
        Assert.Equal("Left", page.QuerySelector(".body figcaption em")?.TextContent);
        Assert.Equal("Ilse: Brandt", page.QuerySelector(".quotation .speaker bdi")?.TextContent);
    }
}
