using System.Globalization;
using System.Text;
using Parley.Core.Text;

namespace Parley.Core.Discussions.Quotes;

/// <summary>The words of a text as the finder compares them: each a number that stands for it in whatever case, form or accent.</summary>
internal sealed class QuoteWords
{
    // Signs of scripts without spaces: two or three of Han are a word, four of the others.
    private const float HanWorth = 0.4f;
    private const float SignWorth = 0.25f;

    /// <summary>"the", "und", "на": such words stand everywhere and say little about where they come from.</summary>
    private const float ShortWorth = 0.6f;
    private const double ShortLetters = 4;

    private const ulong Prime = 1099511628211;

    private readonly List<ulong> keys = [];
    private readonly List<TextRange> ranges = [];
    private readonly List<float> worthBefore = [0];
    private readonly List<float> spokenBefore = [0];
    private readonly List<bool> capital = [];

    public QuoteWords(string text)
    {
        Text = text;
        Dictionary<string, (ulong Key, float Worth)> seen = new(StringComparer.Ordinal);
        var bySpan = seen.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in SearchWords.RangesOf(text))
        {
            var written = text.AsSpan(range.Start, range.Length);
            if (!bySpan.TryGetValue(written, out var word))
                bySpan[written] = word = Read(written.ToString());
            if (word.Key == 0) continue;
            keys.Add(word.Key);
            ranges.Add(range);
            worthBefore.Add(worthBefore[^1] + word.Worth);
            spokenBefore.Add(spokenBefore[^1] + (word.Worth is HanWorth or SignWorth ? word.Worth : IsJoined(Count - 1) ? 0 : 1));
            capital.Add(char.IsUpper(written[0]));
        }
    }

    public string Text { get; }

    /// <summary>Stands for all of them in their order.</summary>
    public ulong Whole => keys.Aggregate(keys.Count == 0 ? 0UL : 1UL, (whole, key) => (whole ^ key) * Prime);

    public int Count => keys.Count;

    public ulong this[int word] => keys[word];

    public TextRange Range(int word) => ranges[word];

    /// <summary>Of the words from one to before another: 1 for each that says something.</summary>
    public float Worth(int first, int end) => worthBefore[end] - worthBefore[first];

    /// <summary>How many words a reader would count: "US-backed" is one.</summary>
    public float Spoken(int first, int end) => spokenBefore[end] - spokenBefore[first] + (IsJoined(first) && spokenBefore[first + 1] == spokenBefore[first] ? 1 : 0);

    /// <summary>Written with a capital letter, in scripts that have them.</summary>
    public bool IsCapital(int word) => capital[word];

    /// <summary>What stands between a word and the one before it; at the ends, what stands before the first and after the last.</summary>
    public ReadOnlySpan<char> Between(int word)
    {
        var start = word == 0 ? 0 : ranges[word - 1].End;
        return Text.AsSpan(start, (word == Count ? Text.Length : ranges[word].Start) - start);
    }

    /// <summary>The first word that begins at this place or after it.</summary>
    public int FirstFrom(int place)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ranges[middle].Start < place) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private bool IsJoined(int word)
    {
        if (word == 0) return false;
        foreach (var sign in Between(word))
            if (char.IsWhiteSpace(sign)) return false;
        return true;
    }

    private static (ulong Key, float Worth) Read(string written)
    {
        var folded = SearchFolding.Fold(written);
        if (folded.Length == 0) return default;
        // FNV-1a, 64 bits: two words meet by chance once in 10^19 pairs, and nothing but a quote depends on it.
        var key = 14695981039346656037UL;
        foreach (var unit in folded)
            key = (key ^ unit) * Prime;
        return (key | 1, SearchWords.IsUnspaced(folded) ? (folded[0] >= '\u3400' ? HanWorth : SignWorth) : IsShort(folded) ? ShortWorth : 1);
    }

    private static bool IsShort(string folded)
    {
        var letters = 0.0;
        foreach (var rune in folded.EnumerateRunes())
        {
            if (Rune.IsDigit(rune)) return folded.Length < 2;
            letters += rune.Value switch
            {
                // A syllable in one sign; letters without their vowels.
                >= 0xAC00 and <= 0xD7A3 => 2,
                >= 0x0590 and <= 0x08FF => 1.4,
                _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark ? 0 : 1,
            };
        }

        return letters < ShortLetters;
    }
}
