using System.Globalization;
using System.Text;
using Parley.Core.Text;

namespace Parley.Core.Articles;

/// <summary>The last part of an article's address: letters and digits of any script, in lower case, with single hyphens between words.</summary>
public static class Slug
{
    /// <summary>In UTF-16 units: long enough for a headline, short enough for a mail's line once percent-encoded.</summary>
    public const int MaxLength = 80;

    /// <summary>Empty where the words hold no letter or digit.</summary>
    public static string From(string words)
    {
        var slug = new StringBuilder();
        var gap = false;
        foreach (var rune in Normal.Of(words, NormalizationForm.FormKC).ToLowerInvariant().EnumerateRunes())
        {
            if (IsSilent(rune)) continue;
            // A mark at the start of a word has no letter to stand on.
            if (!Rune.IsLetterOrDigit(rune) && !(IsMark(rune) && slug.Length > 0 && !gap))
            {
                gap = true;
                continue;
            }
            if (gap && slug.Length > 0) slug.Append('-');
            gap = false;
            slug.Append(rune);
        }
        return Cut(slug.ToString().Normalize(NormalizationForm.FormC));
    }

    /// <summary>Null when it may be an address as it stands, else what is wrong in words for a writer.</summary>
    public static string? WhatIsWrongWith(string slug)
    {
        var proper = From(slug);
        if (proper.Length == 0) return "it has no letter or digit";
        if (string.Equals(slug, proper, StringComparison.Ordinal)) return null;
        return $"it has lower-case letters and digits with single hyphens between words, {MaxLength} at most: write \"{proper}\"";
    }

    // Apostrophes and joiners stand inside words: "harbour's" is "harbours".
    private static bool IsSilent(Rune rune) =>
        rune.Value is '\'' or 0x2018 or 0x2019 or 0x02BC || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string Cut(string slug)
    {
        if (slug.Length <= MaxLength) return slug;
        var word = slug.LastIndexOf('-', MaxLength);
        if (word > MaxLength / 2) return slug[..word];
        var end = MaxLength;
        while (end > 0 && (char.IsLowSurrogate(slug[end]) || IsMark(RuneAt(slug, end)))) end--;
        return slug[..(end == 0 ? MaxLength - 1 : end)].TrimEnd('-');
    }

    private static Rune RuneAt(string text, int index) =>
        Rune.TryGetRuneAt(text, index, out var rune) ? rune : Rune.ReplacementChar;
}
