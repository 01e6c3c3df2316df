using System.Globalization;
using System.Text;

namespace Parley.Core.Text;

/// <summary>A word of a text as search knows it, and where it stands.</summary>
/// <param name="Start">In UTF-16 units.</param>
/// <param name="Length">Of the words as they were written.</param>
/// <param name="Term">Folded: what is compared.</param>
public readonly record struct SearchWord(int Start, int Length, string Term);

/// <summary>
/// Cuts a text into the words that it can be found by; docs/finding.md has the rules for readers. A word is a run of letters, digits and
/// their marks. Scripts that put no spaces between words are cut into pairs of neighbouring signs, so that every part of a run is found.
/// </summary>
public static class SearchWords
{
    /// <summary>In UTF-16 units: longer ones are addresses and noise, and are found by their beginning.</summary>
    public const int MaxLength = 40;

    private enum Sign
    {
        /// <summary>Ends a word.</summary>
        Gap,
        Letter,

        /// <summary>Of a script without spaces.</summary>
        Unspaced,

        /// <summary>Belongs to the letter before it, as do joiners and apostrophes inside a word.</summary>
        Mark,
    }

    public static IEnumerable<SearchWord> Of(string text) => Words(text, isQuery: false);

    /// <summary>The same for a query: only a sign that stands alone is a word by itself.</summary>
    internal static IEnumerable<SearchWord> OfQuery(string text) => Words(text, isQuery: true);

    internal static bool IsUnspaced(string term) => Rune.TryGetRuneAt(term, 0, out var first) && IsUnspaced(first.Value);

    /// <summary>Where the words stand; a sign of a script without spaces is one by itself.</summary>
    internal static IEnumerable<TextRange> RangesOf(string text)
    {
        foreach (var (kind, start, end) in Runs(text))
        {
            for (var at = start; at < end;)
            {
                var next = kind == Sign.Letter ? end : ClusterEnd(text, at, end);
                yield return new TextRange(at, next);
                at = next;
            }
        }
    }

    private static IEnumerable<SearchWord> Words(string text, bool isQuery)
    {
        foreach (var (kind, start, end) in Runs(text))
        {
            foreach (var word in kind == Sign.Letter ? [new SearchWord(start, end - start, SearchFolding.Fold(text[start..end]))] : Pairs(text, start, end, isQuery))
            {
                if (word.Term.Length > 0)
                    yield return word;
            }
        }
    }

    private static IEnumerable<(Sign Kind, int Start, int End)> Runs(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var (kind, length) = SignAt(text, at);
            if (kind is not (Sign.Letter or Sign.Unspaced))
            {
                at += length;
                continue;
            }

            var end = EndOf(text, at, kind);
            yield return (kind, at, end);
            at = end;
        }
    }

    /// <summary>The end of a run of one kind, with the marks on its last letter.</summary>
    private static int EndOf(string text, int start, Sign kind)
    {
        var end = start;
        for (var at = start; at < text.Length;)
        {
            var (sign, length) = SignAt(text, at);
            if (sign == Sign.Gap || (sign != Sign.Mark && sign != kind))
                break;
            at += length;
            // An apostrophe or joiner counts only where a letter follows it.
            if (sign != Sign.Mark || IsCombining(text[at - 1]))
                end = at;
        }

        return end;
    }

    private static IEnumerable<SearchWord> Pairs(string text, int start, int end, bool isQuery)
    {
        var (first, second) = (start, ClusterEnd(text, start, end));
        while (second < end)
        {
            var third = ClusterEnd(text, second, end);
            yield return new SearchWord(first, third - first, SearchFolding.Fold(text[first..third]));
            (first, second) = (second, third);
        }

        if (!isQuery || first == start)
            yield return new SearchWord(first, end - first, SearchFolding.Fold(text[first..end]));
    }

    private static int ClusterEnd(string text, int at, int end)
    {
        do
        {
            at += SignAt(text, at).Length;
        }
        while (at < end && SignAt(text, at).Kind == Sign.Mark);
        return at;
    }

    private static (Sign Kind, int Length) SignAt(string text, int at)
    {
        var c = text[at];
        if (char.IsAscii(c))
            return (char.IsAsciiLetterOrDigit(c) ? Sign.Letter : c == '\'' ? Sign.Mark : Sign.Gap, 1);
        if (!Rune.TryGetRuneAt(text, at, out var rune))
            return (Sign.Gap, 1);
        var kind = IsUnspaced(rune.Value) && !IsMark(rune) ? Sign.Unspaced
            : Rune.IsLetter(rune) || Rune.IsNumber(rune) ? Sign.Letter
            : IsMark(rune) || rune.Value is 0x2018 or 0x2019 || Invisible.IsIgnorable(rune) ? Sign.Mark
            : Sign.Gap;
        return (kind, rune.Utf16SequenceLength);
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static bool IsCombining(char c) =>
        char.IsLowSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>Thai, Lao, Tibetan, Myanmar, Khmer and their like, kana, and Han in all its blocks.</summary>
    internal static bool IsUnspaced(int rune) => rune switch
    {
        < 0x0E00 => false,
        <= 0x0FFF or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) or (>= 0x1950 and <= 0x19DF) or (>= 0x1A20 and <= 0x1AAF) => true,
        >= 0x3005 and <= 0x3007 or >= 0x3040 and <= 0x30FF or >= 0x31F0 and <= 0x31FF or >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF => true,
        >= 0xA9E0 and <= 0xA9FF or >= 0xAA60 and <= 0xAA7F or >= 0xF900 and <= 0xFAFF or >= 0xFF66 and <= 0xFF9F => true,
        >= 0x1B000 and <= 0x1B16F or >= 0x20000 and <= 0x3FFFF => true,
        _ => false,
    };
}
