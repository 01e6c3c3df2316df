namespace Parley.Core.Articles;

/// <summary>Which passage of a new revision is which of the one before.</summary>
public static class PassageHistory
{
    /// <param name="Ids">One for each new piece, in order.</param>
    /// <param name="LastPassage">The highest id ever given in the article.</param>
    public sealed record Carried(IReadOnlyList<PassageId> Ids, long LastPassage);

    public static Carried Carry(IReadOnlyList<Passage> previous, IReadOnlyList<Piece> next, long lastPassage)
    {
        var ids = new PassageId?[next.Count];
        var free = previous.ToList();
        for (var index = 0; index < next.Count; index++)
        {
            var same = free.FindIndex(old => old.Kind == next[index].Kind && string.Equals(old.Text, next[index].Text, StringComparison.Ordinal));
            if (same < 0) continue;
            ids[index] = free[same].Id;
            free.RemoveAt(same);
        }
        return new Carried([.. ids.Select(id => id ?? new PassageId(++lastPassage))], lastPassage);
    }
}
