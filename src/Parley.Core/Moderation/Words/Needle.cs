namespace Parley.Core.Moderation.Words;

/// <summary>One entry ready to be found: the piece without wildcards that the automaton looks for, and how the whole is compared there.</summary>
internal sealed class Needle
{
    /// <summary>Longer words are noise; that they are not looked at keeps a text of one word linear.</summary>
    private const int LongestWord = 64;

    private readonly string[] words;
    private readonly int keyWord;

    /// <param name="folded">See <see cref="WordEntry.Folded"/>.</param>
    public Needle(string folded)
    {
        words = folded.Split(' ');
        var whole = $" {folded} ";
        var best = 0..0;
        for (var start = 0; start < whole.Length;)
        {
            var end = whole.AsSpan(start).IndexOfAny('*', '?') is >= 0 and var length ? start + length : whole.Length;
            if (end - start > best.End.Value - best.Start.Value)
                best = start..end;
            start = end + 1;
        }

        Key = whole[best];
        // Of a piece that begins inside a word, that word; else the one after its first blank.
        keyWord = whole.AsSpan(0, best.Start.Value).Count(' ') - (Key[0] == ' ' ? 0 : 1);
        HasWildcard = Key.Length < whole.Length;
    }

    public string Key { get; }

    public bool HasWildcard { get; }

    /// <summary>The words of the line that the entry fits, where its key ends; null where it fits none.</summary>
    public Range? WholeAt(ReadOnlySpan<char> signs, int end)
    {
        var start = end - Key.Length + 1;
        if (!HasWildcard)
            return (start + 1)..end;

        var at = Key[0] == ' ' ? start + 1 : WordStart(signs, start);
        for (var before = keyWord; before > 0 && at > 0; before--)
            at = at < 2 ? -1 : WordStart(signs, at - 2);
        if (at < 0)
            return null;
        var (first, last) = (at, at);
        foreach (var word in words)
        {
            if (at >= signs.Length)
                return null;
            var length = signs[at..Math.Min(signs.Length, at + LongestWord + 1)].IndexOf(' ');
            if (length < 0 || !Fits(word, signs.Slice(at, length)))
                return null;
            last = at + length;
            at = last + 1;
        }

        return first..last;
    }

    /// <summary>Whether a word with masked letters may be this one.</summary>
    public bool FitsMasked(ReadOnlySpan<char> masked)
    {
        if (words is not [var word] || word.Contains('?', StringComparison.Ordinal) || word.StartsWith('*'))
            return false;
        var stem = word.TrimEnd('*');
        if (stem.Contains('*', StringComparison.Ordinal) || masked.Length < stem.Length || (stem.Length == word.Length && masked.Length != stem.Length))
            return false;
        for (var at = 0; at < masked.Length; at++)
        {
            if (at >= stem.Length ? masked[at] == Masked.Sign : masked[at] != stem[at] && masked[at] != Masked.Sign)
                return false;
        }

        return true;
    }

    /// <summary>-1 where the word is too long to be looked at.</summary>
    private static int WordStart(ReadOnlySpan<char> signs, int at)
    {
        var from = Math.Max(0, at - LongestWord);
        var blank = signs[from..(at + 1)].LastIndexOf(' ');
        return blank < 0 ? -1 : from + blank + 1;
    }

    private static bool Fits(string pattern, ReadOnlySpan<char> word)
    {
        var (at, sign, star, retry) = (0, 0, -1, 0);
        while (sign < word.Length)
        {
            if (at < pattern.Length && (pattern[at] == '?' || pattern[at] == word[sign]))
            {
                at++;
                sign++;
            }
            else if (at < pattern.Length && pattern[at] == '*')
            {
                (star, retry) = (at++, sign);
            }
            else if (star >= 0)
            {
                (at, sign) = (star + 1, ++retry);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(at).IndexOfAnyExcept('*') < 0;
    }
}

/// <summary>Words with signs in the place of letters.</summary>
internal static class Masked
{
    public const char Sign = '*';

    /// <summary>The word around its first masked letter; null where this is not the first, or hardly a letter is left.</summary>
    public static Range? FirstOf(ReadOnlySpan<char> signs, int at)
    {
        var start = signs[..at].LastIndexOf(' ') + 1;
        var length = signs[start..].IndexOf(' ');
        var word = signs.Slice(start, length < 0 ? signs.Length - start : length);
        return word.IndexOf(Sign) == at - start && word.Length is >= 4 and <= 32 && word.Count(Sign) * 2 <= word.Length ? start..(start + word.Length) : null;
    }
}
