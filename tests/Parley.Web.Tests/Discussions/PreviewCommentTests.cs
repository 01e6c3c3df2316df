using System.Net;

namespace Parley.Web.Tests.Discussions;

public sealed class PreviewCommentTests
{
    [Fact]
    public async Task Both_ways_show_it_as_it_will_look_and_keep_nothing()
    {
        await using var news = await Newsroom.Open();
        var reader = news.Browser();

        var api = await Answer.Json(await reader.Json(HttpMethod.Post, "/api/v1/preview", """{"text":"*So* it looks."}"""));
        var form = await reader.Post($"{news.Prefix}/preview", ("discussionId", news.Discussion.ToString()), ("text", "*So* it looks."), ("name", "Gwen"), ("email", "gwen@news.example"));

        Assert.Contains("<em>So</em>", api.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, form.StatusCode);
        Assert.True(form.Headers.CacheControl?.NoStore);
        var page = await Answer.Page(form);
        Assert.Equal("So it looks.", page.QuerySelector("#preview")?.TextContent.Trim());
        Assert.Equal("*So* it looks.", page.QuerySelector("textarea[name=text]")?.TextContent);
        Assert.Equal("Gwen", page.QuerySelector("[name=name]")?.GetAttribute("value"));
        Assert.Equal(0, await news.CountRows());
        Assert.Empty(reader.Cookies);
    }

    [Fact]
    public async Task The_pages_own_form_is_understood()
    {
        await using var news = await Newsroom.Open();
        var form = (await news.ArticlePage()).QuerySelector("form.write");
        var fields = form?.QuerySelectorAll("[name]").Select(field => (field.GetAttribute("name") ?? "", field.GetAttribute("value") ?? ""))
            .Where(field => field.Item1 != "text").Append(("text", "As shown.")).ToArray() ?? [];

        var answer = await news.Browser().Post(form?.QuerySelector("[formaction]")?.GetAttribute("formaction") ?? "", fields);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("As shown.", (await Answer.Page(answer)).QuerySelector("#preview")?.TextContent.Trim());
    }

    [Fact]
    public async Task People_are_mentioned_only_where_they_may_be_seen()
    {
        await using var news = await Newsroom.Open();
        var other = await news.Neighbour();
        await news.Post(await news.SignedIn("Vera Quint"), "I was here.");
        var body = $$"""{"text":"Hear @Vera Quint now","discussionId":"{{news.Discussion}}"}""";

        var here = await Answer.Json(await news.Browser().Json(HttpMethod.Post, "/api/v1/preview", body));
        var there = await Answer.Json(await news.Browser().Json(HttpMethod.Post, other.Prefix + "/api/v1/preview", body));

        Assert.Contains("/people/", here.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("/people/", there.GetProperty("html").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_long_a_text_is_refused_and_kept()
    {
        await using var news = await Newsroom.Open();
        var text = new string('a', 10_001);

        var form = await news.Browser().Post("/preview", ("discussionId", news.Discussion.ToString()), ("text", text));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, form.StatusCode);
        Assert.Equal(text, (await Answer.Page(form)).QuerySelector("textarea[name=text]")?.TextContent);
        await Answer.Problem(HttpStatusCode.UnprocessableEntity, await news.Browser().Json(HttpMethod.Post, "/api/v1/preview", $$"""{"text":"{{text}}"}"""));
    }

    [Fact]
    public async Task Another_sites_page_cannot_use_it()
    {
        await using var news = await Newsroom.Open();
        var reader = await news.SignedIn();
        reader.Headers["Sec-Fetch-Site"] = "cross-site";

        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Post("/preview", ("discussionId", news.Discussion.ToString()), ("text", "x"))).StatusCode);
    }
}
