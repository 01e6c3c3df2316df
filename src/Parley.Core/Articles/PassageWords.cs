using System.Text;

namespace Parley.Core.Articles;

/// <summary>The words of a passage, counted, to say how like another it is whatever its script.</summary>
internal sealed class PassageWords
{
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private int total;

    public PassageWords(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            // Scripts without spaces between words: each sign counts as one.
            if (rune.Value is >= 0x2E80 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF or >= 0x0E00 and <= 0x0EFF)
            {
                Count(word);
                Count(word.Append(rune));
            }
            else if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark)
            {
                word.Append(Rune.ToLowerInvariant(rune));
            }
            else
            {
                Count(word);
            }
        }
        Count(word);
    }

    /// <summary>Dice's coefficient over the words with their number: 0 nothing in common, 1 the same words.</summary>
    public double Likeness(PassageWords other)
    {
        if (total + other.total == 0) return 0;
        // No better than this is possible, and it costs nothing to know.
        var most = 2.0 * Math.Min(total, other.total) / (total + other.total);
        if (most < 0.3) return most;
        var (few, many) = counts.Count < other.counts.Count ? (counts, other.counts) : (other.counts, counts);
        var common = few.Sum(word => Math.Min(word.Value, many.GetValueOrDefault(word.Key)));
        return 2.0 * common / (total + other.total);
    }

    private void Count(StringBuilder word)
    {
        if (word.Length == 0) return;
        var text = word.ToString();
        counts[text] = counts.GetValueOrDefault(text) + 1;
        total++;
        word.Clear();
    }
}
