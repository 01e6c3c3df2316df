namespace Parley.Core.Articles.Files;

/// <summary>
/// Refuses, in one pass over the signs, what would hold the Markdown parser for seconds: it cannot be stopped once it runs,
/// and its cost grows with the square or worse of nesting, open brackets and runs of stars within one paragraph.
/// </summary>
internal static class MarkdownCost
{
    public const string NoDefinitions =
        "write a link's address where the link is used, as [words](https://example.org); a backslash before [ makes it plain";

    // Far above what a person writes in one paragraph; the parser's cost at these bounds is a few milliseconds.
    private const int MaxBrackets = 120;
    private const int MaxStars = 400;
    private const int MaxBackticks = 200;
    private const int MaxParagraphLines = 300;
    private const int MaxParagraphLength = 20_000;

    // Lists do not nest here; more blanks are code or a slip.
    private const int MaxIndent = 8;

    public static bool IsBounded(FileLines lines, string field, Faults faults)
    {
        var found = false;
        var paragraph = new Paragraph();
        for (var index = 0; index < lines.Lines.Count; index++)
        {
            var line = lines.Lines[index];
            if (string.IsNullOrWhiteSpace(line))
            {
                paragraph = new Paragraph();
                continue;
            }
            if ((Shape(line) ?? paragraph.With(line)) is not { } wrong) continue;
            faults.Add(lines.First + index, field, wrong);
            found = true;
            paragraph = new Paragraph();
        }
        return !found;
    }

    private static string? Shape(string line)
    {
        var words = line.AsSpan().TrimStart(" \t");
        if (line.Length - words.Length > MaxIndent) return "this line is indented too far: take the spaces away";
        if (SecondMark(words)) return "lists and quotations do not stand inside one another: one sign (-, 1. or >) at the start of a line; a backslash makes it plain";
        if (IsTableRule(words)) return "tables have no place in an article yet: write a list, or a figure with a picture of the table";
        if (words[0] != '[' || !words.Contains("]:", StringComparison.Ordinal)) return null;
        return words.StartsWith("[^", StringComparison.Ordinal) ? "footnotes have no place in an article: say it in the text" : NoDefinitions;
    }

    // "- - x", "> - x", "1. > x": a block inside a block on one line.
    private static bool SecondMark(ReadOnlySpan<char> words)
    {
        var first = MarkLength(words);
        if (first == 0) return false;
        var rest = words[first..].TrimStart(" \t");
        // "* * *" and "- - -" are rules.
        if (words[0] is '*' or '-' && words.Trim("*- \t").IsEmpty && words.Length <= 80) return false;
        return MarkLength(rest) > 0;
    }

    private static int MarkLength(ReadOnlySpan<char> words)
    {
        if (words.IsEmpty) return 0;
        if (words[0] == '>') return 1;
        if (words[0] is '-' or '*' or '+') return words.Length == 1 || words[1] is ' ' or '\t' ? 1 : 0;
        var digits = 0;
        while (digits < words.Length && digits < 10 && char.IsAsciiDigit(words[digits])) digits++;
        if (digits is 0 or 10 || digits == words.Length || words[digits] is not ('.' or ')')) return 0;
        return digits + 1 == words.Length || words[digits + 1] is ' ' or '\t' ? digits + 1 : 0;
    }

    private static bool IsTableRule(ReadOnlySpan<char> words) =>
        words.Contains('|') && words.Contains('-') && words.Trim("|-: \t").IsEmpty;

    /// <summary>Counts the dear signs from one empty line to the next.</summary>
    private sealed class Paragraph
    {
        private int brackets;
        private int stars;
        private int backticks;
        private int lines;
        private int length;

        public string? With(string line)
        {
            lines++;
            length += line.Length;
            foreach (var sign in line)
            {
                if (sign is '[' or ']' or '<' or '!' or '&') brackets++;
                else if (sign is '*' or '_') stars++;
                else if (sign == '`') backticks++;
            }
            if (length > MaxParagraphLength || lines > MaxParagraphLines) return $"this paragraph is too long: put an empty line into it ({MaxParagraphLength} characters at most)";
            if (brackets > MaxBrackets) return "this paragraph has more brackets and signs of markup than can be read: break it up, or put empty lines between";
            if (stars > MaxStars) return "this paragraph has more stars or underscores than can be read: break it up, or write *** for a rule";
            return backticks > MaxBackticks ? "this paragraph has more backticks than can be read: break it up" : null;
        }
    }
}
