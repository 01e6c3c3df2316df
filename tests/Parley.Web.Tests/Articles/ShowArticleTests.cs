using System.Net;
using System.Text.Json;
using Parley.Core.Articles;
using Parley.Storage.Articles;
using Parley.Storage.Discussions;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Articles;

public sealed class ShowArticleTests
{
    [Fact]
    public async Task The_article_stands_above_its_discussion()
    {
        await using var news = await Newsroom.Open();
        await news.Post(news.Browser(), "A comment.");

        var page = await news.ArticlePage();

        Assert.Equal("Lights on the quay", page.QuerySelector("h1")?.TextContent.Trim());
        Assert.Contains("The lamps were lit at six.", page.Body?.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ines Moor", page.Body?.TextContent, StringComparison.Ordinal);
        Assert.Equal(news.Discussion.ToString(), page.QuerySelector("#discussion")?.GetAttribute("data-id"));
    }

    [Fact]
    public async Task Machines_read_the_article_and_its_comments()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "A *comment*.");

        var page = await news.ArticlePage();

        using var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")?.TextContent ?? "");
        var text = data.RootElement.GetRawText();
        foreach (var words in (string[])["NewsArticle", "A comment.", $"#comment-{posted.Id}"])
            Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.EndsWith(news.ArticlePath, page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("article", page.QuerySelector("meta[property='og:type']")?.GetAttribute("content"));
    }

    [Fact]
    public async Task It_is_the_same_for_everyone_and_sets_no_cookie()
    {
        await using var news = await Newsroom.Open();
        var reader = await news.SignedIn("Private Name");

        var theirs = await reader.Get(news.ArticlePath);
        var anybodys = await news.Browser().Get(news.ArticlePath);

        Assert.Equal(await Answer.Text(anybodys), await Answer.Text(theirs));
        Assert.Equal(anybodys.Headers.ETag, theirs.Headers.ETag);
        Assert.True(theirs.Headers.CacheControl?.NoCache);
        Assert.False(theirs.Headers.Contains("Set-Cookie"));
        Assert.False(anybodys.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_known_version_is_not_sent_again_until_a_comment_comes()
    {
        await using var news = await Newsroom.Open();
        var reader = news.Browser();
        var tag = (await reader.Get(news.ArticlePath)).Headers.ETag;
        Assert.False(tag?.IsWeak);
        reader.Headers["If-None-Match"] = $"{tag}";

        var same = await reader.Get(news.ArticlePath);
        await news.Post(news.Browser(), "News.");
        var changed = await reader.Get(news.ArticlePath);

        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal(tag, same.Headers.ETag);
        Assert.Equal("", await Answer.Text(same));
        Assert.True(same.Headers.Contains("Content-Security-Policy"));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Fact]
    public async Task From_right_to_left_where_the_language_is()
    {
        await using var news = await Newsroom.Open(content: content => content with
        {
            Headline = "أضواء على الرصيف", Language = "ar", Direction = TextDirection.RightToLeft, Slug = "adwa",
        });

        var headline = (await news.ArticlePage()).QuerySelector("h1");

        Assert.Equal("rtl", headline?.Closest("[dir]")?.GetAttribute("dir"));
        Assert.Equal("ar", headline?.Closest("[lang]")?.GetAttribute("lang"));
    }

    [Fact]
    public async Task What_an_import_does_not_know_is_said_in_words()
    {
        await using var news = await Newsroom.Open();
        await news.Program.Write(async (database, cancel) => await database.ImportComments(
            news.Discussion, "page", "old.txt",
            [
                new CommentToImport { SourceId = "1", Source = "Nobody's words.", Html = "<p>Nobody's words.</p>", ParentUnknown = true },
                new CommentToImport { SourceId = "2", AuthorName = "Old Name" },
            ],
            news.Program.Clock.GetUtcNow(), cancel));

        var page = await news.ArticlePage();
        var comments = await news.Comments("?sort=oldest");

        var text = page.QuerySelector("#comments")?.TextContent ?? "";
        foreach (var words in (string[])["Name not known", "date not known", "may be a reply", "came to us without its words", "Old Name"])
            Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.Equal("unknown", comments[0].GetProperty("parentId").GetString());
        Assert.Equal("unknown", comments[0].GetProperty("author").GetProperty("kind").GetString());
        Assert.Equal(JsonValueKind.Null, comments[0].GetProperty("createdAt").ValueKind);
        Assert.Equal("removed", comments[1].GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_former_address_leads_to_the_new_one()
    {
        await using var news = await Newsroom.Open();
        await news.Program.Write(async (database, cancel) => await database.PublishArticle(
            new ArticleToPublish
            {
                Site = news.Site.Id, Key = "lights.md", At = news.Program.Clock.GetUtcNow(),
                Content = new ArticleContent { Headline = "Lights out", Language = "en", Slug = "lights-out", Blocks = [new Paragraph(RichText.Of("All dark."))] },
            }, cancel));

        var answer = await news.Browser().Get(news.ArticlePath);

        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal($"{news.Prefix}/articles/lights-out", answer.Headers.Location?.ToString());
        Assert.Equal(news.Discussion.ToString(), (await Answer.Json(news.Browser(), $"/api/v1/discussions?url={news.ArticlePath}")).GetProperty("id").GetString());
    }

    [Fact]
    public async Task What_was_withdrawn_is_gone_and_so_is_its_discussion()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "A comment.");
        await news.Program.Write(async (database, cancel) =>
        {
            database.Articles.Single(row => row.Id == news.Article.Article).Withdraw(news.Program.Clock.GetUtcNow());
            return await database.SaveChangesAsync(cancel);
        });

        var gone = await news.Browser().Get(news.ArticlePath);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Contains("<h1>This is gone</h1>", await gone.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        foreach (var path in (string[])[news.CommentsApi, $"/comments/{posted.Id}", $"/comments/{posted.Id}/mine", $"/comments/{posted.Id}/reply", $"/comments/{posted.Id}/replies", $"/discussions/{news.Discussion}/comments", news.ArticlePath + "/comments.atom"])
            Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await news.TryPost(news.Browser(), "Too late.")).StatusCode);
        foreach (var path in (string[])["/", "/feed.atom"])
            Assert.DoesNotContain("Lights on the quay", await news.Browser().Text(news.Prefix + path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/articles/nothing")]
    [InlineData("/articles/..%2flights")]
    [InlineData("/articles/")]
    [InlineData("/articles/%C3%28")]
    public async Task What_is_not_there_is_not_there(string path)
    {
        await using var news = await Newsroom.Open();

        var answer = await news.Browser().Get(news.Prefix + path);

        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.NotFound, HttpStatusCode.BadRequest]);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task Another_sites_article_is_not_here()
    {
        await using var news = await Newsroom.Open(content: content => content with { Slug = "only-here" });
        var other = await news.Neighbour();

        Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get($"{other.Prefix}/articles/only-here")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get("/articles/only-here")).StatusCode);
    }

    [Fact]
    public async Task Whoever_signs_in_from_an_article_comes_back_to_it()
    {
        await using var news = await Newsroom.Open();

        var link = (await news.ArticlePage()).QuerySelector("#write .guest a")?.GetAttribute("href");

        Assert.Equal($"{news.Prefix}/sign-in?returnTo={Uri.EscapeDataString(news.ArticlePath)}", link);
        Assert.Equal(news.ArticlePath, (await news.Page(link ?? "")).QuerySelector("input[name=returnTo]")?.GetAttribute("value"));
    }
}
