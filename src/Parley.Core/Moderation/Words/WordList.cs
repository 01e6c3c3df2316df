namespace Parley.Core.Moderation.Words;

/// <summary>
/// Finds thousands of words and phrases in one pass over a text (Aho and Corasick 1975), in whole words: "class" holds no other. It is made
/// once and never changes.
/// </summary>
public sealed class WordList
{
    public static readonly WordList Empty = Of([]);

    private readonly WordEntry[] entries;
    private readonly Needle[] needles;
    private readonly Automaton automaton;

    private WordList(WordEntry[] entries, Needle[] needles)
    {
        this.entries = entries;
        this.needles = needles;
        automaton = new Automaton([.. needles.Select(needle => needle.Key)]);
    }

    public int Count => entries.Length;

    /// <summary>Entries in which nothing can be looked for are left out; <see cref="WordEntry.Folded"/> tells which.</summary>
    public static WordList Of(IEnumerable<WordEntry> list)
    {
        var known = list.Select(entry => (Entry: entry, entry.Folded)).Where(one => one.Folded is not null).DistinctBy(one => (one.Folded, one.Entry.Group)).ToList();
        return new WordList([.. known.Select(one => one.Entry)], [.. known.Select(one => new Needle(one.Folded ?? ""))]);
    }

    /// <summary>Where words of these lists stand in a text, without what an allowed phrase covers.</summary>
    public static IReadOnlyList<WordHit> In(string text, params IReadOnlyList<WordList> lists)
    {
        var read = ReadText.Of(text);
        read.Find(lists);
        return read.Hits.All.ToArray();
    }

    internal void Find(ReadText text)
    {
        if (entries.Length == 0)
            return;
        Find(text.Plain, text.Hits, isBare: false);
        if (text.Bare.Length > 0)
            Find(text.Bare, text.Hits, isBare: true);
    }

    private void Find(ReadLine line, WordHits hits, bool isBare)
    {
        var signs = line.Signs;
        var state = 0;
        for (var at = 0; at < signs.Length; at++)
        {
            if (signs[at] == Masked.Sign && isBare)
            {
                FindMasked(line, at, hits);
                state = 0;
                continue;
            }

            state = automaton.Next(state, signs[at]);
            for (var node = automaton.Ended(state); node >= 0; node = automaton.Shorter(node))
            {
                for (var needle = automaton.FirstNeedle(node); needle >= 0; needle = automaton.SameKey(needle))
                    Take(line, needles[needle], entries[needle].Group, at, hits, isBare);
            }
        }
    }

    private static void Take(ReadLine line, Needle needle, WordGroup group, int end, WordHits hits, bool isBare)
    {
        if (needle.WholeAt(line.Signs, end) is { } range)
            hits.Add(new WordHit(group, line.StartOf(range.Start.Value), line.EndOf(range.End.Value - 1), isBare));
    }

    private void FindMasked(ReadLine line, int at, WordHits hits)
    {
        if (Masked.FirstOf(line.Signs, at) is not { } range || !hits.MayLookBehindMask())
            return;
        var word = line.Signs[range];
        for (var index = 0; index < needles.Length; index++)
        {
            if (entries[index].Group is not (WordGroup.Allowed or WordGroup.Address) && needles[index].FitsMasked(word))
            {
                hits.Add(new WordHit(entries[index].Group, line.StartOf(range.Start.Value), line.EndOf(range.End.Value - 1), true));
                return;
            }
        }
    }
}
