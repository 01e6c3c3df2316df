using Parley.Core.Text;

namespace Parley.Core.Discussions.Quotes;

/// <summary>
/// A stretch of a text as the W3C's Web Annotation Data Model selects it: its words with what stands around them (TextQuoteSelector) and
/// its place (TextPositionSelector), both counted in Unicode characters.
/// </summary>
/// <param name="Exact">The words; null where they are not told.</param>
/// <param name="Position">Null where only the words are known.</param>
public sealed record TextSelectors(string? Exact, string Prefix, string Suffix, TextRange? Position)
{
    /// <summary>Enough to tell places apart in which the same words stand.</summary>
    public const int Around = 32;

    /// <summary>Of any part of a selector that somebody sends.</summary>
    public const int Longest = 2_000;

    public static TextSelectors Of(string text, TextRange range) => new(
        range.Of(text), text[Boundary(text, Math.Max(0, range.Start - Around))..range.Start], text[range.End..Boundary(text, Math.Min(text.Length, range.End + Around))],
        new TextRange(Characters(text, range.Start), Characters(text, range.End)));

    /// <summary>
    /// Where it is in the texts: where its place and its words agree, else the only place where its words stand with what is around them.
    /// Null for none or several: nothing is guessed.
    /// </summary>
    /// <param name="texts">In which it may be.</param>
    /// <param name="named">The one that its place is in; null where that is not told.</param>
    public (int Text, TextRange Range)? Find(IReadOnlyList<string> texts, int? named)
    {
        if (named is { } index && Position is { } position && At(texts[index], position) is { } there && (Exact is null || there.Of(texts[index]) == Exact))
            return (index, there);
        if (string.IsNullOrEmpty(Exact))
            return null;
        (int, TextRange)? only = null;
        for (var text = 0; text < texts.Count; text++)
        {
            for (var at = texts[text].IndexOf(Exact, StringComparison.Ordinal); at >= 0; at = texts[text].IndexOf(Exact, at + 1, StringComparison.Ordinal))
            {
                if (!Stands(texts[text], at, Exact.Length))
                    continue;
                if (only is not null)
                    return null;
                only = (text, new TextRange(at, at + Exact.Length));
            }
        }

        return only;
    }

    /// <summary>As far as the text goes: what is around the words on a page may belong to the passage beside it.</summary>
    private bool Stands(string text, int at, int words)
    {
        var before = text.AsSpan(0, at);
        var after = text.AsSpan(at + words);
        return (Prefix.Length <= before.Length ? before.EndsWith(Prefix, StringComparison.Ordinal) : Prefix.AsSpan().EndsWith(before, StringComparison.Ordinal))
            && (Suffix.Length <= after.Length ? after.StartsWith(Suffix, StringComparison.Ordinal) : Suffix.AsSpan().StartsWith(after, StringComparison.Ordinal));
    }

    private static TextRange? At(string text, TextRange characters)
    {
        var (start, end) = (Place(text, characters.Start), Place(text, characters.End));
        return start >= 0 && end > start ? new TextRange(start, end) : null;
    }

    private static int Characters(string text, int place)
    {
        var count = 0;
        foreach (var _ in text.AsSpan(0, place).EnumerateRunes()) count++;
        return count;
    }

    private static int Place(string text, int characters)
    {
        var place = 0;
        for (; characters > 0 && place < text.Length; characters--) place += char.IsHighSurrogate(text[place]) && place + 1 < text.Length ? 2 : 1;
        return characters == 0 ? place : -1;
    }

    private static int Boundary(string text, int place) => place > 0 && place < text.Length && char.IsLowSurrogate(text[place]) ? place - 1 : place;
}
