using System.Buffers;
using System.Text;
using System.Text.Json;
using Parley.Core.Articles;
using Xunit;

namespace Parley.Core.Tests.Articles;

public sealed class ArticleStructuredDataTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    private static readonly ArticleUrls Urls = new()
    {
        Page = "https://news.example/articles/wall",
        SiteHome = "https://news.example/",
        PictureUrl = picture => "https://news.example/files/" + picture.Hash,
    };

    [Fact]
    public void An_article_says_what_it_is_with_its_pictures_and_quotations()
    {
        var data = Parse(ArticleStructuredData.Json(Article("The wall"), "News", Noon, Noon.AddHours(1), Urls, []));

        Assert.Equal("NewsArticle", data.GetProperty("@type").GetString());
        Assert.Equal("2026-03-04T13:00:00Z", data.GetProperty("dateModified").GetString());
        Assert.Equal("https://news.example/people/ada", data.GetProperty("author")[0].GetProperty("url").GetString());
        var image = data.GetProperty("image")[0];
        Assert.Equal(("ImageObject", "Inger Falk"), (image.GetProperty("@type").GetString(), image.GetProperty("creditText").GetString()));
        var quotation = data.GetProperty("hasPart")[0];
        Assert.Equal(("Quotation", "We counted.\n\nTwice."), (quotation.GetProperty("@type").GetString(), quotation.GetProperty("text").GetString()));
        Assert.Equal("Tidewater Courier", quotation.GetProperty("isPartOf").GetProperty("publisher").GetProperty("name").GetString());
    }

    [Fact]
    public void A_credit_that_nobody_knows_is_not_claimed()
    {
        var article = Article("The wall");
        article = article with { Lead = article.Lead is { } lead ? lead with { Credit = new Credit.NoneKnown() } : null };

        var data = Parse(ArticleStructuredData.Json(article, "News", Noon, Noon, Urls, []));

        Assert.False(data.GetProperty("image")[0].TryGetProperty("creditText", out _));
    }

    [Fact]
    public void No_word_can_end_the_script_element_it_stands_in()
    {
        var json = Json(Article("</script><script>alert(1)</script><!--"), 1, [Comment("1", "<!--<script>&", "</script>", Noon, null)]);

        Assert.DoesNotContain('<', json);
        Assert.DoesNotContain('>', json);
        Assert.DoesNotContain('&', json);
        Assert.Equal("</script><script>alert(1)</script><!--", Parse(json).GetProperty("headline").GetString());
    }

    [Fact]
    public void Replies_stand_inside_their_parents_and_nothing_unknown_is_invented()
    {
        var json = Json(
            Article("The wall"), 7,
            [
                Comment("1", "First", "Bea", Noon, null),
                Comment("2", "Reply", null, null, "1"),
                Comment("3", "Orphan", "Cy", Noon, "99"),
            ]);

        var data = Parse(json);

        Assert.Equal(7, data.GetProperty("commentCount").GetInt32());
        Assert.Equal(["1", "3"], data.GetProperty("comment").EnumerateArray().Select(comment => comment.GetProperty("identifier").GetString()));
        var reply = data.GetProperty("comment")[0].GetProperty("comment")[0];
        Assert.Equal("2", reply.GetProperty("identifier").GetString());
        Assert.False(reply.TryGetProperty("author", out _) || reply.TryGetProperty("dateCreated", out _));
    }

    [Fact]
    public void A_branch_of_any_depth_can_be_written_and_read()
    {
        List<CommentData> branch =
            [.. Enumerable.Range(1, 500).Select(n => Comment($"{n}", "Deeper", null, null, n == 1 ? null : $"{n - 1}"))];

        var json = Json(Article("The wall"), 500, branch);

        Assert.Equal(500, json.Split("\"Deeper\"").Length - 1);
        Parse(json);
    }

    private static CommentData Comment(string id, string text, string? author, DateTimeOffset? date, string? parent) =>
        new(id, $"https://news.example/c/{id}", parent, Encoding.UTF8.GetBytes(ArticleStructuredData.Members(text, author, date)));

    /// <summary>As a page holds it: the article with its comments as the last members.</summary>
    private static string Json(ArticleContent article, long count, IReadOnlyList<CommentData> comments)
    {
        var members = new ArrayBufferWriter<byte>();
        ArticleStructuredData.WriteComments(members, count, comments);
        return $"{ArticleStructuredData.Json(article, "</script>", Noon, Noon, Urls, [])[..^1]},{Encoding.UTF8.GetString(members.WrittenSpan)}}}";
    }

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    private static ArticleContent Article(string headline) => new()
    {
        Headline = headline,
        Language = "en",
        Bylines = [new("Ada Moreno", "reporter", "/people/ada")],
        Lead = new Figure("a.jpg", "A wall", RichText.Of("The wall."), new Credit.Known("Inger Falk", "https://falk.example/")) { Picture = new("ab12", "image/jpeg", 640, 480) },
        Blocks = [new Quotation([RichText.Of("We counted."), RichText.Of("Twice.")]) { Speaker = "Ilse Brandt", Outlet = "Tidewater Courier" }],
    };
}
