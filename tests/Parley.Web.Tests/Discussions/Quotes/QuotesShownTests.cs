using System.Net;
using Parley.Core.People;
using Parley.Web.Tests.Articles.Passages;

namespace Parley.Web.Tests.Discussions.Quotes;

public sealed class QuotesShownTests
{
    [Fact]
    public async Task Quoted_words_lead_to_their_sentence_in_the_article()
    {
        await using var article = await QuotedArticle.Open();
        var comment = await article.Quote("lit at six");

        var page = await article.News.ArticlePage();
        var prose = page.QuerySelector($"#comment-{comment} .prose");

        Assert.Equal("lit at six", prose?.QuerySelector(".cites")?.TextContent);
        var place = prose?.QuerySelector("a.to")?.GetAttribute("href")?.Split('#');
        Assert.Equal(article.News.ArticlePath, place?[0]);
        Assert.Equal(QuotedArticle.Lit, page.GetElementById(place?[1] ?? "")?.TextContent);
    }

    [Fact]
    public async Task A_comment_about_a_place_names_its_words()
    {
        await using var article = await QuotedArticle.Open();
        var comment = await article.Quote("lit at six", own: "By whom?");

        var card = await article.Card(comment);

        Assert.Equal("lit at six", card.QuerySelector(".on q")?.TextContent);
        Assert.Empty(card.QuerySelectorAll(".prose .cites"));
    }

    [Fact]
    public async Task A_comment_about_another_ones_words_names_them_until_they_are_removed()
    {
        await using var article = await QuotedArticle.Open();
        var quoted = await article.Quote(QuotedArticle.Lit);
        var comment = await article.QuoteComment(quoted, "were lit", own: "By whom?");
        Assert.Equal("were lit", (await article.Card(comment)).QuerySelector(".on a[data-to] q")?.TextContent);

        await article.News.Remove(quoted.ToString());

        Assert.Null((await article.Card(comment)).QuerySelector(".on"));
    }

    [Fact]
    public async Task Where_the_sentence_was_changed_both_wordings_are_shown()
    {
        await using var article = await QuotedArticle.Open("The lamps were lit at six. Nobody on the quay put them out before noon. They burned all night long.");
        var comment = await article.Quote("Nobody on the quay put them out before noon.");
        Assert.Null((await article.Card(comment)).QuerySelector(".since"));

        await article.Publish("The lamps were lit at six. Somebody on the quay put them out before noon. They burned all night long.");

        var said = (await article.Card(comment)).QuerySelector(".since");
        Assert.Equal(["Nobody on the quay put them out before noon.", "Somebody on the quay put them out before noon."], said?.QuerySelectorAll("q").Select(words => words.TextContent));
        Assert.Contains("Changed since", said?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_sentence_is_gone_the_words_of_its_time_are_shown()
    {
        await using var article = await QuotedArticle.Open();
        var comment = await article.Quote("Nobody put them out.");

        await article.Publish("The lamps were lit at six.");

        var card = await article.Card(comment);
        Assert.Equal("Nobody put them out.", card.QuerySelector(".since q")?.TextContent);
        Assert.Null(card.QuerySelector("a.to"));
        Assert.Empty((await article.News.ArticlePage()).QuerySelectorAll("a.cited"));
    }

    [Fact]
    public async Task A_quoted_comment_that_is_removed_is_no_longer_led_to_nor_its_words_repeated()
    {
        await using var article = await QuotedArticle.Open();
        var quoted = await article.Quote(QuotedArticle.Lit);
        var comment = await article.QuoteComment(quoted, "were lit at six");
        Assert.Equal(quoted.ToString(), (await article.Card(comment)).QuerySelector("a.to")?.GetAttribute("data-to"));

        await article.News.Remove(quoted.ToString());

        var card = await article.Card(comment);
        Assert.Null(card.QuerySelector("a.to"));
        Assert.Empty(card.QuerySelectorAll(".since q"));
        Assert.Contains("no longer to be read", card.QuerySelector(".since")?.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The lamps were lit at six, they say.", null)]
    [InlineData("I take that back.", "edited since")]
    public async Task A_quoted_comment_is_called_edited_only_where_the_quoted_words_left_it(string edited, string? said)
    {
        await using var article = await QuotedArticle.Open();
        var author = await article.News.SignedIn(role: Role.Moderator);
        var quoted = (await article.News.Post(author, "The lamps were lit at six.")).Id;
        var comment = await article.QuoteComment(Core.Discussions.CommentId.Parse(quoted) ?? default, "were lit at six");

        var answer = await author.Json(HttpMethod.Patch, $"/api/v1/comments/{quoted}", $$"""{"text":"{{edited}}"}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var card = await article.Card(comment);
        Assert.Equal(said is not null, card.QuerySelector(".since")?.TextContent.Contains(said ?? "", StringComparison.Ordinal) ?? false);
        Assert.NotNull(card.QuerySelector("a.to"));
    }
}
