namespace Parley.Core.Articles;

/// <summary>Language tags (BCP 47) as far as pages need them: well-formed, in their usual case, and which way they run.</summary>
public static class Language
{
    // Scripts that run right to left, and the languages usually written in them: from Unicode's CLDR (scriptMetadata, likelySubtags).
    private static readonly HashSet<string> Scripts = new(StringComparer.OrdinalIgnoreCase)
    {
        "Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa",
    };

    private static readonly HashSet<string> Languages = new(StringComparer.OrdinalIgnoreCase)
    {
        "aeb", "ar", "arc", "ary", "arz", "azb", "bal", "bgn", "bqi", "ckb", "dv", "fa", "glk", "he", "hnd", "iw", "ji", "ks", "lrc", "luz",
        "mzn", "nqo", "pnb", "prs", "ps", "rhg", "sd", "sdh", "skr", "syr", "trw", "ug", "ur", "yi",
    };

    /// <summary>The tag in its usual case ("zh-Hant-TW"), or null when it is none.</summary>
    public static string? Parse(string text)
    {
        if (text.Length is < 2 or > 35) return null;
        var parts = text.Split('-');
        if (parts[0].Length is < 2 or > 8 || !parts[0].All(char.IsAsciiLetter)) return null;
        if (parts.Skip(1).Any(part => part.Length is 0 or > 8 || !part.All(char.IsAsciiLetterOrDigit))) return null;

        parts[0] = parts[0].ToLowerInvariant();
        for (var index = 1; index < parts.Length; index++)
        {
            // After a single letter stand extensions, all in lower case.
            if (parts[..index].Any(part => part.Length == 1)) parts[index] = parts[index].ToLowerInvariant();
            else parts[index] = UsualCase(parts[index]);
        }
        return string.Join('-', parts);
    }

    public static TextDirection DirectionOf(string tag)
    {
        var parts = tag.Split('-');
        var script = parts.Skip(1).FirstOrDefault(part => part.Length == 4 && part.All(char.IsAsciiLetter));
        return (script is null ? Languages.Contains(parts[0]) : Scripts.Contains(script)) ? TextDirection.RightToLeft : TextDirection.LeftToRight;
    }

    private static string UsualCase(string part) => part switch
    {
        { Length: 2 } => part.ToUpperInvariant(),
        { Length: 4 } when part.All(char.IsAsciiLetter) => char.ToUpperInvariant(part[0]) + part[1..].ToLowerInvariant(),
        _ => part.ToLowerInvariant(),
    };
}
