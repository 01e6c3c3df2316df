using System.Globalization;
using System.Text;
using Parley.Core.Text;

namespace Parley.Core.Moderation.Words;

/// <summary>What each sign counts as when words are compared: one small letter without accents for all ways of writing it.</summary>
internal static class LetterForms
{
    /// <summary>Signs that stand for a letter and that Unicode does not take apart, each before its letter.</summary>
    private const string Plain =
        "ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢzɑaɡgƒfłløođdħhŧtйиґг";

    /// <summary>Letters of other alphabets before the Latin one that they look like.</summary>
    private const string LikeLatin = "аaвbеeкkмmнhоoрpсcтtуyхxіiјjѕsԁdһhпnьbгrαaβbγyεeζzηnιiκkμuνvοoρpτtυuχxωw";

    /// <summary>Latin letters before the Cyrillic one that they look like.</summary>
    private const string LikeCyrillic = "aаbвcсeеhнkкmмoоpрtтxхyуnп";

    // By page of 256 signs, made when the first of them is met. Null ends a word, an empty text is passed over.
    private static readonly string?[]?[] s_pages = new string?[0x1100][];
    private static readonly char[] s_latin = Table(LikeLatin, 0x530);
    private static readonly char[] s_cyrillic = Table(LikeCyrillic, 0x80);

    /// <summary>Null where the sign belongs to no word, empty where it does not count within one.</summary>
    public static string? Of(Rune rune) => (s_pages[rune.Value >> 8] ?? Page(rune.Value >> 8))[rune.Value & 0xFF];

    /// <summary>The Latin letter that a Greek or Cyrillic one passes for; itself where there is none.</summary>
    public static char AsLatin(char letter) => letter < s_latin.Length && s_latin[letter] != 0 ? s_latin[letter] : letter;

    public static char AsCyrillic(char letter) => letter < s_cyrillic.Length && s_cyrillic[letter] != 0 ? s_cyrillic[letter] : letter;

    public static Script ScriptOf(char letter) => letter switch
    {
        >= 'a' and <= 'z' => Script.Latin,
        >= '\u0370' and <= '\u03FF' => Script.Greek,
        >= '\u0400' and <= '\u052F' => Script.Cyrillic,
        _ => Script.Other,
    };

    private static string?[] Page(int number)
    {
        var page = new string?[256];
        for (var sign = 0; sign < 256; sign++)
            page[sign] = Rune.TryCreate((number << 8) | sign, out var rune) ? Form(rune) : null;
        // Two threads that make the same page make it alike.
        s_pages[number] = page;
        return page;
    }

    private static string? Form(Rune rune)
    {
        if (Invisible.IsIgnorable(rune))
            return "";
        // Letters in black circles and squares.
        if (rune.Value is (>= 0x1F150 and <= 0x1F169) or (>= 0x1F170 and <= 0x1F189))
            return ((char)('a' + ((rune.Value - 0x1F150) % 32))).ToString();
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark:
                return SearchFolding.Fold(rune.ToString());
            case UnicodeCategory.OtherSymbol:
                return SearchFolding.Fold(rune.ToString()) is { Length: 1 } letter && char.IsLetterOrDigit(letter[0]) ? letter : null;
            default:
                if (!Rune.IsLetterOrDigit(rune) && !Rune.IsNumber(rune))
                    return null;
                var folded = SearchFolding.Fold(rune.ToString());
                return folded.Length == 1 && Plain.IndexOf(folded[0], StringComparison.Ordinal) is >= 0 and var at && at % 2 == 0 ? Plain[at + 1].ToString() : folded;
        }
    }

    private static char[] Table(string pairs, int size)
    {
        var table = new char[size];
        for (var at = 0; at < pairs.Length; at += 2)
            table[pairs[at]] = pairs[at + 1];
        return table;
    }
}

[Flags]
internal enum Script
{
    Other = 0,
    Latin = 1,
    Greek = 2,
    Cyrillic = 4,
}
