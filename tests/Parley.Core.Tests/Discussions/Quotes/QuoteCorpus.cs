using System.Globalization;
using System.Text;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Text;

namespace Parley.Core.Tests.Discussions.Quotes;

/// <summary>
/// Invented articles with invented comments, a file each: <c>¶</c> a passage, <c>#</c> a comment's number and kind, then its words, then a line
/// <c>= target | its words | the target's words</c> for each quote; the target is a passage's number or <c>c</c> and a comment's.
/// </summary>
internal sealed class QuoteCorpus
{
    private const char PassageSign = '¶';

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Discussions", "Quotes", "Samples");

    public List<Figure> Figures { get; } = [];
    public List<string> Mistakes { get; } = [];
    public int Articles { get; private set; }

    public int Comments => Figures.Sum(figure => figure.Comments);
    public double Precision => (double)Figures.Sum(figure => figure.Right) / Figures.Sum(figure => figure.Found);
    public double Recall => (double)Figures.Sum(figure => figure.Right) / Figures.Sum(figure => figure.Expected);

    public static QuoteCorpus Read()
    {
        var corpus = new QuoteCorpus();
        foreach (var file in Directory.GetFiles(Folder, "*.txt").Order(StringComparer.Ordinal))
            corpus.Read(Path.GetFileNameWithoutExtension(file), File.ReadAllLines(file));
        return corpus;
    }

    /// <summary>As docs/quotes.md has it.</summary>
    public string Table()
    {
        var table = new StringBuilder("| kind | comments | quotes | found | right |\n|---|---:|---:|---:|---:|\n");
        foreach (var figure in Figures.OrderBy(figure => figure.Kind, StringComparer.Ordinal))
            table.Append(CultureInfo.InvariantCulture, $"| {figure.Kind} | {figure.Comments} | {figure.Expected} | {figure.Found} | {figure.Right} |\n");
        return table.Append(CultureInfo.InvariantCulture,
            $"| **all** | {Comments} | {Figures.Sum(one => one.Expected)} | {Figures.Sum(one => one.Found)} | {Figures.Sum(one => one.Right)} |\n\nPrecision {Precision:0.000}, recall {Recall:0.000}.\n").ToString();
    }

    private void Read(string name, string[] lines)
    {
        Articles++;
        var article = new QuotableArticle(1, [.. lines.Where(line => line.StartsWith(PassageSign)).Select((line, index) =>
            new Passage(new PassageId(index + 1), PassageKind.Paragraph, line[2..], SafeHtml.Empty))]);
        List<QuotableComment> before = [];
        for (var at = Array.FindIndex(lines, IsHead); at >= 0 && at < lines.Length;)
        {
            var end = Array.FindIndex(lines, at + 1, IsHead);
            var part = lines[(at + 1)..(end < 0 ? lines.Length : end)];
            Look(name, lines[at], article, before, string.Join('\n', part.TakeWhile(line => !IsQuote(line))).Trim(), [.. part.Where(IsQuote)]);
            at = end;
        }
    }

    private void Look(string name, string head, QuotableArticle article, List<QuotableComment> before, string source, string[] quotes)
    {
        var shown = ShownText.Of(Markup.Render(source).Html);
        var found = QuoteFinder.Find(shown, new Quotable(article, before)).Quotes;
        List<Expected> expected = [.. quotes.Select(line => Parse(line, article, before, shown))];
        var right = expected.Count(one => found.Any(quote => one.Is(quote)));
        var figure = Figures.Find(figure => figure.Kind == head.Split(' ')[2]);
        if (figure is null) Figures.Add(figure = new Figure(head.Split(' ')[2]));
        figure.Count(expected.Count, found.Count, right);
        foreach (var missed in expected.Where(one => !found.Any(one.Is)))
            Mistakes.Add($"{name} {head}: missed {missed}");
        foreach (var wrong in found.Where(quote => !expected.Exists(one => one.Is(quote))))
            Mistakes.Add($"{name} {head}: took \"{wrong.Words.Of(shown.Text)}\" for {wrong.Target} ({wrong.Certainty})");
        before.Insert(0, new QuotableComment(new CommentId(before.Count + 1), 1, shown, found));
    }

    private static Expected Parse(string line, QuotableArticle article, List<QuotableComment> before, ShownText shown)
    {
        var parts = line[2..].Split(" | ");
        var comment = parts[0][0] == 'c' ? before.Single(one => one.Id.Value == long.Parse(parts[0][1..], CultureInfo.InvariantCulture)) : null;
        var text = comment?.Text.Text ?? article.Passages[int.Parse(parts[0], CultureInfo.InvariantCulture) - 1].Text;
        var target = comment is null ? QuoteTarget.Of(article.Passages[int.Parse(parts[0], CultureInfo.InvariantCulture) - 1].Id, 1) : QuoteTarget.Of(comment.Id, 1);
        return new Expected(target, Place(shown.Text, parts[1], line), Place(text, parts[2], line));
    }

    private static TextRange Place(string text, string words, string line) =>
        text.IndexOf(words, StringComparison.Ordinal) is >= 0 and var at ? new TextRange(at, at + words.Length) : throw new InvalidDataException($"Not in the text: {line}");

    private static bool IsHead(string line) => line.StartsWith("# ", StringComparison.Ordinal);

    private static bool IsQuote(string line) => line.StartsWith("= ", StringComparison.Ordinal);

    private sealed record Expected(QuoteTarget Target, TextRange Words, TextRange Range)
    {
        /// <summary>The same target, and most of the same words on both sides.</summary>
        public bool Is(FoundQuote quote) => quote.Target == Target && quote.Words.Overlaps(Words)
            && 2 * (Math.Min(Range.End, quote.Range.End) - Math.Max(Range.Start, quote.Range.Start)) > Math.Max(Range.Length, quote.Range.Length);
    }

    internal sealed record Figure(string Kind)
    {
        public int Comments { get; private set; }
        public int Expected { get; private set; }
        public int Found { get; private set; }
        public int Right { get; private set; }

        public void Count(int expected, int found, int right) => (Comments, Expected, Found, Right) = (Comments + 1, Expected + expected, Found + found, Right + right);
    }
}
