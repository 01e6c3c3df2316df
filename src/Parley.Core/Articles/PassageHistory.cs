namespace Parley.Core.Articles;

/// <summary>
/// Says which passage of a new revision is which of the one before, so that what readers tied to a passage stays with it.
/// First the passages whose words did not change, then those that were evidently edited. Where two are equally likely, neither is
/// taken: a new id loses a tie to the past, a wrong one puts words under somebody's quote.
/// </summary>
public static class PassageHistory
{
    // Half of the words in common (Dice) is where an edited paragraph ends and another one on the same subject begins.
    private const double Evident = 0.5;

    // The next best must be this much less like it: a smaller lead is a guess.
    private const double Lead = 0.1;

    // Beyond this many pairs only pieces near their old place are compared, which keeps a rewritten book affordable.
    private const int MaxPairs = 100_000;

    // Four bytes a cell, for a moment.
    private const int MaxTable = 4_000_000;

    /// <param name="Ids">One for each new piece, in order.</param>
    /// <param name="LastPassage">The highest id ever given in the article.</param>
    public sealed record Carried(IReadOnlyList<PassageId> Ids, long LastPassage);

    /// <param name="previous">The passages of the revision before.</param>
    /// <param name="next">The pieces of the new one.</param>
    /// <param name="lastPassage">The highest id ever given in the article: an id of a deleted passage is never given again.</param>
    public static Carried Carry(IReadOnlyList<Passage> previous, IReadOnlyList<Piece> next, long lastPassage)
    {
        var from = new int[next.Count];
        Array.Fill(from, -1);
        TakeTheOnlyOnes(previous, next, from);
        TakeUnchangedInOrder(previous, next, from);
        TakeMoved(previous, next, from);
        TakeEdited(previous, next, from);

        var last = lastPassage;
        return new Carried([.. from.Select(old => old >= 0 ? previous[old].Id : new PassageId(++last))], last);
    }

    // Headline and dek are one each: however they change, they are themselves.
    private static void TakeTheOnlyOnes(IReadOnlyList<Passage> previous, IReadOnlyList<Piece> next, int[] from)
    {
        for (var index = 0; index < next.Count; index++)
            if (next[index].Kind is PassageKind.Headline or PassageKind.Dek)
                from[index] = Enumerable.Range(0, previous.Count).FirstOrDefault(old => previous[old].Kind == next[index].Kind, -1);
    }

    // The longest common sequence of unchanged pieces; one that stands twice is told apart by its place among the others.
    private static void TakeUnchangedInOrder(IReadOnlyList<Passage> previous, IReadOnlyList<Piece> next, int[] from)
    {
        var (start, oldEnd, newEnd) = (0, previous.Count, next.Count);
        while (start < oldEnd && start < newEnd && Same(previous[start], next[start])) from[start] = start++;
        while (oldEnd > start && newEnd > start && Same(previous[oldEnd - 1], next[newEnd - 1])) from[--newEnd] = --oldEnd;

        var (rows, columns) = (oldEnd - start, newEnd - start);
        if (rows == 0 || columns == 0 || (long)rows * columns > MaxTable) return;
        var common = new int[rows + 1, columns + 1];
        for (var row = rows - 1; row >= 0; row--)
            for (var column = columns - 1; column >= 0; column--)
                common[row, column] = Same(previous[start + row], next[start + column])
                    ? common[row + 1, column + 1] + 1
                    : Math.Max(common[row + 1, column], common[row, column + 1]);

        for (var (row, column) = (0, 0); row < rows && column < columns;)
        {
            if (Same(previous[start + row], next[start + column])) from[start + column++] = start + row++;
            else if (common[row + 1, column] >= common[row, column + 1]) row++;
            else column++;
        }
    }

    // Unchanged words elsewhere: a move, when they stand once on both sides.
    private static void TakeMoved(IReadOnlyList<Passage> previous, IReadOnlyList<Piece> next, int[] from)
    {
        var left = Left(previous, from).GroupBy(old => (previous[old].Kind, previous[old].Text)).ToDictionary(group => group.Key, group => group.ToList());
        foreach (var group in Free(from).GroupBy(index => (next[index].Kind, next[index].Text)).ToList())
            if (group.Count() == 1 && left.GetValueOrDefault(group.Key) is [var only]) from[group.First()] = only;
    }

    // Each takes the other when both like the other best, by a clear lead. Nothing is decided twice, so order of looking does not matter.
    private static void TakeEdited(IReadOnlyList<Passage> previous, IReadOnlyList<Piece> next, int[] from)
    {
        var (oldOnes, newOnes) = (Left(previous, from), Free(from));
        if (oldOnes.Count == 0 || newOnes.Count == 0) return;
        var oldWords = oldOnes.ToDictionary(old => old, old => new PassageWords(previous[old].Text));
        var newWords = newOnes.ToDictionary(index => index, index => new PassageWords(next[index].Text));
        var many = (long)oldOnes.Count * newOnes.Count > MaxPairs;
        var near = many ? MaxPairs / Math.Max(oldOnes.Count, newOnes.Count) : newOnes.Count;

        var (bestOld, bestNew) = (new Dictionary<int, Choice>(), new Dictionary<int, Choice>());
        for (var i = 0; i < oldOnes.Count; i++)
            for (var j = many ? Math.Max(0, i - near) : 0; j < Math.Min(newOnes.Count, (long)i + near + 1); j++)
            {
                var (old, index) = (oldOnes[i], newOnes[j]);
                if (!AreAlike(previous[old].Kind, next[index].Kind)) continue;
                var likeness = oldWords[old].Likeness(newWords[index]);
                if (likeness < Evident - Lead) continue;
                bestOld[old] = bestOld.GetValueOrDefault(old, Choice.None).With(index, likeness);
                bestNew[index] = bestNew.GetValueOrDefault(index, Choice.None).With(old, likeness);
            }

        foreach (var (index, choice) in bestNew)
            if (choice.IsClear && bestOld[choice.Other] is { IsClear: true } back && back.Other == index) from[index] = choice.Other;
    }

    private static bool Same(Passage old, Piece piece) => old.Kind == piece.Kind && string.Equals(old.Text, piece.Text, StringComparison.Ordinal);

    // A paragraph may become an item of a list and back; somebody else's words never become the site's own.
    internal static bool AreAlike(PassageKind one, PassageKind other) => one == other || (IsOwn(one) && IsOwn(other));

    private static bool IsOwn(PassageKind kind) => kind is PassageKind.Paragraph or PassageKind.ListItem;

    private static List<int> Left(IReadOnlyList<Passage> previous, int[] from)
    {
        var taken = from.ToHashSet();
        return [.. Enumerable.Range(0, previous.Count).Where(old => !taken.Contains(old))];
    }

    private static List<int> Free(int[] from) => [.. Enumerable.Range(0, from.Length).Where(index => from[index] < 0)];

    /// <summary>The likest of the others so far, and how like the second was.</summary>
    private readonly record struct Choice(int Other, double Best, double Second)
    {
        public static readonly Choice None = new(-1, 0, 0);

        public bool IsClear => Best >= Evident && Best - Second >= Lead;

        public Choice With(int other, double likeness) =>
            likeness > Best ? new Choice(other, likeness, Best) : this with { Second = Math.Max(Second, likeness) };
    }
}
