using System.Text;

namespace Parley.Core.Text;

/// <summary>
/// Which word of one text is which of another. A word is paired only where every longest common subsequence of the two pairs it, and
/// pairs it alike: where there are two ways to read what was changed, neither is taken.
/// </summary>
public sealed class WordAlignment
{
    // Cells of a table of two bytes each, two tables: beyond it nothing is paired.
    private const int MostCells = 6_000_000;

    private readonly int[] partners;

    public WordAlignment(string before, string after)
    {
        (Before, After) = (Words(before), Words(after));
        partners = new int[Before.Count];
        Array.Fill(partners, -1);
        if (Before.Count > 0 && After.Count > 0 && (long)(Before.Count + 1) * (After.Count + 1) <= MostCells)
            Pair(before, after);
    }

    /// <summary>The words of the text before, each as its place; signs are words of their own.</summary>
    public IReadOnlyList<TextRange> Before { get; }

    public IReadOnlyList<TextRange> After { get; }

    /// <summary>Index of the same word in <see cref="After"/>; null where that is not certain.</summary>
    public int? this[int word] => partners[word] < 0 ? null : partners[word];

    /// <summary>Where exactly the same words stand, one after another; null where that is not certain.</summary>
    public TextRange? Unchanged(TextRange range)
    {
        if (Touched(Before, range) is not { } words)
            return null;
        for (var word = words.First; word <= words.Last; word++)
        {
            if (partners[word] < 0 || partners[word] - partners[words.First] != word - words.First)
                return null;
        }

        // It may begin or end inside a word.
        return new TextRange(
            After[partners[words.First]].Start + Math.Max(0, range.Start - Before[words.First].Start),
            After[partners[words.Last]].End - Math.Max(0, Before[words.Last].End - range.End));
    }

    /// <summary>What stands between the words on both sides of which it is certain, the range's own first and last among them; null where nothing does.</summary>
    public TextRange? Place(TextRange range)
    {
        if (Touched(Before, range) is not { } words)
            return null;
        var (left, right) = (words.First, words.Last);
        while (left >= 0 && partners[left] < 0)
            left--;
        while (right < Before.Count && partners[right] < 0)
            right++;
        var first = left < 0 ? 0 : partners[left] + (left == words.First ? 0 : 1);
        var last = right == Before.Count ? After.Count - 1 : partners[right] - (right == words.Last ? 0 : 1);
        return first <= last ? new TextRange(After[first].Start, After[last].End) : null;
    }

    /// <summary>The first and the last word that the range touches.</summary>
    public static (int First, int Last)? Touched(IReadOnlyList<TextRange> words, TextRange range)
    {
        var (first, end) = (FirstEndingAfter(words, range.Start), FirstEndingAfter(words, range.End));
        // The range may end inside a word, or between two.
        var last = end < words.Count && words[end].Start < range.End ? end : end - 1;
        return first <= last ? (first, last) : null;
    }

    /// <summary>The same words, whatever space is between them.</summary>
    public static bool AreSame(string one, string other) =>
        string.Equals(one, other, StringComparison.Ordinal) || Words(one).Select(word => word.Of(one)).SequenceEqual(Words(other).Select(word => word.Of(other)));

    /// <summary>Runs of letters, digits and their marks; in scripts without spaces, and of all other signs, each for itself.</summary>
    public static IReadOnlyList<TextRange> Words(string text)
    {
        List<TextRange> words = [];
        var inWord = false;
        for (var at = 0; at < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            var isWord = Letters.IsWord(rune);
            if (isWord && inWord)
                words[^1] = words[^1] with { End = at + length };
            else if (!Rune.IsWhiteSpace(rune))
                words.Add(new TextRange(at, at + length));
            inWord = isWord;
            at += length;
        }

        return words;
    }

    private static int FirstEndingAfter(IReadOnlyList<TextRange> words, int place)
    {
        var (low, high) = (0, words.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (words[middle].End > place) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    private void Pair(string before, string after)
    {
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        var (old, fresh) = (Numbered(before, Before), Numbered(after, After));
        var (rows, columns) = (old.Length, fresh.Length);
        // How long the longest common subsequence is of what stands before, and of what stands from here on.
        var (ahead, behind) = (new ushort[rows + 1, columns + 1], new ushort[rows + 1, columns + 1]);
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
                ahead[row + 1, column + 1] = old[row] == fresh[column] ? (ushort)(ahead[row, column] + 1) : Math.Max(ahead[row, column + 1], ahead[row + 1, column]);
        for (var row = rows - 1; row >= 0; row--)
            for (var column = columns - 1; column >= 0; column--)
                behind[row, column] = old[row] == fresh[column] ? (ushort)(behind[row + 1, column + 1] + 1) : Math.Max(behind[row + 1, column], behind[row, column + 1]);

        int longest = behind[0, 0];
        for (var row = 0; row < rows; row++)
        {
            var (partner, ways) = (-1, ahead[row, columns] + behind[row + 1, columns] == longest ? 2 : 0);
            for (var column = 0; column < columns && ways < 2; column++)
            {
                // Left out by one of them, it is not certain.
                if (ahead[row, column] + behind[row + 1, column] == longest)
                    ways = 2;
                else if (old[row] == fresh[column] && ahead[row, column] + 1 + behind[row + 1, column + 1] == longest)
                    (partner, ways) = (column, ways + 1);
            }

            if (ways == 1)
                partners[row] = partner;
        }

        int[] Numbered(string text, IReadOnlyList<TextRange> words) =>
            [.. words.Select(word => word.Of(text)).Select(word => numbers.TryGetValue(word, out var known) ? known : numbers[word] = numbers.Count)];
    }
}
