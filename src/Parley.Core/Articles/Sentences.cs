using System.Collections.Frozen;
using System.Globalization;
using Parley.Core.Text;

namespace Parley.Core.Articles;

/// <summary>
/// Where sentences begin and end, in any script and without knowing the language: what readers' quotes are gathered by. Where it is not
/// clear whether one ends, it goes on: two sentences under one mark harm nobody, half a sentence under each of two does.
/// A script without signs for the end of a sentence has one for each passage.
/// </summary>
public static class Sentences
{
    // A stop after these ends no sentence. Initials, and what goes on with a small letter, need no list.
    private static readonly FrozenSet<string> Abbreviations = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "mr", "mrs", "ms", "dr", "prof", "rev", "gen", "col", "lt", "sgt", "capt", "sen", "rep", "gov", "hon", "st", "no", "vol", "vs", "fig", "jan", "feb", "aug", "sept", "oct", "nov", "dec",
        "bzw", "ca", "nr", "abs", "hr", "str", "sog", "usw", "mme", "mlle", "art", "av", "им", "ул", "гг", "тыс", "млн", "млрд", "руб", "см", "стр");

    private const int LongestAbbreviation = 6;

    /// <summary>In order, without the space between them; each sign that is no space is in exactly one.</summary>
    public static IReadOnlyList<TextRange> Of(string text)
    {
        List<TextRange> all = [];
        var start = -1;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '\n')
            {
                Close(at);
                continue;
            }

            if (start < 0 && !char.IsWhiteSpace(text[at]))
                start = at;
            if (start < 0 || !Ends(text, at, out var end))
                continue;
            Close(end);
            at = end - 1;
        }

        Close(text.Length);
        return all;

        void Close(int end)
        {
            while (start >= 0 && end > start && char.IsWhiteSpace(text[end - 1]))
                end--;
            if (start >= 0)
                all.Add(new TextRange(start, end));
            start = -1;
        }
    }

    /// <summary>The sentence that most of the range is in, the first where equal; null where the range touches none.</summary>
    public static TextRange? Holding(IReadOnlyList<TextRange> sentences, TextRange range)
    {
        TextRange? most = null;
        var held = 0;
        foreach (var sentence in sentences)
        {
            var shared = Math.Min(sentence.End, range.End) - Math.Max(sentence.Start, range.Start);
            if (shared > held)
                (most, held) = (sentence, shared);
        }

        return most;
    }

    /// <summary>All the sentences that the range touches, as one range; null where it touches none.</summary>
    public static TextRange? Spanning(IReadOnlyList<TextRange> sentences, TextRange range)
    {
        TextRange? all = null;
        foreach (var sentence in sentences)
        {
            if (sentence.Overlaps(range))
                all = new TextRange(all?.Start ?? sentence.Start, sentence.End);
        }

        return all;
    }

    private static bool Ends(string text, int at, out int end)
    {
        end = at + 1;
        var stop = text[at];
        if (!IsStop(stop) && !EndsAlways(stop))
            return false;
        while (end < text.Length && (IsStop(text[end]) || EndsAlways(text[end])))
            stop = text[end++];
        if (EndsAlways(stop))
        {
            while (end < text.Length && IsClosing(text[end]))
                end++;
            return !(stop == '．' && end < text.Length && char.IsDigit(text[end]));
        }

        // Marks that open in one language close in another: between a stop and a space they close.
        while (end < text.Length && (IsClosing(text[end]) || char.GetUnicodeCategory(text[end]) == UnicodeCategory.InitialQuotePunctuation))
            end++;
        // « Comme ceci ! »
        if (end + 1 < text.Length && char.IsWhiteSpace(text[end]) && IsClosing(text[end + 1]) && (end + 2 == text.Length || char.IsWhiteSpace(text[end + 2])))
            end += 2;
        if (end == text.Length)
            return true;
        return char.IsWhiteSpace(text[end]) && !GoesOn(text, end) && !(stop == '.' && end == at + 1 && IsAbbreviated(text, at));
    }

    private static bool IsStop(char sign) => sign is '.' or '!' or '?' or '…' or '؟' or '‼' or '⁇' or '⁈' or '⁉' or '\u037E';

    // Whatever follows: these scripts put no space there, or use the sign for nothing else.
    private static bool EndsAlways(char sign) => sign is '。' or '！' or '？' or '｡' or '．' or '।' or '॥' or '။' or '។' or '៕' or '።' or '፧' or '։' or '۔';

    private static bool IsClosing(char sign) =>
        sign is '"' or '\'' || char.GetUnicodeCategory(sign) is UnicodeCategory.ClosePunctuation or UnicodeCategory.FinalQuotePunctuation;

    private static bool GoesOn(string text, int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || char.GetUnicodeCategory(text[at]) is UnicodeCategory.DashPunctuation))
        {
            if (text[at++] is '\n')
                return false;
        }

        return at < text.Length && char.IsLower(text, at);
    }

    /// <summary>An initial, a known short form, or a number as German and others write ordinals.</summary>
    private static bool IsAbbreviated(string text, int stop)
    {
        var from = stop;
        while (from > 0 && stop - from <= LongestAbbreviation && char.IsLetterOrDigit(text[from - 1]))
            from--;
        var word = text.AsSpan(from, stop - from);
        if (word.Length is 0 || word.Length > LongestAbbreviation)
            return false;
        return char.IsDigit(word[0]) ? word.Length <= 2 : word.Length == 1 && char.IsLetter(word[0]) || Abbreviations.Contains(word.ToString());
    }
}
