using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Text;

/// <summary>Inputs on which parsers of this kind have taken seconds or days: ours takes a bounded number of steps a character.</summary>
public sealed class MarkupCostTests
{
    internal const int StepsPerCharacter = 10;
    internal const int OutputPerCharacter = 24;

    private static readonly string[] s_repeated =
    [
        "*", "**", "***", "* ", "*a ", "*a", "a*", "a**b ", "a**b", "**a *b ", "*a **b* c** ", "_", "__a ", "a*_", "*_*", "[", "]", "[]", "[a", "[a]", "[a](", "[a](b", "](", "](a",
        "[a](<b", "[a](http://b", "[a](http://", "[a](https://b.example)", "[https://c.example](https://b.example)", "[*a](http://b.example)", "![[]()", "![", "![a", "!", "![a](picture:aaaaaaaaaaaaaaaa)", "![a](picture:", "![](picture:aaaaaaaaaaaaaaaa)", "![a](picture:bbbbbbbbbbbbbbbb)", "![![a](picture:aaaaaaaaaaaaaaaa)", "[![a](picture:aaaaaaaaaaaaaaaa)](https://b.example)", "[(](", "(", ")", "()",
        "`", "` ", "``a", "`a``b```c", "```\n", "~~~\n", "<", ">", "<<", "<a", "<!--", "<?", "<![CDATA[", "&", "&amp", "&#", "\\", "\\\\", "\\\n", " \\ ", "||", "||a", "||a||", "|", "a||b ",
        "> ", ">", ">\n", "> > > \n", ">>>>>>>>>a\n\n", "- ", "- a\n", "-\n", "- - ", "- - - -\n", "* * *\n", "1. ", "1. a\n", "9. a\n", "1) ", "> - ", "- > ", "- > a\n\n", "> - a\n\n", "  ", "   \n", "\t", "\t-", "\n", "\n\n", "\r", "\r\n\r\n",
        "# ", "#", "=", "=\n", "---\n", "|-", "@", "@Jane", "@Jane Do", "@a ", "h", "http://", "http://a", "https://a.", "http://a.example/(", "https://a.example/", "http://é", "http://xn--a ", "(http://a.example)", "https://[", "https://[::1]/",
        "mailto:", "[a](mailto:b", "[a](mailto:b@c.example)", "[a](http://xn--0)", "[a](http://é.é)", "\"", "'", "\"\"\"", "é", "e\u0301", "漢", "🙂", "\u202E", "\u2028", "\0", "\u0001", "a", "A ", "\u00A0", "\uFEFF",
    ];

    public static TheoryData<string> Repeated() => [.. s_repeated];

    public static TheoryData<string> Families() =>
    [
        "nested brackets", "nested brackets with a link inside", "emphasis opened and closed", "strong opened and closed", "rising backticks", "falling backticks", "rising backticks in lines",
        "quotes rising", "lists rising", "lists rising in blanks", "quotes and lists in turn", "deep then flat", "brackets then targets", "one code fence", "fences in fences", "links with nested parentheses",
        "targets in targets", "blanks before signs", "list of empty lines", "long number", "one long word", "one long address", "one long address with parentheses", "spoilers in emphasis", "names", "nested pictures", "pictures closed late", "a picture of many words",
    ];

    [Theory]
    [MemberData(nameof(Repeated))]
    public void A_piece_over_and_over_costs_in_proportion(string piece)
    {
        CostsLittle(Fill(piece, 1_000));
        CostsLittle("a" + Fill(piece, 10_000) + "z");
        CostsLittle("> " + Fill(piece, 10_000));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void A_family_of_hard_inputs_costs_in_proportion(string family)
    {
        foreach (var length in new[] { 1_000, 10_000, 60_000 }) CostsLittle(Build(family, length));
    }

    [Fact]
    public void Random_mixes_of_signs_cost_in_proportion()
    {
        var random = new Random(20_261);
        for (var round = 0; round < 100; round++)
        {
            var few = Enumerable.Range(0, random.Next(1, 6)).Select(_ => s_repeated[random.Next(s_repeated.Length)]).ToArray();
            var mix = new System.Text.StringBuilder();
            while (mix.Length < 10_000) mix.Append(few[random.Next(few.Length)]);
            CostsLittle(mix.ToString(0, 10_000));
        }
    }

    [Fact]
    public void Ten_thousand_characters_take_far_less_than_fifty_milliseconds()
    {
        var inputs = Inputs(10_000);
        foreach (var input in inputs) Markup.Render(input, Signs.SomePeople);

        // The best of three: what is measured is the work, not what else the machine does.
        Assert.All(inputs, input => Assert.InRange(Enumerable.Range(0, 3).Min(_ => Milliseconds(input)), 0, 50));
    }

    internal static string[] Inputs(int length) =>
        [.. s_repeated.Select(piece => Fill(piece, length)), .. Families().Select(row => Build(row.Data, length))];

    private static double Milliseconds(string input)
    {
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        Markup.Render(input, Signs.SomePeople);
        return System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static void CostsLittle(string source)
    {
        var rendered = Markup.Render(source, Signs.SomePeople);
        var read = CommentHtml.Read(rendered.Html);

        var start = source[..Math.Min(30, source.Length)];
        Assert.True(rendered.Steps <= (long)StepsPerCharacter * source.Length, $"{rendered.Steps} steps for {source.Length} of {start}");
        Assert.True(rendered.Html.Value.Length <= OutputPerCharacter * source.Length, $"{rendered.Html.Value.Length} out of {source.Length} of {start}");
        Assert.True(read.Depth <= Markup.MaxElementDepth, $"{read.Depth} deep: {start}");
    }

    private static string Fill(string piece, int length) => string.Concat(Enumerable.Repeat(piece, (length / piece.Length) + 1))[..length];

    private static string Build(string family, int n) => family switch
    {
        "nested brackets" => Fill("[", n / 2) + "a" + Fill("]", n / 2),
        "nested brackets with a link inside" => Fill("[", n / 2) + "a](https://b.example)" + Fill("]", n / 2),
        "emphasis opened and closed" => Fill("*a ", n / 2) + "b" + Fill("a* ", n / 2),
        "strong opened and closed" => Fill("**a *a ", n / 2) + "b" + Fill("a** a* ", n / 2),
        "rising backticks" => Rows(n, i => "e" + new string('`', i)),
        "falling backticks" => Reversed(Rows(n, i => "e" + new string('`', i))),
        "rising backticks in lines" => Rows(n, i => new string('`', i) + "a " + (i % 7 == 0 ? "\n" : "")),
        "quotes rising" => Rows(n, i => new string('>', i) + "a\n"),
        "lists rising" => Rows(n, i => new string(' ', 2 * i) + "- a\n"),
        "lists rising in blanks" => Rows(n, i => new string(' ', i) + "- a\n\n"),
        "quotes and lists in turn" => Fill("> - ", n),
        "deep then flat" => Fill("> ", 100) + "a\n" + Fill("b\n", n - 102),
        "brackets then targets" => Fill("[a", n / 2) + Fill("](b)", n / 2),
        "one code fence" => "```\n" + Fill("> *a*\n", n - 4),
        "fences in fences" => Rows(n, i => new string('`', 2 + i) + "\na\n"),
        "links with nested parentheses" => "[a](https://b.example/" + Fill("(", n / 2) + Fill(")", n / 2) + ")",
        "targets in targets" => Fill("[", n / 4) + Fill("](http://b.example/", n / 2) + Fill(")", n / 4),
        "blanks before signs" => Fill(" ", n / 2) + "> " + Fill(" ", (n / 2) - 3) + "-",
        "list of empty lines" => "- a" + Fill("\n", n - 5) + "b",
        "long number" => Fill("1", n - 2) + ". ",
        "one long word" => Fill("wort", n),
        "one long address" => "https://a.example/" + Fill("a.", n - 18),
        "one long address with parentheses" => "https://a.example/" + Fill("(a)", n - 18),
        "spoilers in emphasis" => Fill("*a ||b ", n / 2) + Fill("c|| d* ", n / 2),
        "names" => Fill("@Jane Doe @Jane Do @Jan @", n),
        "nested pictures" => Fill("![", n / 2) + "a" + Fill("](picture:aaaaaaaaaaaaaaaa)", n / 2),
        "pictures closed late" => Fill("![\u200B", n / 2) + Fill("](picture:aaaaaaaaaaaaaaaa)", n / 2),
        "a picture of many words" => "![" + Fill("a *b* `c` \\] ", n - 30) + "](picture:aaaaaaaaaaaaaaaa)",
        _ => throw new ArgumentOutOfRangeException(nameof(family), family, "No such family"),
    };

    private static string Rows(int length, Func<int, string> row)
    {
        var rows = new System.Text.StringBuilder();
        for (var i = 1; rows.Length < length; i++) rows.Append(row(i));
        return rows.ToString(0, length);
    }

    private static string Reversed(string text) => new([.. text.Reverse()]);
}
