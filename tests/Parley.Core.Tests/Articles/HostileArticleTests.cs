using System.Diagnostics;
using CsCheck;
using Parley.Core.Articles;
using Xunit;

namespace Parley.Core.Tests.Articles;

public sealed class HostileArticleTests
{
    // Far above the cost at the bounds on a busy machine, far below that of one hostile paragraph without them.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly string[] Scraps =
    [
        "---\n", "\n", "\n\n", ":::quotation\n", ":::figure\n", ":::\n", "headline: ", "speaker: x\n", "file: a.jpg\n", "alt: b\n", "credit: none known\n", "lead:\n", "  ", "- ", "1. ", "> ",
        "**", "_", "`", "[", "](", ")", "![", "<b>", "</b>", "<!--", "&amp;", "&#0;", "\\", "javascript:", "https://example.org", "/x", "{", "}", "[", "]", "*a", "&a ", "!!x ", "'", "\"", "# ",
        "|", "|-|\n", ": ", "? ", "%YAML 1.2\n", "\t", "\u202E", "\0", "\uD800", "é", "漢", "word ", "~~~\n", "***\n",
    ];

    public static TheoryData<string> Samples =>
        [.. Directory.EnumerateFiles(Folder(), "*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_hostile_or_broken_file_is_refused_where_it_is_wrong(string sample)
    {
        var text = File.ReadAllText(Path.Combine(Folder(), sample + ".md"));
        var expected = File.ReadAllLines(Path.Combine(Folder(), sample + ".expected"));

        var errors = Refused(text);

        Assert.Equal(expected, errors.Select(error => $"{error.Line} {error.Field}"));
    }

    [Theory]
    [InlineData("- ", 500, "x")]
    [InlineData("> ", 5000, "x")]
    [InlineData(">", 50000, "x")]
    [InlineData("[", 50000, "")]
    [InlineData("[a](", 10000, "")]
    [InlineData("![a](<", 10000, "")]
    [InlineData("*a **a ", 10000, "")]
    [InlineData("a**b_c", 10000, "")]
    [InlineData("`a``b```c", 10000, "")]
    [InlineData("<!--", 20000, "")]
    [InlineData("<a b='", 20000, "")]
    [InlineData("&#x", 50000, "")]
    [InlineData("\\", 99999, "")]
    [InlineData("  - a\n", 20000, "")]
    [InlineData("1. ", 5000, "x")]
    [InlineData("[a]: b\n", 20000, "")]
    [InlineData("[a]:\n", 20000, "")]
    [InlineData("a\n=\n", 20000, "")]
    [InlineData("```\n", 20000, "")]
    [InlineData(":::figure\n", 20000, "")]
    [InlineData(":::quotation\nspeaker: a\n\nb\n:::\n\n", 5000, "")]
    [InlineData("* * *\n\n", 20000, "")]
    [InlineData("_", 90000, "")]
    [InlineData("<", 90000, "")]
    [InlineData("[![[](", 20000, "")]
    [InlineData("#", 90000, "")]
    [InlineData("\t", 90000, "x")]
    [InlineData("- \n", 20000, "")]
    [InlineData("-\n\n  ", 10000, "x")]
    public void No_body_holds_the_parser(string piece, int times, string end)
    {
        var body = string.Concat(Enumerable.Repeat(piece, times)) + end;

        Assert.InRange(Took("---\nheadline: A plain headline\n---\n" + body), TimeSpan.Zero, Patience);
    }

    [Theory]
    [InlineData("[", 118)]
    [InlineData("![", 58)]
    [InlineData("[a](", 118)]
    [InlineData("[a](<b", 58)]
    [InlineData("[]", 58)]
    [InlineData("[a\n]: b\n", 58)]
    [InlineData("<a b='", 118)]
    [InlineData("<!--", 58)]
    [InlineData("<?", 118)]
    [InlineData("&amp", 118)]
    [InlineData("*a **a ", 130)]
    [InlineData("a**b_c", 130)]
    [InlineData("_a_*", 130)]
    [InlineData("*", 398)]
    [InlineData("`a``b", 66)]
    [InlineData("a\\\n", 290)]
    [InlineData("a  \n", 290)]
    [InlineData("- a\n", 290)]
    [InlineData("1. a\n", 290)]
    [InlineData("-\n", 290)]
    [InlineData("> a\nb\n", 145)]
    [InlineData(":", 9000)]
    [InlineData("a@b.c ", 1500)]
    public void A_body_just_below_every_bound_is_read_in_time(string piece, int timesInAParagraph)
    {
        var paragraph = string.Concat(Enumerable.Repeat(piece, timesInAParagraph)) + "\n\n";
        var times = Math.Min((ArticleFile.MaxLength - 100) / paragraph.Length, 9_900 / paragraph.Count(sign => sign == '\n'));
        // A quarter of what a file may hold: the suite is quick, and a cost that grows faster than its text still shows.
        var body = string.Concat(Enumerable.Repeat(paragraph, times / 4));

        Assert.InRange(Took("---\nheadline: A plain headline\n---\n" + body), TimeSpan.Zero, Patience);
    }

    [Theory]
    [InlineData("a: [")]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("'")]
    [InlineData("\"\\")]
    [InlineData("# ")]
    [InlineData("a: b\n")]
    [InlineData("&a ")]
    [InlineData("%YAML 9.9\n")]
    [InlineData("a:\n  ")]
    public void No_front_matter_holds_the_parser(string piece)
    {
        foreach (var length in new[] { 1000, 16_000, 300_000 })
        {
            var head = string.Concat(Enumerable.Repeat(piece, length / piece.Length));

            Assert.InRange(Took($"---\nheadline: A plain headline\n{head}\n---\nWords.\n"), TimeSpan.Zero, Patience);
        }
    }

    [Fact]
    public void Two_thousand_errors_are_told_in_a_hundred()
    {
        var text = "---\nheadline: A plain headline\n---\n" + string.Concat(Enumerable.Repeat("<b>\n\n", 2000));

        Assert.InRange(Refused(text).Count, 100, 101);
    }

    [Fact]
    public void A_file_longer_than_any_article_is_not_read() =>
        Assert.Contains("200000", Assert.Single(Refused(new string('a', ArticleFile.MaxLength + 1))).Message, StringComparison.Ordinal);

    [Fact]
    public void Whatever_the_file_it_is_read_or_refused_and_never_throws() =>
        Gen.Int[0, Scraps.Length - 1].Select(at => Scraps[at]).Array[0, 60].Sample(scraps =>
        {
            foreach (var start in new[] { "", "---\n", "---\nheadline: A plain headline\n---\n" })
            {
                switch (ArticleFile.Parse(start + string.Concat(scraps), "file.md", "en"))
                {
                    case ArticleFileOutcome.Unreadable unreadable:
                        Assert.NotEmpty(unreadable.Errors);
                        break;
                    case ArticleFileOutcome.Read read:
                        AssertHonest(read.Draft);
                        break;
                }
            }
        });

    // What was read has ids for all its pieces, survives being kept, and holds no markup but ours.
    private static void AssertHonest(ArticleDraft draft)
    {
        var content = draft.Content;
        Assert.Equal(ArticleJson.Write(content), ArticleJson.Write(ArticleJson.Read(ArticleJson.Write(content))));
        var pieces = ArticleText.Pieces(content);
        foreach (var passage in ArticleText.Passages(content, [.. pieces.Select((_, index) => new PassageId(index + 1))]))
        {
            Assert.False(string.IsNullOrWhiteSpace(passage.Text));
            Assert.DoesNotContain("<b>", passage.Html.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("href=\"javascript", passage.Html.ToString(), StringComparison.OrdinalIgnoreCase);
        }
    }

    private static TimeSpan Took(string text)
    {
        var watch = Stopwatch.StartNew();
        ArticleFile.Parse(text, "file.md", "en");
        return watch.Elapsed;
    }

    private static IReadOnlyList<ArticleFileError> Refused(string text) =>
        Assert.IsType<ArticleFileOutcome.Unreadable>(ArticleFile.Parse(text, "file.md", "en")).Errors;

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Parley.slnx"))) folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? "", "tests", "Parley.Core.Tests", "Articles", "Samples", "hostile");
    }
}
