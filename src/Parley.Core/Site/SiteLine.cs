using System.Globalization;
using System.Text;
using Parley.Core.People;
using Parley.Core.Text;

namespace Parley.Core.Site;

/// <summary>What a site says of itself in one line, such as its name: trimmed, in Unicode's NFC form, nothing in it that cannot be seen or that turns the text around it.</summary>
public static class SiteLine
{
    public const int LongestName = 100;

    /// <param name="text">As typed.</param>
    /// <param name="limit">In Unicode scalar values.</param>
    public static TextOutcome Check(string? text, int limit)
    {
        var outcome = TextRules.Check(text, 10 * limit);
        if (outcome is not TextOutcome.Accepted { Text: var sent })
            return outcome is TextOutcome.TooLong far ? far with { Limit = limit } : outcome;
        var line = Normal.Of(sent.Trim(), NormalizationForm.FormC);
        for (var index = 0; index < line.Length;)
        {
            var rune = Rune.GetRuneAt(line, index);
            if (IsHidden(rune))
                return new TextOutcome.BadCharacter(index, line[index]);
            index += rune.Utf16SequenceLength;
        }

        var length = TextRules.Length(line);
        return length > limit ? new TextOutcome.TooLong(length, limit) : new TextOutcome.Accepted(line);
    }

    /// <summary>A word of the name written in letters of several scripts that look alike; null where there is none.</summary>
    public static string? MixedWord(string name) => LookAlikeScripts.FirstMixedWord(name);

    // Joiners stay: Indic scripts, Persian and emoji need them; they show.
    private static bool IsHidden(Rune rune) =>
        rune.Value is not (0x200C or 0x200D or 0xFE0F) && Invisible.IsIgnorable(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
