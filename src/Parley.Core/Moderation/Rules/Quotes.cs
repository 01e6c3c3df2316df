namespace Parley.Core.Moderation.Rules;

/// <summary>Which part of a text somebody else said: what stands in quotation marks or behind the sign of a quote.</summary>
internal static class Quotes
{
    /// <summary>Whether the place is quoted. Marks count within their paragraph, so that one left open quotes no more than that.</summary>
    public static bool Hold(ReadOnlySpan<char> text, int place)
    {
        var paragraph = text[(text[..place].LastIndexOf('\n') + 1)..];
        paragraph = paragraph.IndexOf('\n') is >= 0 and var end ? paragraph[..end] : paragraph;
        if (paragraph.StartsWith("> "))
            return true;
        var at = place - (text[..place].LastIndexOf('\n') + 1);
        return IsBetween(paragraph, at, "\"", "\"") || IsBetween(paragraph, at, "“„", "”“") || IsBetween(paragraph, at, "«", "»") || IsBetween(paragraph, at, "»", "«");
    }

    /// <summary>An opening mark before it that is not closed before it, and a closing one behind.</summary>
    private static bool IsBetween(ReadOnlySpan<char> paragraph, int at, ReadOnlySpan<char> opening, ReadOnlySpan<char> closing)
    {
        var open = false;
        foreach (var sign in paragraph[..at])
            open = opening.Contains(sign) ? !open || !closing.Contains(sign) : open && !closing.Contains(sign);
        return open && paragraph[at..].IndexOfAny(closing) >= 0;
    }
}
