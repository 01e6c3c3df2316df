using System.Globalization;
using System.Text;

namespace Parley.Core.Text;

/// <summary>One form for all ways of writing a word: compatibility forms, case, accents, the points of Hebrew and Arabic.</summary>
internal static class SearchFolding
{
    /// <summary>Empty where nothing of the word is a letter or digit once it is folded.</summary>
    public static string Fold(string word)
    {
        if (Ascii.IsValid(word))
            return Cut(word.ToLowerInvariant().Replace("'", "", StringComparison.Ordinal));

        var folded = new StringBuilder(word.Length);
        // Upper case first: it knows that ς and σ, ſ and s are one letter.
        foreach (var rune in Normal.Of(word, NormalizationForm.FormKD).ToUpperInvariant().ToLowerInvariant().EnumerateRunes())
            Append(folded, rune);
        // Composed again: marks that were kept belong to their letters (й, が), syllables are one sign.
        return Cut(folded.ToString().Normalize(NormalizationForm.FormC));
    }

    private static void Append(StringBuilder folded, Rune rune)
    {
        switch (rune.Value)
        {
            case 'ß':
                folded.Append("ss");
                break;
            case 'ı':
                folded.Append('i');
                break;
            // A breve makes another letter of the Cyrillic ones, not an accented one.
            case 0x0306 when folded.Length > 0 && folded[^1] is >= '\u0400' and <= '\u04FF':
                folded.Append('\u0306');
                break;
            // What Arabic writers use for one another: alef maksura and yeh, teh marbuta and heh.
            case 0x0649:
                folded.Append('\u064A');
                break;
            case 0x0629:
                folded.Append('\u0647');
                break;
            default:
                if (!IsAccent(rune.Value) && (Rune.IsLetter(rune) || Rune.IsNumber(rune) || IsMark(rune)) && !Invisible.IsIgnorable(rune))
                    folded.Append(rune);
                break;
        }
    }

    // Marks over and under Latin, Greek and Cyrillic letters; Hebrew points; Arabic vowel signs, hamza above and below, and the stretching line.
    private static bool IsAccent(int rune) =>
        rune is (>= 0x0300 and <= 0x036F) or (>= 0x0591 and <= 0x05C7) or (>= 0x0610 and <= 0x061A) or (>= 0x064B and <= 0x065F) or 0x0670 or 0x0640
            or (>= 0x06D6 and <= 0x06ED) or (>= 0x1AB0 and <= 0x1AFF) or (>= 0x1DC0 and <= 0x1DFF) or (>= 0x20D0 and <= 0x20FF);

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string Cut(string word)
    {
        if (word.Length <= SearchWords.MaxLength) return word;
        return word[..(char.IsHighSurrogate(word[SearchWords.MaxLength - 1]) ? SearchWords.MaxLength - 1 : SearchWords.MaxLength)];
    }
}
