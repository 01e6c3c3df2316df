using System.Text;

namespace Parley.Core.People;

/// <summary>The scripts whose letters pass for one another: no honest word is written in two of them (Unicode Technical Standard 39, section 5).</summary>
internal static class LookAlikeScripts
{
    private enum Script
    {
        Other,
        Latin,
        Greek,
        Cyrillic,
        Armenian,
        Cherokee,
    }

    internal static string? FirstMixedWord(string name)
    {
        var start = 0;
        var script = Script.Other;
        var mixed = false;
        for (var i = 0; i < name.Length;)
        {
            var rune = Rune.GetRuneAt(name, i);
            var end = i + rune.Utf16SequenceLength;
            var inWord = Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.NonSpacingMark;
            if (inWord && Of(rune) is not Script.Other and var its)
            {
                mixed |= script != Script.Other && script != its;
                script = its;
            }

            if (!inWord || end == name.Length)
            {
                if (mixed) return name[start..(inWord ? end : i)];
                start = end;
                script = Script.Other;
            }

            i = end;
        }

        return null;
    }

    private static Script Of(Rune letter) => letter.Value switch
    {
        >= 'A' and <= 'Z' or >= 'a' and <= 'z' => Script.Latin,
        >= 0x00C0 and <= 0x02AF or >= 0x1D00 and <= 0x1D25 or >= 0x1E00 and <= 0x1EFF => Script.Latin,
        >= 0x2C60 and <= 0x2C7F or >= 0xA722 and <= 0xA7FF or >= 0xAB30 and <= 0xAB5A => Script.Latin,
        >= 0x0370 and <= 0x03FF or >= 0x1F00 and <= 0x1FFF => Script.Greek,
        >= 0x0400 and <= 0x052F or >= 0x1C80 and <= 0x1C8F or >= 0xA640 and <= 0xA69F => Script.Cyrillic,
        >= 0x0531 and <= 0x0588 => Script.Armenian,
        >= 0x13A0 and <= 0x13FF or >= 0xAB70 and <= 0xABBF => Script.Cherokee,
        _ => Script.Other,
    };
}
