using System.Globalization;
using System.Text;

namespace Parley.Core.Articles.Files;

/// <summary>
/// Dressed words back into Markdown that reads as the same runs. Whether stars dress or stand for themselves depends on the signs at
/// both their sides, so what was written is read again, and written with other signs where it reads differently.
/// </summary>
internal sealed class RichTextMarkdown
{
    private enum Dress
    {
        Link,
        Strong,
        Emphasis,
    }

    private readonly record struct Mark(Dress Dress, string Open, string Close);

    // Signs for emphasis and for strong emphasis; the first pair is how nearly everything is written.
    private static readonly (char Emphasis, char Strong)[] Signs = [('*', '*'), ('_', '*'), ('*', '_'), ('_', '_')];

    private readonly IReadOnlyList<Run> runs;
    private readonly (char Emphasis, char Strong) signs;
    private readonly StringBuilder text = new();
    private readonly List<Mark> open = [];

    private RichTextMarkdown(IReadOnlyList<Run> runs, (char, char) signs)
    {
        this.runs = runs;
        this.signs = signs;
    }

    /// <summary>Dress that overlaps within a word in a way that no signs can say is left out; the words never are.</summary>
    public static string Write(RichText words) =>
        Signs.Select(signs => new RichTextMarkdown(words.Runs, signs).Write()).FirstOrDefault(text => Says(text, words))
        ?? new RichTextMarkdown([.. words.Runs.Select(run => run with { Emphasis = false, Strong = false })], Signs[0]).Write();

    private static bool Says(string text, RichText words)
    {
        var faults = new Faults();
        return MarkdownBlocks.OneParagraph(text, 1, "text", faults) is { } read && faults.None && read.Equals(words);
    }

    private string Write()
    {
        var between = Boundaries();
        for (var index = 0; index < runs.Count; index++)
        {
            text.Append(between[index]);
            Words(index);
        }
        return text.Append(between[runs.Count]).ToString();
    }

    /// <summary>What is closed and opened before each run and after the last.</summary>
    private List<string> Boundaries()
    {
        var boundaries = new List<string>();
        for (var index = 0; index <= runs.Count; index++)
        {
            var marks = new StringBuilder();
            foreach (var mark in CloseBefore(index)) marks.Append(mark.Close);
            foreach (var dress in Missing(index))
            {
                open.Add(New(dress, index));
                marks.Append(open[^1].Open);
            }
            boundaries.Add(marks.ToString());
        }
        return boundaries;
    }

    /// <summary>Closes the innermost marks as far as the next run does not have them all.</summary>
    private List<Mark> CloseBefore(int index)
    {
        var keep = open.TakeWhile(mark => index < runs.Count && Has(index, mark.Dress) && (mark.Dress != Dress.Link || SameLink(index - 1, index))).Count();
        var closed = open.Skip(keep).Reverse().ToList();
        open.RemoveRange(keep, open.Count - keep);
        return closed;
    }

    /// <summary>What lasts longest is opened first.</summary>
    private List<Dress> Missing(int index) => index == runs.Count
        ? []
        : [.. Enum.GetValues<Dress>().Where(dress => Has(index, dress) && open.All(mark => mark.Dress != dress)).OrderByDescending(dress => Lasts(index, dress))];

    private int Lasts(int index, Dress dress)
    {
        // The brackets of a bare address hold nothing else.
        if (dress == Dress.Link && IsBare(index)) return index;
        var end = index + 1;
        while (end < runs.Count && Has(end, dress) && (dress != Dress.Link || SameLink(end - 1, end))) end++;
        return end;
    }

    private Mark New(Dress dress, int index)
    {
        if (dress == Dress.Link) return Link(index);
        var mark = dress == Dress.Strong ? new string(signs.Strong, 2) : signs.Emphasis.ToString();
        return new Mark(dress, mark, mark);
    }

    private Mark Link(int index)
    {
        var link = runs[index].Link ?? "";
        if (IsBare(index)) return new Mark(Dress.Link, "<", ">");
        var escaped = link.Replace("&", "&amp;", StringComparison.Ordinal);
        return new Mark(Dress.Link, "[", link.AsSpan().ContainsAny('(', ')') ? $"](<{escaped}>)" : $"]({escaped})");
    }

    /// <summary>A link whose words are its address.</summary>
    private bool IsBare(int index) =>
        runs[index] is { Code: false, Link: { } link } run && link.StartsWith("http", StringComparison.OrdinalIgnoreCase) && string.Equals(run.Text, link, StringComparison.Ordinal)
        && (index == 0 || !SameLink(index - 1, index)) && (index + 1 == runs.Count || !SameLink(index, index + 1));

    private bool Has(int index, Dress dress) => dress switch
    {
        Dress.Link => runs[index].Link is not null,
        Dress.Strong => runs[index].Strong,
        _ => runs[index].Emphasis,
    };

    private bool SameLink(int one, int other) => string.Equals(runs[one].Link, runs[other].Link, StringComparison.Ordinal);

    private void Words(int index)
    {
        var run = runs[index];
        if (run.Code)
        {
            Code(run.Text);
            return;
        }
        if (run.Link is not null && IsBare(index))
        {
            text.Append(run.Text);
            return;
        }
        var at = 0;
        foreach (var rune in run.Text.EnumerateRunes())
        {
            var next = at + rune.Utf16SequenceLength;
            var isEnd = next == run.Text.Length;
            if (NeedsNumber(rune, isEnd && index + 1 < runs.Count)) text.Append(CultureInfo.InvariantCulture, $"&#{rune.Value};");
            else if (rune.Value == '\n') text.Append("\\\n");
            else text.Append(NeedsEscape(run.Text, at, isEnd && index + 1 == runs.Count) ? "\\" : "").Append(rune);
            at = next;
        }
    }

    // A blank at the start of a line would be lost, a separator would end the line, and a backtick would join the code beside it.
    private bool NeedsNumber(Rune rune, bool beforeRun) => rune.Value switch
    {
        ' ' or '\t' => IsLineStart,
        '\u2028' or '\u2029' => true,
        '`' => beforeRun,
        _ => false,
    };

    private bool IsLineStart => text.Length == 0 || text[^1] == '\n';

    private bool NeedsEscape(string words, int at, bool isLast)
    {
        var (sign, next) = (words[at], at + 1 < words.Length ? words[at + 1] : '\0');
        return sign switch
        {
            '\\' or '*' or '`' or '[' or ']' or '<' => true,
            '_' => IsLineStart || !char.IsLetterOrDigit(text[^1]) || !char.IsLetterOrDigit(next),
            '&' => next == '#' || char.IsAsciiLetter(next),
            '!' => next is '[' or '\0',
            ':' => IsLineStart || (text.Length > 0 && text[^1] == ']'),
            '#' => IsLineStart || isLast,
            '>' or '+' or '-' or '=' or '~' or '|' => IsLineStart,
            '.' or ')' => IsLineNumber(),
            _ => false,
        };
    }

    /// <summary>True when only digits stand on the line so far.</summary>
    private bool IsLineNumber()
    {
        var start = text.Length;
        while (start > 0 && char.IsAsciiDigit(text[start - 1])) start--;
        return start < text.Length && (start == 0 || text[start - 1] == '\n');
    }

    private void Code(string words)
    {
        var (longest, length) = (0, 0);
        foreach (var sign in words) longest = Math.Max(longest, length = sign == '`' ? length + 1 : 0);
        var fence = new string('`', longest + 1);
        var pad = words[0] == '`' || words[^1] == '`' || (words[0] == ' ' && words[^1] == ' ' && words.Trim(' ').Length > 0) ? " " : "";
        text.Append(fence).Append(pad).Append(words).Append(pad).Append(fence);
    }
}
