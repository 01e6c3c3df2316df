using System.Net;
using System.Text.Json;
using System.Xml;
using Parley.Core.Articles;
using Parley.Testing;

namespace Parley.Web.Tests.Discussions;

/// <summary>Whatever readers write, by whichever way, no page holds more of it than words and the few elements of the dialect.</summary>
public sealed class HostileTextTests
{
    public enum Way
    {
        Api,
        Form,
        EditByApi,
        EditByForm,
    }

    [Theory]
    [InlineData(Way.Api)]
    [InlineData(Way.Form)]
    [InlineData(Way.EditByApi)]
    [InlineData(Way.EditByForm)]
    public async Task Words_stay_words_on_every_page(Way way)
    {
        await using var news = await Newsroom.Open();
        var author = await news.SignedIn();
        foreach (var text in HostilePayloads.Texts)
            await Write(news, author, way, text);

        List<string> wrong = [];
        wrong.AddRange(HostilePayloads.WrongInPage(await news.ArticlePage()));
        for (var path = $"{news.Prefix}/discussions/{news.Discussion}/comments?sort=oldest"; path is not null;)
        {
            var page = await news.Page(path);
            Assert.NotEmpty(page.QuerySelectorAll(".comment .prose"));
            wrong.AddRange(HostilePayloads.WrongInPage(page));
            path = page.QuerySelector("a[href*='cursor=']")?.GetAttribute("href");
        }

        var staff = await news.SignedIn(role: Core.People.Role.Moderator);
        foreach (var comment in (await news.Comments("?sort=oldest&limit=100")).Where((_, index) => index % 7 == 0))
        {
            var id = comment.GetProperty("id").GetString();
            foreach (var (reader, page) in ((TestBrowser, string)[])[(author, "/mine"), (author, ""), (author, "/reply"), (staff, "/verdict")])
                wrong.AddRange(HostilePayloads.WrongInPage(await news.Page($"/comments/{id}{page}", reader)));
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Words_stay_words_in_json_and_feed_and_preview()
    {
        await using var news = await Newsroom.Open();
        var author = await news.SignedIn();
        foreach (var text in HostilePayloads.Texts)
            await Write(news, author, Way.Api, text);

        List<string> wrong = [];
        for (var query = "?sort=oldest&limit=100"; query is not null;)
        {
            var page = await news.Thread(query);
            foreach (var comment in page.GetProperty("comments").EnumerateArray())
                wrong.AddRange(WrongIn(comment.GetProperty("html").GetString()));
            query = page.GetProperty("next").GetString() is { } next ? $"?sort=oldest&limit=100&cursor={next}" : null;
        }

        var entries = 0;
        using (var feed = XmlReader.Create(new StringReader(await author.Text(news.ArticlePath + "/comments.atom"))))
        {
            while (feed.ReadToFollowing("content"))
            {
                entries++;
                wrong.AddRange(WrongIn(feed.ReadElementContentAsString()));
            }
        }

        foreach (var text in HostilePayloads.Texts.Where((_, index) => index % 5 == 0))
        {
            var preview = await Answer.Json(await author.Json(HttpMethod.Post, "/api/v1/preview", JsonSerializer.Serialize(new { text })));
            wrong.AddRange(WrongIn(preview.GetProperty("html").GetString()));
            wrong.AddRange(HostilePayloads.WrongInPage(await Answer.Page(await author.Post("/preview", ("discussionId", news.Discussion.ToString()), ("text", text)))));
        }

        Assert.Equal(50, entries);
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_name_stays_a_name()
    {
        await using var news = await Newsroom.Open();
        List<string> wrong = [];
        var taken = 0;
        foreach (var name in HostilePayloads.Markup.Concat(HostilePayloads.Schemes))
        {
            var form = await news.Browser().Post($"/discussions/{news.Discussion}/comments", ("text", "Words."), ("name", name), ("email", name));
            if (form.StatusCode != HttpStatusCode.Found)
                wrong.AddRange(HostilePayloads.WrongInPage(await Answer.Page(form)));
            var answer = await news.TryPost(news.Browser(), $"By {taken}.", name: name);
            if (answer.StatusCode != HttpStatusCode.Created)
                continue;
            taken++;
            var id = (await Answer.Json(answer)).GetProperty("comment").GetProperty("id").GetString();
            var page = await news.Page($"/comments/{id}");
            wrong.AddRange(HostilePayloads.WrongInPage(page));
            Assert.NotNull(page.QuerySelector($"#by-{id} bdi"));
        }

        wrong.AddRange(HostilePayloads.WrongInPage(await news.ArticlePage()));
        await news.Browser().Text(news.ArticlePath + "/comments.atom");
        Assert.NotEqual(0, taken);
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task An_articles_words_stay_words_too()
    {
        var payloads = HostilePayloads.Markup.Where(text => text.All(sign => !char.IsControl(sign))).ToList();
        await using var news = await Newsroom.Open(content: content => content with
        {
            Headline = "</title><script>alert(1)</script>",
            Dek = "\"><img src=x onerror=alert(1)>",
            Section = "</h1><svg onload=alert(1)>",
            Bylines = [new Byline("</script><script>alert(1)</script>")],
            Tags = ["<b onclick=alert(1)>"],
            Blocks = [.. payloads.Select(text => new Paragraph(RichText.Of(text))), new Quotation([RichText.Of("</script>")]) { Speaker = "<i onclick=x>", Outlet = "\" onclick=x" }],
        });

        List<string> wrong = [];
        foreach (var path in (string[])[news.ArticlePath, news.Prefix + "/", $"/discussions/{news.Discussion}/reply", $"/discussions/{news.Discussion}/mine"])
            wrong.AddRange(HostilePayloads.WrongInPage(await news.Page(path)));
        foreach (var path in (string[])["/feed.atom", $"/articles/{news.Article.Slug}/comments.atom"])
        {
            using var feed = XmlReader.Create(new StringReader(await news.Browser().Text(news.Prefix + path)));
            while (feed.Read())
                Assert.True(feed.NodeType != XmlNodeType.Element || feed.NamespaceURI == "http://www.w3.org/2005/Atom", feed.Name);
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<a href=\"java\tscript:alert(1)\" rel=ugc>x</a>")]
    [InlineData("<svg onload=alert(1)>")]
    [InlineData("<p style=\"inset:0\">x</p>")]
    public void What_the_tests_look_for_would_be_seen(string html) =>
        Assert.NotEmpty(HostilePayloads.WrongInPage(Newsroom.Parse($"<article class=comment><div class=prose>{html}</div></article>")));

    private static IEnumerable<string> WrongIn(string? html) =>
        HostilePayloads.WrongInProse(Newsroom.Parse($"<div class=prose>{html}</div>").Body ?? throw new InvalidOperationException())
            .Where(wrong => wrong != "<div>");

    private static async Task Write(Newsroom news, TestBrowser author, Way way, string text)
    {
        var form = $"/discussions/{news.Discussion}/comments";
        HttpStatusCode status;
        if (way is Way.Api)
            status = (await news.TryPost(author, text)).StatusCode;
        else if (way is Way.Form)
            status = (await author.Post(form, ("text", text))).StatusCode;
        else
        {
            var posted = await news.Post(author, "Harmless " + A.Next());
            status = way is Way.EditByApi
                ? (await author.Json(HttpMethod.Patch, $"/api/v1/comments/{posted.Id}", JsonSerializer.Serialize(new { text }))).StatusCode
                : (await author.Post($"/comments/{posted.Id}/edit", ("text", text))).StatusCode;
        }

        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Found or HttpStatusCode.UnprocessableEntity, $"{status} for {text}");
    }
}
