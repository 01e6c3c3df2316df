using CsCheck;
using Parley.Core.Articles;
using Xunit;

namespace Parley.Core.Tests.Articles;

public sealed class ArticleMarkdownTests
{
    private static readonly string[] Bits =
    [
        "*", "**", "***", "_", "__", "`", "``", "[", "](https://a.example/b_(c))", "](/x*y_z)", "<https://a.example/?q=1&copy;=2>", "<me@a.example>", "\\", "&", "&amp;", "&#32;", "&#42;", "!", "#", "##",
        "-", "- ", "+ ", "1. ", "2) ", "0. ", ">", "~~~", "===", "|", ":", ":::", ".", ")", "(", "\"", "“", "€", "😀", "é", "ü", "日本", "مرحبا", "\u200D", "\u00A0", "\t",
        " ", " ", " ", "  ", "a", "b", "word", "two words", "x1", "  \n", "\\\n", "\n", "\n\n", "\n\n## ", "\n\n- ", "\n\n* ", "\n\n3. ", "\n\n***\n\n",
        "\n\n:::quotation\nspeaker: \"A: b\"\n\n", "\n\n:::figure\nfile: a.png\nalt: \"b # c\"\ncredit: none known\n\n", "\n:::\n\n",
    ];

    private static readonly string[] Fields =
    [
        "Plain words", "a: b", "a #b", "\"quoted\"", "'single'", "yes", "null", "2026-03-04", "- x", "[x]", "{x}", "*x", "&x", "!x", "%x", "@x", "`x", "a\\b", "“x” – y…", "😀 x", "مرحبا: بكم", "x:", "?", "|", "> x", "a, b", "~", "x\u200Dy",
    ];

    [Fact]
    public void What_is_written_is_read_as_the_same_article_whatever_its_text()
    {
        var read = 0;
        Gen.Int[0, Bits.Length - 1].Select(index => Bits[index]).Array[1, 14].Sample(bits =>
        {
            if (ArticleFile.Parse("---\nheadline: H\n---\n" + string.Concat(bits), "key.md", "en") is not ArticleFileOutcome.Read(var draft)) return;
            Interlocked.Increment(ref read);
            ReadsAsItself(draft.Content);
        }, iter: 10_000);
        Assert.InRange(read, 1_000, int.MaxValue);
    }

    [Fact]
    public void What_is_written_is_read_as_the_same_article_whatever_its_fields() =>
        Gen.Int[0, Fields.Length - 1].Select(index => Fields[index]).Array[12].Sample(words => ReadsAsItself(new ArticleContent
        {
            Headline = words[0],
            Dek = words[1],
            Bylines = [new Byline(words[2], words[3], "/people/1"), new Byline(words[4])],
            Section = words[5],
            Tags = [.. words[6..9].Distinct(StringComparer.Ordinal)],
            Language = "ar",
            Direction = TextDirection.LeftToRight,
            Lead = new Figure("pictures/a b.jpg", words[9], RichText.Of(words[10]), new Credit.Known(words[11], "https://a.example/?b=c:d")),
            Blocks = [new Quotation([RichText.Of(words[0])]) { Speaker = words[1], Role = words[2], Outlet = words[3], Link = "/x", Date = new DateOnly(2026, 3, 4) }],
            Published = new DateTimeOffset(2026, 3, 4, 9, 30, 15, TimeSpan.Zero),
            Slug = "a-b",
            Comments = new CommentPolicy(false, 3, true),
        }), iter: 2_000);

    [Theory]
    [MemberData(nameof(DemoArticlesTests.Files), MemberType = typeof(DemoArticlesTests))]
    public void A_demo_article_is_written_as_it_was_read(string file) => ReadsAsItself(DemoArticlesTests.Read(file).Content);

    [Fact]
    public void Plain_words_are_written_plainly()
    {
        const string body = """
            The wall **held**, and *nobody* said so; [the plan](/articles/plan) had <https://a.example/x>.

            ## What it cost

            - eleven months
            - one crane, 4.2 m

            :::quotation
            speaker: Ilse Brandt
            outlet: Tidewater Courier
            link: https://tidewater.example/brandt
            date: 2026-03-02

            We counted.

            Then we counted again.
            :::

            ***

            """;

        Assert.IsType<ArticleFileOutcome.Read>(ArticleFile.Parse("---\nheadline: H\n---\n" + body, "k.md", "en"));
        var draft = (ArticleFileOutcome.Read)ArticleFile.Parse("---\nheadline: H\n---\n" + body, "k.md", "en");
        Assert.Equal(body, ArticleForm.Of(draft.Draft.Content).Body);
    }

    [Fact]
    public void An_imported_figure_of_which_only_the_words_are_left_can_be_written()
    {
        var content = new ArticleContent
        {
            Headline = "H",
            Language = "en",
            Lead = new Figure("", "", RichText.Of("A ship, [sic] 2019"), new Credit.NoneKnown()),
            Blocks = [new Paragraph(RichText.Of("Words."))],
        };

        ReadsAsItself(content);
    }

    [Fact]
    public void Errors_name_the_line_of_the_text_and_fields_have_none()
    {
        var form = new ArticleForm { Headline = "", Dek = "D", Body = "Fine.\n\n# Too high\n" };

        var wrong = Assert.IsType<ArticleFileOutcome.Unreadable>(form.Read("en"));

        Assert.Equal([(0, "headline"), (3, "text")], wrong.Errors.Select(error => (error.Line, error.Field)));
    }

    [Theory]
    [InlineData("---\nheadline: other\n---\n")]
    [InlineData(":::figure\nfile: x")]
    [InlineData("\u0000")]
    public void A_text_never_gets_into_the_fields_and_what_is_wrong_is_said(string body)
    {
        var read = new ArticleForm { Headline = "Mine", Section = "x\"\nslug: y", Body = body }.Read("en");

        if (read is ArticleFileOutcome.Read(var draft)) Assert.Equal(("Mine", null), (draft.Content.Headline, draft.Content.Slug));
    }

    private static void ReadsAsItself(ArticleContent content)
    {
        var file = ArticleMarkdown.Write(content, "key");

        var read = ArticleFile.Parse(file, "other.md", "xx");

        Assert.True(read is ArticleFileOutcome.Read, file + "\n" + string.Join('\n', (read as ArticleFileOutcome.Unreadable)?.Errors ?? []));
        var draft = ((ArticleFileOutcome.Read)read).Draft;
        Assert.Equal("key", draft.Key);
        Assert.Equal(ArticleJson.Write(content), ArticleJson.Write(draft.Content));
    }
}
