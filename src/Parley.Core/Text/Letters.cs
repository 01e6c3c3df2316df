using System.Globalization;
using System.Text;

namespace Parley.Core.Text;

/// <summary>What counts as the inside of a word, where a sign such as <c>*</c> means itself.</summary>
internal static class Letters
{
    /// <summary>Whether a letter or digit ends just before the place.</summary>
    internal static bool WordBefore(ReadOnlySpan<char> text, int place) =>
        place > 0 && Rune.DecodeLastFromUtf16(text[..place], out var rune, out _) == System.Buffers.OperationStatus.Done && IsWord(rune);

    /// <summary>Whether a letter or digit starts at the place.</summary>
    internal static bool WordAt(ReadOnlySpan<char> text, int place) =>
        place < text.Length && Rune.DecodeFromUtf16(text[place..], out var rune, out _) == System.Buffers.OperationStatus.Done && IsWord(rune);

    internal static bool SpaceBefore(ReadOnlySpan<char> text, int place) => place == 0 || char.IsWhiteSpace(text[place - 1]);

    internal static bool SpaceAt(ReadOnlySpan<char> text, int place) => place >= text.Length || char.IsWhiteSpace(text[place]);

    internal static bool IsAsciiSign(char c) => char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c));

    // Scripts written without spaces between words, or with endings joined to the marked word: a sign may stand inside their words.
    internal static bool IsWord(Rune rune)
    {
        if (rune.Value < 0x80) return Rune.IsLetterOrDigit(rune);
        if (!Rune.IsLetterOrDigit(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)) return false;
        return rune.Value switch
        {
            >= 0x0E00 and <= 0x0EFF or >= 0x1000 and <= 0x109F or >= 0x1100 and <= 0x11FF or >= 0x1780 and <= 0x17FF => false,
            >= 0x2E80 and <= 0xA4CF or >= 0xA960 and <= 0xA97F or >= 0xAC00 and <= 0xD7FF => false,
            >= 0xF900 and <= 0xFAFF or >= 0xFF66 and <= 0xFFDC => false,
            >= 0x1AFF0 and <= 0x1B2FF or >= 0x20000 and <= 0x3FFFF => false,
            _ => true,
        };
    }
}
