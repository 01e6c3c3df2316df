using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Discussions;
using Parley.Storage.Discussions.Quotes;
using Parley.Testing;
using Xunit;

namespace Parley.Web.Tests.Commands;

public sealed class AnnotationCommandsTests
{
    private const string Page = "https://paper.example/articles/lights-on-the-quay";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task What_is_brought_in_is_tied_exactly_once_and_goes_out_as_it_came(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        await Publish(store);
        await File.WriteAllTextAsync(Path.Combine(store.Folder, "in.jsonl"), string.Join('\n',
            // As another tool has it: all of it about the words, which the page has on both sides of it.
            Line("https://notes.example/1", "Vera Quint", "Eleven? I counted twelve.", """{"type":"TextQuoteSelector","exact":"eleven lamps","prefix":"counted ","suffix":" along"}"""),
            // The same words stand twice, and nothing says which are meant.
            Line("https://notes.example/2", "Vera Quint", "Which?", """{"type":"TextQuoteSelector","exact":"the lamps"}"""),
            Line("https://notes.example/3", "Vera Quint", "Where?", """{"type":"TextQuoteSelector","exact":"nine lamps"}"""),
            Line("https://notes.example/4", "<b>Ü</b>", "<script>alert(1)</script> > quote *this*", """{"type":"TextPositionSelector","start":0,"end":4}"""),
            "not json", "[]", "{}", $$"""{"id":"x","target":{"source":"{{Page}}x","selector":{"type":"TextQuoteSelector","exact":"a"} } }""",
            Line("https://notes.example/5", "<b>Ü</b>", "<script>alert(1)</script>\n> quote *this*", """{"type":"TextQuoteSelector","exact":"Lights on the quay"}"""), ""), Cancel);

        var first = await CommandRun.Of(store, "annotations", "import", "in.jsonl");
        var second = await CommandRun.Of(store, "annotations", "import", "in.jsonl");
        await CommandRun.Of(store, "annotations", "export", "out.jsonl");
        var third = await CommandRun.Of(store, "annotations", "import", "out.jsonl");

        Assert.Contains("2 quotes tied", first.Said, StringComparison.Ordinal);
        Assert.Contains("7 could not be placed", first.Said, StringComparison.Ordinal);
        Assert.Contains("line 2: the words that it selects", first.Complained, StringComparison.Ordinal);
        Assert.Contains("0 quotes tied", second.Said, StringComparison.Ordinal);
        Assert.Contains("2 were there already; 0 could not be placed", third.Said, StringComparison.Ordinal);
        var out2 = await File.ReadAllLinesAsync(Path.Combine(store.Folder, "out.jsonl"), Cancel);
        Assert.Equal(2, out2.Length);
        Assert.Contains("\"exact\":\"eleven lamps\"", out2[0], StringComparison.Ordinal);
        await using var database = store.Context();
        Assert.Equal(2, await database.QueryNumber("SELECT count(*) FROM comments", Cancel));
        Assert.Equal(1, (await database.MarksOf(new ArticleId(1), Cancel)).Count(mark => mark.Passage.Value > 1));
        var hostile = await database.Comment(new CommentId(await database.QueryNumber("SELECT max(id) FROM comments", Cancel) ?? 0), Cancel);
        Assert.DoesNotContain("<script", hostile?.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<em>", hostile?.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_is_another_comments_here_ties_nothing_to_that()
    {
        await using var store = await TestStore.Open(DatabaseKind.Sqlite);
        var discussion = await Publish(store);
        var account = await A.Account().In(store);
        var here = await A.Comment().By(account).Saying("Somebody else's words.").In(store, discussion);
        await File.WriteAllTextAsync(Path.Combine(store.Folder, "in.jsonl"), Line(
            $"https://other.example/comments/{here.Id}", "Vera Quint", "Words of another installation.", """{"type":"TextQuoteSelector","exact":"eleven lamps"}"""), Cancel);

        await CommandRun.Of(store, "annotations", "import", "in.jsonl");

        await using var database = store.Context();
        Assert.Empty(await database.QuotesOf([here.Id], Cancel));
        Assert.Equal(2, await database.QueryNumber("SELECT count(*) FROM comments", Cancel));
    }

    private static string Line(string id, string author, string words, string selector) =>
        $$"""{"@context":"http://www.w3.org/ns/anno.jsonld","id":"{{id}}","type":"Annotation","creator":{"name":"{{author}}"},"created":"2026-01-02T03:04:05Z","body":{"type":"TextualBody","value":{{System.Text.Json.JsonSerializer.Serialize(words)}}},"target":{"source":"{{Page}}","selector":[{{selector}}] } }""";

    private static async Task<DiscussionId> Publish(TestStore store)
    {
        var site = await A.Site().In(store);
        var done = await store.Write((database, cancel) => database.PublishArticle(
            new ArticleToPublish
            {
                Site = site,
                Key = "lights.md",
                At = store.Now,
                Content = new ArticleContent
                {
                    Headline = "Lights on the quay", Language = "en",
                    Blocks =
                    [
                        new Paragraph(RichText.Of("Nobody put the lamps out, and the lamps burned.")),
                        new Paragraph(RichText.Of("The harbour office counted eleven lamps along the northern mole.")),
                    ],
                },
            }, cancel));
        return ((PublishResult.Done)done).Discussion;
    }
}
