using System.Text;

namespace Parley.Benchmarks.Running;

/// <summary>Texts of the kinds that have held parsers of this sort for seconds: signs opened and never closed, nested, and in growing runs.</summary>
internal static class HostileTexts
{
    private static readonly string[] Pieces =
    [
        "*", "**", "*a ", "a**b ", "*a **b* c** ", "[", "[a](", "[a](https://b.example)", "[[]()", "`", "``a", "`a``b```c", "```\n", "<", "&", "\\", "||", "||a ",
        "> ", ">\n", "> > > \n", "- ", "- a\n", "1. a\n", "> - ", "- > a\n\n", " ", "\t", "\n", "@", "@Jane", "http://", "https://a.example/(", "mailto:", "h",
        "漢", "🙂", "e\u0301", "\u202E", "\0", "\u00A0",
    ];

    public static IReadOnlyList<string> OfLength(int length)
    {
        List<string> texts = [.. Pieces.Select(piece => Fill(piece, length)), .. Families(length)];
        // Mixtures by a fixed seed: the same texts on every machine.
        var random = new Random(4711);
        for (var mix = 0; mix < 60; mix++)
        {
            var few = Enumerable.Range(0, random.Next(2, 6)).Select(_ => Pieces[random.Next(Pieces.Length)]).ToArray();
            var text = new StringBuilder(length + 32);
            while (text.Length < length) text.Append(few[random.Next(few.Length)]);
            texts.Add(text.ToString(0, length));
        }

        return texts;
    }

    private static IEnumerable<string> Families(int n) =>
    [
        Fill("[", n / 2) + Fill("]", n / 2),
        Fill("*a ", n / 2) + Fill("a* ", n / 2),
        Fill("**a *a ", n / 2) + Fill("a** a* ", n / 2),
        Fill("[a", n / 2) + Fill("](b)", n / 2),
        Rows(n, row => "e" + new string('`', row)),
        Rows(n, row => new string('>', row) + "a\n"),
        Rows(n, row => new string(' ', 2 * row) + "- a\n"),
        Rows(n, row => new string('`', 2 + row) + "\na\n"),
        "[a](https://b.example/" + Fill("(", n / 2) + Fill(")", n / 2) + ")",
        "```\n" + Fill("> *a*\n", n - 4),
        "- a" + Fill("\n", n - 5) + "b",
        Fill("1", n - 2) + ". ",
        "https://a.example/" + Fill("a.", n - 18),
    ];

    private static string Fill(string piece, int length) => string.Concat(Enumerable.Repeat(piece, (length / piece.Length) + 1))[..length];

    private static string Rows(int length, Func<int, string> row)
    {
        var rows = new StringBuilder();
        for (var number = 1; rows.Length < length; number++) rows.Append(row(number));
        return rows.ToString(0, length);
    }
}
