using System.Net;
using Parley.Core.Articles;
using Parley.Core.People;
using Parley.Storage.Articles;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Articles.Editor;

public sealed class KeepArticleTests
{
    [Fact]
    public async Task What_is_typed_is_kept_whole_right_or_wrong_and_readers_see_nothing_of_it()
    {
        await using var news = await Newsroom.Open();
        var desk = await EditorDesk.Open(news);
        var before = await news.Browser().Text(news.ArticlePath);

        var kept = await desk.Send(desk.Published, "", ("headline", "</textarea><script>alert(1)</script>"), ("body", "# wrong\r\n\r\n</textarea><img src=x onerror=alert(1)>\r\n"), ("bylineName", "Ines \"Moor\" <b>"));

        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        var page = await desk.Page(desk.Published);
        Assert.Equal("</textarea><script>alert(1)</script>", page.QuerySelector("#headline")?.GetAttribute("value"));
        Assert.Equal("# wrong\n\n</textarea><img src=x onerror=alert(1)>\n", page.QuerySelector("#body")?.TextContent.TrimStart('\n'));
        Assert.Equal("Ines \"Moor\" <b>", page.QuerySelector("[name=bylineName]")?.GetAttribute("value"));
        Assert.Null(page.QuerySelector("img[onerror]"));
        Assert.Equal(before, await news.Browser().Text(news.ArticlePath));
    }

    [Fact]
    public async Task Of_two_who_save_upon_one_another_the_second_sees_both_texts_and_either_can_go_on()
    {
        await using var news = await Newsroom.Open();
        var (ada, ben) = (await EditorDesk.Open(news, "Ada Ahead"), await EditorDesk.Open(news, "Ben Behind"));
        var bens = await ben.Fields(ben.Published, ("body", "The lamps were lit by Ben."));
        await ada.Send(ada.Published, "", ("body", "The lamps were lit by Ada."));

        var told = await ben.Browser.Post(ben.Published, bens);

        Assert.Equal(HttpStatusCode.Conflict, told.StatusCode);
        var page = Newsroom.Parse(await Answer.Text(told));
        Assert.Contains("Ada Ahead", page.QuerySelector(".lede")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("lit by Ben.", page.QuerySelector("#mine")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("lit by Ada.", page.QuerySelector("#theirs")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(("Removed: Ada", "Added: Ben"), (page.QuerySelector("del")?.TextContent, page.QuerySelector("ins")?.TextContent));
        var carried = page.QuerySelectorAll("input[type=hidden]").Select(field => (field.GetAttribute("name") ?? "", field.GetAttribute("value") ?? "")).ToArray();
        Assert.Equal(HttpStatusCode.Redirect, (await ben.Browser.Post(ben.Published + "/conflict", [.. carried, ("keep", "mine")])).StatusCode);
        Assert.Contains("lit by Ben.", (await ada.Page(ada.Published)).QuerySelector("#body")?.TextContent, StringComparison.Ordinal);
        var aside = (await ada.Page(ada.Published + "/revisions")).QuerySelector("a[href*='/copies/']")?.GetAttribute("href") ?? "";
        Assert.Contains("lit by", (await ada.Page(aside)).QuerySelector(".difference")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await ada.Browser.Post(aside + "/take-up")).StatusCode);
        Assert.Contains("lit by Ada.", (await ben.Page(ben.Published)).QuerySelector("#body")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saving_by_script_answers_with_the_next_number_or_who_was_quicker()
    {
        await using var news = await Newsroom.Open();
        var (ada, ben) = (await EditorDesk.Open(news, "Ada Quick"), await EditorDesk.Open(news));
        var fields = await ada.Fields(ada.Published, ("headline", "Kept while typing"));

        var kept = await Answer.Json(await ada.Browser.Post(ada.Published + "/autosave", fields));
        var behind = await ben.Browser.Post(ben.Published + "/autosave", [.. fields.Where(field => field.Name != "headline"), ("headline", "Later")]);

        Assert.True(kept.GetProperty("number").GetInt32() > 0);
        Assert.Equal(HttpStatusCode.Conflict, behind.StatusCode);
        Assert.Contains("Ada Quick", (await Answer.Json(behind)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_an_article_from_a_file_has_overtaken_is_noticed()
    {
        await using var news = await Newsroom.Open();
        var desk = await EditorDesk.Open(news);
        var typed = await desk.Fields(desk.Published, ("headline", "Upon the first revision"));
        await news.Program.Write((database, cancel) => database.PublishArticle(
            new ArticleToPublish
            {
                Site = news.Site.Id, Key = "lights.md", At = news.Program.Clock.GetUtcNow(),
                Content = new ArticleContent { Headline = "From the file again", Language = "en", Blocks = [new Paragraph(RichText.Of("Words."))] },
            }, cancel));

        var told = await desk.Browser.Post(desk.Published + "/publish", [.. typed, ("deed", "publish")]);

        Assert.Equal(HttpStatusCode.Conflict, told.StatusCode);
        Assert.Contains("From the file again", await Answer.Text(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_editors_of_the_site_come_in_and_no_number_leads_to_another_sites_article()
    {
        await using var news = await Newsroom.Open();
        await using var other = await news.Neighbour();
        var desk = await EditorDesk.Open(news);
        var theirs = $"{news.Prefix}/editor/articles/{other.Article.Article}";

        foreach (var path in (string[])["", "/withdraw", "/drop", "/corrections", "/revisions", "/revisions/compare?from=1&to=1", "/copies/1"])
            Assert.Equal(HttpStatusCode.NotFound, (await desk.Browser.Get(theirs + path)).StatusCode);
        foreach (var path in (string[])["", "/autosave", "/conflict", "/preview", "/proof", "/insert", "/piece", "/publish", "/withdraw", "/drop", "/corrections", "/revisions/1/restore", "/copies/1/take-up"])
            Assert.Equal(HttpStatusCode.NotFound, (await desk.Browser.Post(theirs + path, ("headline", "Mine"), ("revision", "1"))).StatusCode);
        foreach (var reader in new[] { await news.SignedIn(role: Role.Moderator), await news.SignedIn(), await other.SignedIn(role: Role.Editor) })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get(news.Prefix + "/editor")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.Post(desk.Published, ("headline", "Not mine"))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await news.Browser().Get(news.Prefix + "/editor")).StatusCode);
        desk.Browser.Headers["Sec-Fetch-Site"] = "cross-site";
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Browser.Post(desk.Published + "/withdraw")).StatusCode);
    }

    [Fact]
    public async Task A_whole_article_fits_into_the_form_and_twice_as_much_is_refused_kindly()
    {
        await using var news = await Newsroom.Open();
        var desk = await EditorDesk.Open(news);

        var kept = await desk.Send(desk.Published, "", ("body", string.Join("\n\n", Enumerable.Repeat(new string('文', 1900), 100))));
        // Asks before it sends, as the answer comes before the end of what is sent.
        desk.Browser.Headers["Expect"] = "100-continue";
        var more = await desk.Browser.Post(desk.Published, ("body", new string('文', 250_000)));

        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, more.StatusCode);
    }
}
