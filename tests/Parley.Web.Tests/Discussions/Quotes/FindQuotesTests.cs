using System.Diagnostics.Metrics;
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

    [Theory]
    [InlineData("""{"type":"TextQuoteSelector","exact":"eleven lamps","prefix":"counted "}""", HttpStatusCode.Created)]
    [InlineData("""{"type":"TextQuoteSelector","exact":"nine lamps"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"type":"TextQuoteSelector","exact":"e"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"TextPositionSelector","start":5,"end":2}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"SvgSelector","value":"<svg onload=alert(1)>"}""", HttpStatusCode.BadRequest)]
    public async Task A_page_elsewhere_names_the_words_by_selectors_exactly_or_not_at_all(string selector, HttpStatusCode expected)
    {
        await using var news = await WithSentence();

        var answer = await (await news.SignedIn()).Json(HttpMethod.Post, news.CommentsApi, $$"""{"text":"Hm.","target":{"source":"https://elsewhere.example/","selector":[{{selector}}]} }""");

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.Created ? 1 : 0, await news.CountRows());
        if (expected == HttpStatusCode.Created)
            Assert.Single((await Answer.Json(answer)).GetProperty("comment").GetProperty("quotes").EnumerateArray());
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

    [Theory]
    [InlineData("> The harbour office counted eleven lamps\n\nTwelve.", "The harbour office counted eleven lamps")]
    [InlineData("They say “eleven lamps along the northern mole”, but no.", "eleven lamps along the northern mole")]
    [InlineData("When the harbour office counted eleven lamps along the northern mole that night I was there.", "the harbour office counted eleven lamps along the northern mole that night")]
    public async Task Words_of_the_article_are_tied_to_it_without_a_word_from_their_writer(string text, string quoted)
    {
        await using var news = await WithSentence();
        var (passage, at) = await Find(news, "The harbour");

        var quote = Assert.Single((await Post(news, await news.SignedIn(), text)).GetProperty("quotes").EnumerateArray());

        var start = at + Sentence.IndexOf(quoted, StringComparison.OrdinalIgnoreCase);
        Assert.Equal($"p{passage}r1@{start}-{start + quoted.Length}", quote.GetProperty("place").GetString());
        Assert.Equal(quoted.Length, quote.GetProperty("range").GetProperty("end").GetInt32() - quote.GetProperty("range").GetProperty("start").GetInt32());
    }

    [Fact]
    public async Task Words_of_the_comment_answered_of_those_above_it_and_of_others_are_found()
    {
        await using var news = await Newsroom.Open();
        var reader = await news.SignedIn();
        var top = await news.Post(reader, "My uncle repaired the fog signal twice in that winter.");
        var other = await news.Post(reader, "The ferry company has never published its ledgers for those years.");
        var middle = await news.Post(reader, "Is that so?", top.Id);

        var found = await news.Post(await news.SignedIn(), "> repaired the fog signal twice\n\nand “never published its ledgers for those years” as well", middle.Id);

        Assert.Equal(
            [$"c{top.Id}r1@9-38", $"c{other.Id}r1@22-65"],
            found.Json.GetProperty("comment").GetProperty("quotes").EnumerateArray().Select(quote => quote.GetProperty("place").GetString()));
    }

    [Fact]
    public async Task What_is_untied_stays_so_through_a_preview_a_refusal_and_an_edit()
    {
        await using var news = await WithSentence();
        var reader = await news.SignedIn();
        const string text = "They say “eleven lamps along the northern mole” and that “The lamps were lit at six”.";

        var preview = await Answer.Page(await reader.Post($"{news.Prefix}/preview", ("discussionId", news.Discussion.ToString()), ("text", text)));
        var boxes = preview.QuerySelectorAll("form.write [name=untie]");
        var first = boxes[0].GetAttribute("value") ?? "";
        var again = await Answer.Page(await reader.Post($"{news.Prefix}/preview", ("discussionId", news.Discussion.ToString()), ("text", text), ("untie", first)));
        var posted = await Post(news, reader, text, untie: [first]);
        var id = posted.GetProperty("id").GetString();
        var mine = await news.Page($"{news.Prefix}/comments/{id}/mine", reader);
        var edited = await Answer.Json(await reader.Json(HttpMethod.Patch, $"/api/v1/comments/{id}", JsonSerializer.Serialize(new { text = text + " Both are wrong." })));

        Assert.Equal(["eleven lamps along the northern mole", "The lamps were lit at six"], preview.QuerySelectorAll("form.write .quotes q").Select(quote => quote.TextContent));
        Assert.DoesNotContain(boxes, box => box.HasAttribute("checked"));
        Assert.Equal([true, false], again.QuerySelectorAll("form.write [name=untie]").Select(box => box.HasAttribute("checked")));
        var kept = Assert.Single(posted.GetProperty("quotes").EnumerateArray()).GetProperty("place").GetString();
        Assert.NotEqual(first, kept);
        Assert.Equal([kept], mine.QuerySelectorAll("form.write [name=untie]").Select(box => box.GetAttribute("value")));
        Assert.Equal(kept, Assert.Single(edited.GetProperty("comment").GetProperty("quotes").EnumerateArray()).GetProperty("place").GetString());
    }

    [Fact]
    public async Task An_edit_takes_a_quote_away_with_its_words_and_keeps_what_the_comment_is_about()
    {
        await using var news = await WithSentence();
        var reader = await news.SignedIn();
        var (passage, at) = await Find(news, "lit at six");
        var posted = await Post(news, reader, "They say “eleven lamps along the northern mole”.", about: $"p{passage}r1@{at}-{at + 10}");
        Assert.Equal(2, posted.GetProperty("quotes").GetArrayLength());

        var edited = await Answer.Json(await reader.Json(HttpMethod.Patch, $"/api/v1/comments/{posted.GetProperty("id").GetString()}", """{"text":"They say so."}"""));
        var free = await Answer.Json(await reader.Json(
            HttpMethod.Patch, $"/api/v1/comments/{posted.GetProperty("id").GetString()}", $$"""{"text":"They say it.","untie":["p{{passage}}r1@{{at}}-{{at + 10}}"]}"""));

        Assert.Equal($"p{passage}r1@{at}-{at + 10}", Assert.Single(edited.GetProperty("comment").GetProperty("quotes").EnumerateArray()).GetProperty("place").GetString());
        Assert.Empty(free.GetProperty("comment").GetProperty("quotes").EnumerateArray());
    }

    [Fact]
    public async Task A_text_that_would_take_too_long_is_posted_without_quotes_and_counted()
    {
        // Few words in no order and a mark before every other one: there is no end of what might be a quote.
        var chance = new Random(7);
        string Rattle(int words, string mark) => string.Join(' ', Enumerable.Range(0, words).Select(at => (at % 2 == 0 ? mark : "") + "w" + (char)('a' + chance.Next(12))));
        await using var news = await Newsroom.Open(content: content => content with { Blocks = [new Paragraph(RichText.Of(Rattle(3_000, "")))] });
        var given = 0;
        using var listener = new MeterListener { InstrumentPublished = (instrument, all) => { if (instrument.Name == "parley.quotes.given_up") all.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((_, by, _, _) => Interlocked.Add(ref given, (int)by));
        listener.Start();

        var posted = await Post(news, await news.SignedIn(), Rattle(2_400, "“"));

        Assert.Empty(posted.GetProperty("quotes").EnumerateArray());
        Assert.True(given > 0, "Nobody would know.");
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
