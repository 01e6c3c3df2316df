using System.Diagnostics;
using Parley.Benchmarks.Reporting;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Text;

namespace Parley.Benchmarks;

/// <summary>What it costs to find a comment's quotes, in a long article and in texts made to be slow.</summary>
internal static class Quoting
{
    private const int Words = 20_000;
    private const int Rounds = 20;

    public static async Task Measure(Report report)
    {
        var section = new Section("quotes", "Finding quotes", $"The whole finder on one comment, on one core; the article's {Words:N0} words are looked up in an index made once for each revision.");
        var passages = Passages(Words);
        var article = new QuotableArticle(1, passages);
        var longest = Longest(passages);
        (string What, ShownText Comment, Quotable In, Aim? Aim)[] all =
        [
            ("a comment of 300 characters with a quote", Shown($"“{Middle(passages[40])}” is what they say. {new Language(6).Words(100)}"[..300]), new(article, []), null),
            ("one of 10,000 with twenty quotes", longest, new(article, []), Aim.AtMostOf(5)),
            ("the same in an article half as long", Longest(Passages(Words / 2)), new(new QuotableArticle(1, Passages(Words / 2)), []), null),
            ("the same among 70 comments of 1,000", longest, new(article, Comments(70, 1_000)), null),
            ("10,000 characters that all say \"of the\"", Shown(Repeated("of the ")), new(new QuotableArticle(1, [Passage(1, Repeated("of the "))]), []), Aim.AtMostOf(5)),
            ("5,000 quotation marks between words", Shown(Repeated("“a ")), new(article, []), Aim.AtMostOf(5)),
            ("two texts of two words in no order", Shown(Disorder(1)), new(new QuotableArticle(1, [Passage(1, Disorder(2))]), []), Aim.AtMostOf(5)),
        ];
        foreach (var (what, comment, quotable, aim) in all)
        {
            Milliseconds(comment, quotable);
            var figures = await Figures.InTurn(9, () => Task.FromResult(Milliseconds(comment, quotable)));
            section.Add(what, figures[0], "ms", aim: aim);
        }

        section.Add("the index of the article, once for each revision", await Index(passages), "ms");
        report.Add(section);
    }

    private static double Milliseconds(ShownText comment, Quotable quotable)
    {
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; round < Rounds; round++) QuoteFinder.Find(comment, quotable);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds / Rounds;
    }

    private static async Task<Figures> Index(List<Passage> passages)
    {
        var figures = await Figures.InTurn(5, () =>
        {
            var start = Stopwatch.GetTimestamp();
            _ = new QuotableArticle(1, passages);
            return Task.FromResult(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        });
        return figures[0];
    }

    private static List<Passage> Passages(int words)
    {
        var language = new Language(7);
        return [.. Enumerable.Range(1, words / 80).Select(id => Passage(id, language.Words(80)))];
    }

    private static Passage Passage(int id, string text) => new(new PassageId(id), PassageKind.Paragraph, text, SafeHtml.Empty);

    private static ShownText Longest(List<Passage> passages)
    {
        var language = new Language(8);
        var text = string.Join("\n\n", Enumerable.Range(0, 100).Select(index =>
            (index % 5 == 0 ? $"“{Middle(passages[index * 37 % passages.Count])}” " : "") + language.Words(30)));
        return Shown(text[..Markup.MaxLength]);
    }

    private static List<QuotableComment> Comments(int count, int length)
    {
        var language = new Language(9);
        return [.. Enumerable.Range(1, count).Select(id => new QuotableComment(new CommentId(id), 1, Shown(language.Words(length / 2)[..length]), []))];
    }

    private static string Middle(Passage passage) => string.Join(' ', passage.Text.Split(' ').Skip(2).Take(14));

    private static string Repeated(string words) => string.Concat(Enumerable.Repeat(words, Markup.MaxLength / words.Length));

    private static string Disorder(int seed)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, 5_000).Select(_ => random.Next(2) == 0 ? "a" : "b"))[..9_999];
    }

    private static ShownText Shown(string source) => ShownText.Of(Markup.Render(source).Html);

    /// <summary>Words of a made-up language, the first as frequent as "the", each further one a little less (Zipf's law): as texts repeat themselves.</summary>
    private sealed class Language(int seed)
    {
        private const int Vocabulary = 12_000;
        private static readonly string[] Syllables = ["ba", "den", "ki", "lo", "mar", "ne", "o", "ri", "sta", "tu", "ve", "zon", "ga", "hel", "im", "ux"];
        private static readonly double Total = Enumerable.Range(1, Vocabulary).Sum(rank => 1.0 / rank);
        private readonly Random chance = new(seed);

        public string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Word()));

        private string Word()
        {
            // The share of the words up to a rank grows with its logarithm.
            var rank = (int)Math.Exp((chance.NextDouble() * Total) - 0.577);
            var word = "";
            for (var left = Math.Max(1, rank) + 8; left > 0; left /= Syllables.Length) word += Syllables[left % Syllables.Length];
            return word;
        }
    }
}
