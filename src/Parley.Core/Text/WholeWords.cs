using System.Globalization;
using System.Text;

namespace Parley.Core.Text;

/// <summary>Makes whole words of a stretch that somebody marked.</summary>
public static class WholeWords
{
    /// <summary>The stretch without the blanks at its ends, widened to the words that it cuts. Empty where it is outside or holds nothing else.</summary>
    public static TextRange Around(string text, TextRange range)
    {
        if (range.Start < 0 || range.End > text.Length || range.IsEmpty) return default;
        var (start, end) = (range.Start, range.End);
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        if (start == end) return default;
        while (IsInside(text, start)) start--;
        while (IsInside(text, end)) end++;
        return new TextRange(start, end);
    }

    private static bool IsInside(string text, int place) =>
        place > 0 && place < text.Length
        && (char.IsLowSurrogate(text[place]) || IsMark(text, place) || (Letters.WordBefore(text, place) && Letters.WordAt(text, place)));

    /// <summary>What stands on or joins the sign before it.</summary>
    private static bool IsMark(string text, int place) =>
        text[place] == '\u200D' || text[place - 1] == '\u200D'
        || (Rune.TryGetRuneAt(text, place, out var rune) && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark);
}
