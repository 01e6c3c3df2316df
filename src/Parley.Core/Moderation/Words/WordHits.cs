namespace Parley.Core.Moderation.Words;

/// <summary>A word of a list in a text.</summary>
/// <param name="Start">In the text itself.</param>
/// <param name="IsBare">It was written in disguise.</param>
public readonly record struct WordHit(WordGroup Group, int Start, int End, bool IsBare);

/// <summary>What word lists found in one text, each place once for each group; a bounded number.</summary>
internal sealed class WordHits
{
    /// <summary>As many as one number has bits.</summary>
    private const int Most = 64;

    /// <summary>Words with masked letters are compared with whole lists: few are enough.</summary>
    private const int MostMasked = 16;

    private readonly WordHit[] hits = new WordHit[Most];
    private int count;
    private int masked;

    public ReadOnlySpan<WordHit> All => hits.AsSpan(0, count);

    public void Clear() => (count, masked) = (0, 0);

    public bool MayLookBehindMask() => masked++ < MostMasked;

    public void Add(WordHit hit)
    {
        if (count == Most)
            return;
        foreach (var known in All)
        {
            if (known.Group == hit.Group && known.Start < hit.End && hit.Start < known.End)
                return;
        }

        hits[count++] = hit;
    }

    /// <summary>Takes out what lies within a word that never counts.</summary>
    public void Forgive()
    {
        var forgiven = 0UL;
        for (var index = 0; index < count; index++)
        {
            if (hits[index].Group == WordGroup.Allowed || IsForgiven(hits[index]))
                forgiven |= 1UL << index;
        }

        var kept = 0;
        for (var index = 0; index < count; index++)
        {
            if ((forgiven & (1UL << index)) == 0)
                hits[kept++] = hits[index];
        }

        count = kept;
    }

    private bool IsForgiven(in WordHit hit)
    {
        foreach (var other in All)
        {
            if (other.Group == WordGroup.Allowed && other.Start <= hit.Start && hit.End <= other.End)
                return true;
        }

        return false;
    }
}
