using System.Net;
using System.Text.Json;
using Parley.Core.Articles;
using Parley.Storage.Articles;
using Parley.Testing;

namespace Parley.Web.Tests.Discussions.Quotes;

public sealed class FindQuotesTests
{
    private const string Sentence = "The harbour office counted eleven lamps along the northern mole that night.";

    [Theory]
    [InlineData("\"pick\":[\"p1\"]", HttpStatusCode.BadRequest)]
    [InlineData("\"pick\":[\"p1r1@9-3\"]", HttpStatusCode.BadRequest)]
    [InlineData("\"untie\":[\"../../etc\"]", HttpStatusCode.BadRequest)]
    [InlineData("\"about\":\"p99999999999999999999r1\"", HttpStatusCode.BadRequest)]
    [InlineData("\"about\":\"p3r1@0-2147483647\"", HttpStatusCode.UnprocessableEntity)]
    [InlineData("\"about\":\"p3r2147483647@0-5\"", HttpStatusCode.UnprocessableEntity)]
    [InlineData("\"about\":\"p777r1@0-5\"", HttpStatusCode.UnprocessableEntity)]
    [InlineData("\"about\":\"c9223372036854775807r1\"", HttpStatusCode.UnprocessableEntity)]
    public async Task A_place_that_is_none_is_refused_in_plain_words_and_nothing_is_posted(string field, HttpStatusCode expected)
    {
        await using var news = await Newsroom.Open();

        var answer = await (await news.SignedIn()).Json(HttpMethod.Post, news.CommentsApi, $$"""{"text":"About that.",{{field}}}""");

        await Answer.Problem(expected, answer);
        Assert.Equal(0, await news.CountRows());
    }

    [Fact]
    public async Task No_more_places_are_taken_than_anybody_marks()
    {
        await using var news = await Newsroom.Open();
        var reader = await news.SignedIn();
        string Body(int places) => JsonSerializer.Serialize(new { text = "About that.", pick = Enumerable.Range(1, places).Select(at => $"p3r1@0-{at}") });

        await Answer.Problem(HttpStatusCode.BadRequest, await reader.Json(HttpMethod.Post, news.CommentsApi, Body(21)));
        Assert.Equal(HttpStatusCode.Created, (await reader.Json(HttpMethod.Post, news.CommentsApi, Body(20))).StatusCode);
    }

    [Fact]
    public async Task What_a_comment_is_about_is_stored_in_whole_words()
    {
        await using var news = await WithSentence();
        var (passage, at) = await Find(news, "lamps along");

        var posted = await Post(news, await news.SignedIn(), "I counted twelve.", about: $"p{passage}r1@{at + 2}-{at + 8}");

        var quote = Assert.Single(posted.GetProperty("quotes").EnumerateArray());
        Assert.Equal($"p{passage}r1@{at}-{at + 11}", quote.GetProperty("place").GetString());
        Assert.Equal(JsonValueKind.Null, quote.GetProperty("range").ValueKind);
        Assert.Equal("same", quote.GetProperty("fate").GetString());
        Assert.EndsWith($"/articles/{news.Article.Slug}#p-{passage}", quote.GetProperty("link").GetString(), StringComparison.Ordinal);
        Assert.Equal(posted.GetProperty("quotes").ToString(), (await news.Comments())[0].GetProperty("quotes").ToString());
    }

    [Fact]
    public async Task Words_that_are_no_longer_there_cannot_be_brought_back_by_a_form()
    {
        await using var news = await WithSentence();
        var reader = await news.SignedIn();
        var (passage, at) = await Find(news, "eleven lamps");
        var (first, six) = await Find(news, "lit at six");
        await Publish(news, Sentence.Replace("eleven", "twelve", StringComparison.Ordinal));

        var gone = await reader.Json(HttpMethod.Post, news.CommentsApi, $$"""{"text":"Really?","about":"p{{passage}}r1@{{at}}-{{at + 6}}"}""");
        var page = await news.Page($"{news.Prefix}/discussions/{news.Discussion}/reply?about=p{passage}r1@{at}-{at + 6}", reader);
        var same = await Post(news, reader, "Really.", about: $"p{first}r1@{six}-{six + 3}");

        await Answer.Problem(HttpStatusCode.UnprocessableEntity, gone);
        Assert.Null(page.QuerySelector("[name=about]"));
        Assert.DoesNotContain("eleven", page.Body?.TextContent, StringComparison.Ordinal);
        Assert.Equal($"p{first}r2@{six}-{six + 3}", same.GetProperty("quotes")[0].GetProperty("place").GetString());
    }

    [Fact]
    public async Task A_comment_elsewhere_removed_or_edited_since_is_no_place()
    {
        await using var news = await Newsroom.Open();
        var elsewhere = await news.Neighbour();
        var reader = await news.SignedIn();
        var foreign = await elsewhere.Post(await elsewhere.SignedIn(), "Said on another page.");
        var removed = await news.Post(await news.SignedIn(), "Removed soon after.");
        await news.Remove(removed.Id);
        var edited = await news.Post(reader, "First words of it.");
        await reader.Json(HttpMethod.Patch, $"/api/v1/comments/{edited.Id}", """{"text":"Other words."}""");

        foreach (var id in new[] { foreign.Id, removed.Id, edited.Id })
            await Answer.Problem(HttpStatusCode.UnprocessableEntity, await reader.Json(HttpMethod.Post, news.CommentsApi, $$"""{"text":"Hm.","about":"c{{id}}r1"}"""));
    }

    [Fact]
    public async Task The_form_keeps_what_it_is_about_until_that_is_taken_off()
    {
        await using var news = await WithSentence();
        var reader = await news.SignedIn();
        var (passage, at) = await Find(news, "eleven lamps");
        var place = $"p{passage}r1@{at}-{at + 12}";

        var page = await news.Page($"{news.Prefix}/discussions/{news.Discussion}/reply?about={place}", reader);
        var refused = await Answer.Page(await reader.Post($"{news.Prefix}/discussions/{news.Discussion}/comments", ("text", " "), ("about", place)));
        await reader.Post($"{news.Prefix}/discussions/{news.Discussion}/comments", ("text", "Tied."), ("about", place));
        await reader.Post($"{news.Prefix}/discussions/{news.Discussion}/comments", ("text", "Free."));

        foreach (var form in new[] { page, refused })
        {
            var chip = form.QuerySelector("[name=about]");
            Assert.Equal(place, chip?.GetAttribute("value"));
            Assert.True(chip?.HasAttribute("checked"));
            Assert.Equal("eleven lamps", form.QuerySelector("form.write q")?.TextContent);
        }

        Assert.Equal([0, 1], (await news.Comments("?sort=newest")).Select(comment => comment.GetProperty("quotes").GetArrayLength()));
    }

    [Fact]
    public async Task A_picked_place_stands_in_a_fresh_form_as_a_quote()
    {
        await using var news = await Newsroom.Open(content: content => content with { Blocks = [new Paragraph(RichText.Of("It cost *5* crowns > 3, they said."))] });
        var passage = (await Passages(news))[^1].Id;

        var page = await news.Page($"{news.Prefix}/discussions/{news.Discussion}/reply?pick=p{passage}r1", await news.SignedIn());

        Assert.Equal("> It cost \\*5\\* crowns > 3, they said.\n\n", page.QuerySelector("textarea[name=text]")?.TextContent);
        Assert.Equal($"p{passage}r1", page.QuerySelector("[name=pick]")?.GetAttribute("value"));
    }

    private static Task<Newsroom> WithSentence() =>
        Newsroom.Open(content: content => content with { Blocks = [new Paragraph(RichText.Of("The lamps were lit at six.")), new Paragraph(RichText.Of(Sentence))] });

    private static async Task<IReadOnlyList<Passage>> Passages(Newsroom news) => (await news.Program.Read(async database =>
        await database.ArticleAt(news.Site.Id, news.Article.Slug, CancellationToken.None) is { } article
            ? await database.CurrentRevision(article, CancellationToken.None) : null))?.Passages ?? [];

    private static async Task<(PassageId Passage, int At)> Find(Newsroom news, string words)
    {
        var passage = (await Passages(news)).First(passage => passage.Text.Contains(words, StringComparison.Ordinal));
        return (passage.Id, passage.Text.IndexOf(words, StringComparison.Ordinal));
    }

    private static async Task<JsonElement> Post(Newsroom news, TestBrowser reader, string text, string? about = null, string[]? untie = null)
    {
        var answer = await reader.Json(HttpMethod.Post, news.CommentsApi, JsonSerializer.Serialize(new { text, about, untie }));
        Assert.True(answer.StatusCode == HttpStatusCode.Created, $"{answer.StatusCode} {await Answer.Text(answer)}");
        return (await Answer.Json(answer)).GetProperty("comment");
    }

    private static Task<PublishResult> Publish(Newsroom news, string sentence) => news.Program.Write((database, cancel) => database.PublishArticle(
        new ArticleToPublish
        {
            Site = news.Site.Id,
            Key = "lights.md",
            At = news.Program.Clock.GetUtcNow(),
            Content = new ArticleContent { Headline = "Lights on the quay", Language = "en", Blocks = [new Paragraph(RichText.Of("The lamps were lit at six.")), new Paragraph(RichText.Of(sentence))] },
        }, cancel));
}
