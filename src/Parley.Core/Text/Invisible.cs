using System.Globalization;
using System.Text;

namespace Parley.Core.Text;

/// <summary>Characters that show nothing: blanks, controls, and what Unicode calls default-ignorable (DerivedCoreProperties 15.0) beyond the format characters.</summary>
internal static class Invisible
{
    internal static bool Contains(Rune rune) => IsIgnorable(rune) || Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || rune.Value == 0x2800;

    /// <summary>Not shown by itself: joiners, marks of direction, variation selectors, fillers, tags.</summary>
    internal static bool IsIgnorable(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || rune.Value switch
        {
            0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 or 0x2065 => true,
            >= 0x180B and <= 0x180F or >= 0xFE00 and <= 0xFE0F or >= 0xFFF0 and <= 0xFFF8 or >= 0xE0000 and <= 0xE0FFF => true,
            _ => false,
        };
}
