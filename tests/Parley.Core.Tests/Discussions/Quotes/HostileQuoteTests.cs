using CsCheck;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Tests.Text;
using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Discussions.Quotes;

/// <summary>Texts that are made to be slow, or to lead the finder astray.</summary>
public sealed class HostileQuoteTests
{
    // What is counted before a search is given up, and what one more step may add.
    private const int Most = 700_000;

    private static readonly string[] Vocabulary = [.. Enumerable.Range(0, 400).Select(number => $"word{number:x}")];

    public static TheoryData<string, string> SlowTexts => new()
    {
        { Filled("of the "), Filled("of the ") },
        { Filled("a "), Filled("a a ") },
        { Filled("“a "), Filled("a “a ") },
        { Filled("\""), Filled("\"a ") },
        { Filled("> a\n\nb\n\n"), Filled("a b ") },
        { Filled("[a "), Filled("a ") },
        { Filled("a]"), Filled("a ") },
        { Filled("a…"), Filled("a ") },
        { new string('x', Markup.MaxLength), new string('x', Markup.MaxLength) },
        { Filled("字"), Filled("字") },
        { Filled("字体"), Filled("字体字") },
        { Filled("e\u0301\u0301\u0301"), Filled("e\u0301 ") },
        { Filled("\u202Ea \u2066b "), Filled("a b ") },
        { Disorder(2, 1), Disorder(2, 2) },
        { Disorder(5, 3), Disorder(5, 4) },
        { Disorder(40, 5), Disorder(40, 6) },
        { $"“{Disorder(40, 7)}”", Disorder(40, 7) },
        { "> " + Disorder(3, 8), Disorder(3, 9) },
    };

    [Theory]
    [MemberData(nameof(SlowTexts))]
    public void A_search_ends_after_a_bounded_number_of_steps(string comment, string other)
    {
        var shown = Shown(comment);
        Passage[] passages = [.. Enumerable.Range(1, 12).Select(id => new Passage(new PassageId(id), PassageKind.Paragraph, other, SafeHtml.Empty))];

        var finding = QuoteFinder.Find(shown, new Quotable(new QuotableArticle(1, passages), [new QuotableComment(new CommentId(1), 1, Shown(other), [])]));

        Assert.InRange(finding.Steps, 0, Most);
        Assert.True(!finding.OverBudget || finding.Quotes.Count == 0);
    }

    [Fact]
    public void Twice_the_words_take_about_twice_the_steps()
    {
        var (one, two) = (StepsFor(500), StepsFor(1_000));

        Assert.InRange(two, one, 3 * one);

        static int StepsFor(int words)
        {
            var article = new QuotableArticle(1, [.. Enumerable.Range(1, words / 10).Select(id => new Passage(new PassageId(id), PassageKind.Paragraph, Words(60, id), SafeHtml.Empty))]);
            return QuoteFinder.Find(Shown(Words(words, 7_000)), new Quotable(article, [])).Steps;
        }
    }

    [Fact]
    public void Whatever_is_found_stands_in_both_texts_and_never_overlaps() => Gen.Select(Signs.Text, Signs.Text, Signs.Unicode, Gen.Int[0, 200]).Sample(
        (one, two, three, cut) =>
        {
            var text = Shown(one + " " + two).Text + three;
            var comment = Shown($"“{text[Math.Min(cut, text.Length)..]}” {two}\n\n> {text[..Math.Min(cut, text.Length)]}\n\n{one}");
            var quoted = new QuotableComment(new CommentId(5), 2, Shown(two + one), []);

            var quotes = QuoteFinder.Find(comment, new Quotable(new QuotableArticle(1, [new Passage(new PassageId(1), PassageKind.Paragraph, text, SafeHtml.Empty)]), [quoted])).Quotes;

            var end = 0;
            foreach (var quote in quotes)
            {
                var target = quote.Target.Comment is null ? text : quoted.Text.Text;
                Assert.True(quote is { Words.IsEmpty: false, Range: { IsEmpty: false, Start: >= 0 }, Certainty: >= 0.6 and <= 1 });
                Assert.True(quote.Words.Start >= end && quote.Words.End <= comment.Text.Length && quote.Range.End <= target.Length);
                Assert.Contains(
                    SearchWords.Of(quote.Words.Of(comment.Text)).Select(word => word.Term), SearchWords.Of(quote.Range.Of(target)).Select(word => word.Term).ToHashSet().Contains);
                end = quote.Words.End;
            }
        },
        iter: 1_000);

    private static string Filled(string piece) => string.Concat(Enumerable.Repeat(piece, Markup.MaxLength / piece.Length));

    private static string Disorder(int words, int seed)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, 2_500).Select(_ => Vocabulary[random.Next(words)]))[..9_990];
    }

    private static string Words(int count, int seed)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, count).Select(_ => Vocabulary[(int)(Vocabulary.Length * Math.Pow(random.NextDouble(), 2))]));
    }

    private static ShownText Shown(string source) => ShownText.Of(Markup.Render(source).Html);
}
