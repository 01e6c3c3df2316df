using System.Globalization;

namespace Parley.Core.Text;

/// <summary>How far an address in running text goes: not into the punctuation of the sentence around it.</summary>
internal static class BareAddress
{
    internal static bool StartsAt(ReadOnlySpan<char> text) =>
        text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <param name="looked">How many characters were looked at: none of them starts another address.</param>
    internal static int Length(ReadOnlySpan<char> text, out int looked)
    {
        var round = 0;
        var square = 0;
        var i = 0;
        for (; i < text.Length && !Ends(text, i); i++)
        {
            if (text[i] == '(') round++;
            if (text[i] == ')' && --round < 0) break;
            if (text[i] == '[') square++;
            if (text[i] == ']' && --square < 0) break;
        }

        looked = i;
        while (i > 0 && ".,;:!?'*".Contains(text[i - 1], StringComparison.Ordinal)) i--;
        return i;
    }

    private static bool Ends(ReadOnlySpan<char> text, int i)
    {
        var c = text[i];
        if (!char.IsAscii(c)) return !IsLetter(text, i);
        return c <= ' ' || c is '<' or '>' or '"' or '`' or '\\' or '\u007F' || (c == '|' && i + 1 < text.Length && text[i + 1] == '|');
    }

    // Letters of any script belong to an address; quotation marks, full stops and brackets of any script do not.
    private static bool IsLetter(ReadOnlySpan<char> text, int i) =>
        char.IsSurrogate(text[i]) || char.IsLetterOrDigit(text[i]) ||
        char.GetUnicodeCategory(text[i]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
