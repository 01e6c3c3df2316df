using System.Net;
using System.Text.Json;
using Parley.Core.Articles;

namespace Parley.Web.Tests.Discussions.Quotes;

public sealed class ReadAnnotationsTests
{
    private const string Sentence = "Beside the 🏮 lantern eleven lamps burned along the northern mole.";

    [Fact]
    public async Task A_quote_is_an_annotation_whose_selectors_name_the_same_words()
    {
        await using var news = await WithSentence();
        var posted = await news.Post(await news.SignedIn("Vera Quint"), "Was it “eleven lamps burned along the northern mole”? 🏮");

        var ofArticle = await Answer.Json(news.Browser(), $"{news.Prefix}/api/v1/articles/{news.Article.Article}/annotations");
        var ofComment = await news.Browser().Get($"{news.Prefix}/api/v1/comments/{posted.Id}/annotations");

        Assert.Equal("application/ld+json", ofComment.Content.Headers.ContentType?.MediaType);
        var one = Assert.Single(ofArticle.GetProperty("items").EnumerateArray());
        Assert.Equal(one.ToString(), Assert.Single((await Answer.Json(ofComment)).GetProperty("items").EnumerateArray()).ToString());
        Assert.Equal("Vera Quint", one.GetProperty("creator").GetProperty("name").GetString());
        var target = one.GetProperty("target");
        Assert.EndsWith(news.ArticlePath, target.GetProperty("source").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, target.GetProperty("revision").GetInt32());
        var quote = target.GetProperty("selector")[0];
        Assert.Equal(["Beside the 🏮 lantern ", "eleven lamps burned along the northern mole", "."], new[] { "prefix", "exact", "suffix" }.Select(part => quote.GetProperty(part).GetString()));
        Assert.Equal("eleven lamps burned along the northern mole", Selected(Sentence, target.GetProperty("selector")[1].GetProperty("refinedBy")));
        var body = one.GetProperty("body");
        Assert.EndsWith($"/comments/{posted.Id}", body.GetProperty("source").GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal("eleven lamps burned along the northern mole", Selected("Was it “eleven lamps burned along the northern mole”? 🏮", body.GetProperty("selector")[1]));
    }

    [Fact]
    public async Task Many_come_a_page_at_a_time()
    {
        await using var news = await WithSentence();
        var reader = await news.SignedIn();
        for (var each = 0; each < 3; each++)
            await news.Post(reader, $"> eleven lamps burned along the northern mole\n\nTime {each}.");

        var path = $"{news.Prefix}/api/v1/articles/{news.Article.Article}/annotations?limit=2";
        var first = await Answer.Json(news.Browser(), path);
        var second = await Answer.Json(news.Browser(), new Uri(first.GetProperty("next").GetString() ?? "").PathAndQuery);

        Assert.Equal(2, first.GetProperty("items").GetArrayLength());
        Assert.False(second.TryGetProperty("next", out _));
        Assert.Equal(3, first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(item => item.GetProperty("id").GetString()).Distinct().Count());
        foreach (var wrong in new[] { "limit=0", "limit=101", "cursor=-1", "cursor=x" })
            await Answer.Problem(HttpStatusCode.BadRequest, await news.Browser().Get($"{news.Prefix}/api/v1/articles/{news.Article.Article}/annotations?{wrong}"));
    }

    [Fact]
    public async Task Words_that_are_not_to_be_read_are_in_none()
    {
        await using var news = await WithSentence();
        var elsewhere = await news.Neighbour();
        var reader = await news.SignedIn();
        var quoted = await news.Post(reader, "My uncle repaired the fog signal twice in that winter.");
        var quoting = await news.Post(reader, "> repaired the fog signal twice\n\nAnd “eleven lamps burned along the northern mole”.", quoted.Id);
        var before = await Answer.Json(news.Browser(), $"/api/v1/comments/{quoting.Id}/annotations");
        var path = $"/api/v1/articles/{news.Article.Article}/annotations";

        await news.Remove(quoted.Id);
        var after = await Answer.Json(news.Browser(), $"/api/v1/comments/{quoting.Id}/annotations");
        await news.Remove(quoting.Id);
        var gone = await Answer.Json(news.Browser(), path);

        Assert.Contains("fog signal", before.GetProperty("items")[0].GetProperty("target").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("fog signal", after.GetProperty("items")[0].GetProperty("target").ToString(), StringComparison.Ordinal);
        Assert.Empty(gone.GetProperty("items").EnumerateArray());
        Assert.Empty((await Answer.Json(news.Browser(), $"/api/v1/comments/{quoting.Id}/annotations")).GetProperty("items").EnumerateArray());
        await Answer.Problem(HttpStatusCode.NotFound, await news.Browser().Get(elsewhere.Prefix + path));
        await Answer.Problem(HttpStatusCode.NotFound, await news.Browser().Get("/api/v1/articles/9223372036854775807/annotations"));
    }

    /// <summary>As a client counts: in characters.</summary>
    private static string Selected(string text, JsonElement position)
    {
        var (start, end) = (position.GetProperty("start").GetInt32(), position.GetProperty("end").GetInt32());
        return string.Concat(text.EnumerateRunes().Skip(start).Take(end - start).Select(rune => rune.ToString()));
    }

    private static Task<Newsroom> WithSentence() => Newsroom.Open(content: content => content with { Blocks = [new Paragraph(RichText.Of(Sentence))] });
}
