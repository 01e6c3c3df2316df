using System.Globalization;

namespace Parley.Core.Discussions.Quotes;

/// <summary>
/// Which signs are quotation marks, of whatever language, and whether one may open or close. Writers mix them up, so that not its shape
/// decides but what stands beside it; the shape does only where that says nothing.
/// </summary>
internal static class QuoteMarks
{
    private const string Both = "\"“”„‟«»‹›‘’‚‛'＂＇`´〝〞〟❝❞❛❜״׳";
    private const string Openers = "「『﹁﹃《〈";
    private const string Closers = "」』﹂﹄》〉";
    private const string Apostrophes = "'’‘`´‛＇״׳";

    public static bool IsMark(char sign) => Both.Contains(sign, StringComparison.Ordinal) || Openers.Contains(sign, StringComparison.Ordinal) || Closers.Contains(sign, StringComparison.Ordinal);

    public static (bool Opens, bool Closes) Sides(string text, int at)
    {
        var sign = text[at];
        if (Openers.Contains(sign, StringComparison.Ordinal)) return (true, false);
        if (Closers.Contains(sign, StringComparison.Ordinal)) return (false, true);
        if (!Both.Contains(sign, StringComparison.Ordinal)) return (false, false);
        var before = at == 0 ? ' ' : text[at - 1];
        var after = at + 1 == text.Length ? ' ' : text[at + 1];
        if (char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after) && Apostrophes.Contains(sign, StringComparison.Ordinal)) return (false, false);
        var (left, right) = (EndsWords(before), BeginsWords(after));
        return left == right ? (true, true) : (right, left);
    }

    private static bool EndsWords(char sign) => !char.IsWhiteSpace(sign) && !IsMark(sign) && sign is not ('(' or '[' or '>' or '—' or '–' or '-' or '¿' or '¡');

    private static bool BeginsWords(char sign) =>
        char.IsLetterOrDigit(sign) || sign is '(' or '[' or '…' or '¿' or '¡' or '$' or '€' or '#' or '@'
        || char.IsSurrogate(sign) || char.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.CurrencySymbol;
}
