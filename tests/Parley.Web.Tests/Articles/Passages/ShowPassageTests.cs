using System.Net;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Articles.Passages;

public sealed class ShowPassageTests
{
    [Fact]
    public async Task A_discussed_sentence_carries_its_count_and_leads_to_the_comments_that_quote_it()
    {
        await using var article = await QuotedArticle.Open();
        var older = await article.Quote(QuotedArticle.Lit);
        var newer = await article.Quote("lit at six");

        var page = await article.News.ArticlePage();
        var mark = Assert.Single(page.QuerySelectorAll(".article a.cited"));

        Assert.Equal("2", mark.TextContent);
        Assert.Equal("2 comments on this sentence", mark.GetAttribute("aria-label"));
        Assert.Equal(QuotedArticle.Lit, page.QuerySelector(".said")?.TextContent);
        Assert.Equal("nofollow", mark.GetAttribute("rel"));
        Assert.Equal(await article.PathOf(QuotedArticle.Lit), mark.GetAttribute("href"));
        var passage = await article.News.Page(mark.GetAttribute("href") ?? "");
        Assert.Equal(QuotedArticle.Lit, passage.QuerySelector(".passage mark")?.TextContent);
        Assert.Equal([$"comment-{newer}", $"comment-{older}"], passage.QuerySelectorAll("#comments .comment").Select(card => card.Id));
        Assert.Equal("noindex", passage.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        Assert.Equal(page.QuerySelector(".said")?.Id, passage.QuerySelector(".section a")?.GetAttribute("href")?.Split('#')[1]);
    }

    [Fact]
    public async Task A_comment_that_is_removed_no_longer_counts_nor_shows()
    {
        await using var article = await QuotedArticle.Open();
        var kept = await article.Quote(QuotedArticle.Lit);
        var removed = await article.Quote(QuotedArticle.Lit);
        var path = await article.PathOf(QuotedArticle.Lit);
        Assert.Equal(2, (await article.News.Page(path)).QuerySelectorAll("#comments .comment").Length);

        await article.News.Remove(removed.ToString());

        Assert.Equal([$"comment-{kept}"], (await article.News.Page(path)).QuerySelectorAll("#comments .comment").Select(card => card.Id));
        Assert.Equal("1", (await article.News.ArticlePage()).QuerySelector("a.cited")?.TextContent);
    }

    [Theory]
    [InlineData("0-0")]
    [InlineData("999-0")]
    [InlineData("{0}-1")]
    [InlineData("{0}--1")]
    [InlineData("{0}-99999999999")]
    [InlineData("{0}")]
    [InlineData("{0}-0-0")]
    [InlineData("{0}-0?before=x")]
    [InlineData("%00-%3Cscript%3E")]
    public async Task What_is_no_sentence_has_no_page(string name)
    {
        await using var article = await QuotedArticle.Open();
        var (passage, _) = await article.Place(QuotedArticle.Lit);

        var answer = await article.News.Browser().Get($"{article.News.ArticlePath}/passages/{string.Format(System.Globalization.CultureInfo.InvariantCulture, name, passage.Id)}");

        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.NotFound, HttpStatusCode.BadRequest]);
    }

    [Fact]
    public async Task The_passage_of_another_sites_article_is_not_found_here()
    {
        await using var article = await QuotedArticle.Open();
        await using var neighbour = await article.News.Neighbour();
        var path = await article.PathOf(QuotedArticle.Lit);

        Assert.Equal(HttpStatusCode.OK, (await article.News.Browser().Get(path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await article.News.Browser().Get(path.Replace(article.News.Prefix, neighbour.Prefix, StringComparison.Ordinal))).StatusCode);
        Assert.Empty((await article.News.Page(path.Replace(article.News.Prefix, neighbour.Prefix, StringComparison.Ordinal))).QuerySelectorAll("#comments .comment"));
    }

    [Fact]
    public async Task The_most_discussed_sentences_stand_at_the_foot_of_the_article()
    {
        await using var article = await QuotedArticle.Open("The lamps were lit at six. Nobody knew why.", "Nobody put them out.");
        await article.Quote("Nobody put them out.");
        Assert.Null((await article.News.ArticlePage()).QuerySelector(".discussed"));
        await article.Quote("Nobody knew why.");
        await article.Quote("Nobody knew");

        var page = await article.News.ArticlePage();

        Assert.Equal(["Nobody knew why.", "Nobody put them out."], page.QuerySelectorAll(".discussed li > a:first-child").Select(link => link.TextContent));
        Assert.All(page.QuerySelectorAll(".discussed li > a:first-child"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")?[1..] ?? "")));
    }

    [Fact]
    public async Task Feeds_and_structured_data_hold_the_words_without_marks()
    {
        await using var article = await QuotedArticle.Open();
        await article.Quote(QuotedArticle.Lit);

        var feed = await Answer.Text(await article.News.Browser().Get($"{article.News.Prefix}/feed.atom"));

        Assert.DoesNotContain("cited", feed, StringComparison.Ordinal);
    }
}
