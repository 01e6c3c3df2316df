using System.Net;

namespace Parley.Web.Tests.Discussions;

public sealed class ReplyPagesTests
{
    [Fact]
    public async Task The_form_names_what_it_answers_and_posts_under_it()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Answer me.");
        var guest = news.Browser();

        var page = await news.Page($"{news.Prefix}/comments/{posted.Id}/reply", guest);
        var form = page.QuerySelector("form.write");
        string Field(string name) => form?.QuerySelector($"[name={name}]")?.GetAttribute("value") ?? "";
        var answer = await guest.Post(
            form?.GetAttribute("action") ?? "", ("text", "Here."), ("name", "Gwen"), ("parentId", Field("parentId")), ("idempotencyKey", Field("idempotencyKey")), ("discussionId", Field("discussionId")));

        Assert.Contains("Answer me.", page.Body?.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(1, (await news.Comments())[0].GetProperty("replyCount").GetInt32());
    }

    [Fact]
    public async Task A_refused_post_comes_back_with_all_that_was_typed()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Answer me.");

        var answer = await news.Browser().Post(
            $"/discussions/{news.Discussion}/comments", ("text", "\n  <b>Kept</b> & \"so\""), ("name", "\u202egnissim"), ("email", "gwen@news.example"), ("parentId", posted.Id));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Answer.Page(answer);
        Assert.Equal("\n  <b>Kept</b> & \"so\"", page.QuerySelector("textarea[name=text]")?.TextContent);
        Assert.Equal("gwen@news.example", page.QuerySelector("[name=email]")?.GetAttribute("value"));
        Assert.Equal(posted.Id, page.QuerySelector("[name=parentId]")?.GetAttribute("value"));
        Assert.Equal("true", page.QuerySelector("[name=name]")?.GetAttribute("aria-invalid"));
        Assert.NotNull(page.QuerySelector("[role=alert]"));
    }

    [Fact]
    public async Task Each_form_has_a_key_of_its_own()
    {
        await using var news = await Newsroom.Open();
        var path = $"/discussions/{news.Discussion}/reply";

        var first = (await news.Page(path)).QuerySelector("[name=idempotencyKey]")?.GetAttribute("value");
        var second = (await news.Page(path)).QuerySelector("[name=idempotencyKey]")?.GetAttribute("value");

        Assert.NotNull(first);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task A_closed_discussion_has_no_form()
    {
        await using var news = await Newsroom.Open();
        await news.Close();

        Assert.Null((await news.Page($"/discussions/{news.Discussion}/reply")).QuerySelector("form.write"));
        Assert.Null((await news.ArticlePage()).QuerySelector("form.write"));
    }

    [Theory]
    [InlineData("/discussions/999999/reply")]
    [InlineData("/comments/1/reply")]
    [InlineData("/comments/x/reply")]
    public async Task What_is_not_there_cannot_be_answered(string path)
    {
        await using var news = await Newsroom.Open();

        Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get(path)).StatusCode);
    }
}
