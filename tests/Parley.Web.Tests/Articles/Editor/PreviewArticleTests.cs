using System.Net;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Articles.Editor;

public sealed class PreviewArticleTests
{
    [Fact]
    public async Task What_is_typed_is_shown_as_it_would_look_and_nothing_is_kept()
    {
        await using var news = await Newsroom.Open();
        var desk = await EditorDesk.Open(news);
        var fields = await desk.Fields(desk.Published, ("body", "Some *new* words.\n\n:::quotation\nspeaker: Ilse Brandt\n\nWe counted.\n:::\n"));

        var proof = Newsroom.Parse(await Answer.Text(await desk.Browser.Post(desk.Published + "/proof", fields)));
        var page = Newsroom.Parse(await Answer.Text(await desk.Browser.Post(desk.Published + "/preview", fields)));

        foreach (var shown in new[] { proof, page })
        {
            Assert.Equal("new", shown.QuerySelector(".body em")?.TextContent);
            Assert.Contains("Ilse Brandt", shown.QuerySelector(".quotation figcaption")?.TextContent, StringComparison.Ordinal);
        }

        Assert.Null(proof.QuerySelector("form"));
        Assert.DoesNotContain("Some *new* words.", await Answer.Text(await desk.Browser.Get(desk.Published)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("body", "Fine.\n\n# Too high", "Line 3")]
    [InlineData("body", "<script>alert(1)</script>", "Line 1")]
    [InlineData("body", "[x](javascript:alert(1))", "Line 1")]
    [InlineData("headline", "", "Headline")]
    [InlineData("slug", "../x", "Address")]
    [InlineData("date", "yesterday", "Date shown")]
    [InlineData("body", ":::figure\nfile: pictures/999999\nalt: x\ncredit: none known\n:::", "Line 2")]
    public async Task What_is_wrong_is_said_with_its_line_or_field_and_the_text_is_there_still(string field, string typed, string where)
    {
        await using var news = await Newsroom.Open();
        var desk = await EditorDesk.Open(news);

        var answer = await desk.Publish(desk.Published, (field, typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = Newsroom.Parse(await Answer.Text(answer));
        Assert.Contains(where, page.QuerySelector("section.error")?.TextContent, StringComparison.Ordinal);
        var input = page.QuerySelector("#" + field);
        Assert.Equal(typed.TrimEnd(), (input?.GetAttribute("value") ?? input?.TextContent ?? "").Trim());
        Assert.Null(page.QuerySelector("a[href^='javascript']"));
    }
}
