namespace Parley.Core.Text;

public enum DifferenceKind
{
    Same,
    Removed,
    Added,
}

/// <summary>A stretch of text that both have, or one of them.</summary>
public sealed record DifferencePart(DifferenceKind Kind, string Text);

/// <summary>
/// What changed from one text to another, by words: first the lines that differ are found, then the words within them. The cost is
/// bounded: what would take longer counts as replaced whole.
/// </summary>
public static class TextDifference
{
    // Some 50 ms on a slow core; two versions of one article need a hundredth of it.
    private const int MostSteps = 10_000_000;

    public static IReadOnlyList<DifferencePart> Between(string before, string after)
    {
        var budget = new StepBudget(MostSteps);
        var parts = new List<DifferencePart>();
        foreach (var (old, fresh) in Changes(Lines(before), Lines(after), budget))
        {
            if (old.Count == 0 || fresh.Count == 0 || ReferenceEquals(old, fresh)) Add(parts, old, fresh);
            else foreach (var (oldWords, freshWords) in Changes(Words(string.Concat(old)), Words(string.Concat(fresh)), budget)) Add(parts, oldWords, freshWords);
        }
        return parts;
    }

    /// <summary>Stretches in order: the same list twice where nothing changed, else what stood there and what stands there now.</summary>
    private static List<(IReadOnlyList<string> Old, IReadOnlyList<string> Fresh)> Changes(List<string> old, List<string> fresh, StepBudget budget)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var comparison = new Comparison(Numbered(old), Numbered(fresh), budget);
        var changes = new List<(IReadOnlyList<string>, IReadOnlyList<string>)>();
        for (var (i, j) = (0, 0); i < old.Count || j < fresh.Count;)
        {
            var (fromOld, fromFresh) = (i, j);
            while (i < old.Count && j < fresh.Count && !comparison.IsRemoved(i) && !comparison.IsAdded(j)) (i, j) = (i + 1, j + 1);
            if (i > fromOld)
            {
                var same = old[fromOld..i];
                changes.Add((same, same));
            }
            (fromOld, fromFresh) = (i, j);
            while (i < old.Count && comparison.IsRemoved(i)) i++;
            while (j < fresh.Count && comparison.IsAdded(j)) j++;
            if (i > fromOld || j > fromFresh) changes.Add((old[fromOld..i], fresh[fromFresh..j]));
        }
        return changes;

        int[] Numbered(List<string> pieces) => [.. pieces.Select(piece => numbers.TryGetValue(piece, out var known) ? known : numbers[piece] = numbers.Count)];
    }

    private static void Add(List<DifferencePart> parts, IReadOnlyList<string> old, IReadOnlyList<string> fresh)
    {
        if (ReferenceEquals(old, fresh)) Append(parts, DifferenceKind.Same, old);
        else
        {
            Append(parts, DifferenceKind.Removed, old);
            Append(parts, DifferenceKind.Added, fresh);
        }
    }

    private static void Append(List<DifferencePart> parts, DifferenceKind kind, IReadOnlyList<string> pieces)
    {
        if (pieces.Count == 0) return;
        var text = string.Concat(pieces);
        if (parts is [.., { } last] && last.Kind == kind) parts[^1] = last with { Text = last.Text + text };
        else parts.Add(new DifferencePart(kind, text));
    }

    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var found and >= 0 ? found + 1 : text.Length;
            lines.Add(text[start..end]);
            start = end;
        }
        return lines;
    }

    /// <summary>Words, blanks between them, and every other sign for itself.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            if (IsWord(text[start])) while (end < text.Length && IsWord(text[end])) end++;
            words.Add(text[start..end]);
            start = end;
        }
        return words;
    }

    // Marks and both halves of a pair belong to their word.
    private static bool IsWord(char sign) => char.IsLetterOrDigit(sign) || char.IsSurrogate(sign)
        || char.GetUnicodeCategory(sign) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private sealed class StepBudget(int steps)
    {
        public bool Spend() => steps-- > 0;
    }

    /// <summary>
    /// Myers' algorithm in linear space (An O(ND) Difference Algorithm, 1986): a point in the middle of a shortest path cuts the task in two.
    /// </summary>
    private sealed class Comparison
    {
        private readonly int[] old;
        private readonly int[] fresh;
        private readonly bool[] removed;
        private readonly bool[] added;
        private readonly StepBudget budget;

        public Comparison(int[] old, int[] fresh, StepBudget budget)
        {
            (this.old, this.fresh, this.budget) = (old, fresh, budget);
            (removed, added) = (new bool[old.Length], new bool[fresh.Length]);
            var open = new Stack<(int OldStart, int OldEnd, int FreshStart, int FreshEnd)>([(0, old.Length, 0, fresh.Length)]);
            while (open.TryPop(out var task))
            {
                var (a, b, c, d) = task;
                while (a < b && c < d && old[a] == fresh[c]) (a, c) = (a + 1, c + 1);
                while (a < b && c < d && old[b - 1] == fresh[d - 1]) (b, d) = (b - 1, d - 1);
                if (a < b && c < d && Middle(a, b, c, d) is { } middle)
                {
                    open.Push((a, middle.Old, c, middle.Fresh));
                    open.Push((middle.Old, b, middle.Fresh, d));
                }
                else
                {
                    removed.AsSpan(a..b).Fill(true);
                    added.AsSpan(c..d).Fill(true);
                }
            }
        }

        public bool IsRemoved(int index) => removed[index];

        public bool IsAdded(int index) => added[index];

        /// <summary>Null when the budget is spent.</summary>
        private (int Old, int Fresh)? Middle(int a, int b, int c, int d)
        {
            var (n, m) = (b - a, d - c);
            var (delta, most) = (n - m, (n + m + 1) / 2);
            // Furthest points by diagonal, from both ends; -1 where none is reached.
            var (ahead, back) = (Reached(most), Reached(most));
            for (var cost = 0; cost <= most; cost++)
            {
                for (var k = -cost; k <= cost; k += 2)
                {
                    if (!budget.Spend()) return null;
                    var x = Next(ahead, most, k, cost, n, m);
                    if (x < 0) continue;
                    while (x < n && x - k < m && old[a + x] == fresh[c + x - k]) x++;
                    ahead[most + 1 + k] = x;
                    if (Math.Abs(delta - k) < cost && (delta & 1) != 0 && back[most + 1 + delta - k] is var other and >= 0 && x + other >= n) return (a + x, c + x - k);
                }
                for (var k = -cost; k <= cost; k += 2)
                {
                    if (!budget.Spend()) return null;
                    var x = Next(back, most, k, cost, n, m);
                    if (x < 0) continue;
                    while (x < n && x - k < m && old[b - 1 - x] == fresh[d - 1 - x + k]) x++;
                    back[most + 1 + k] = x;
                    if (Math.Abs(delta - k) <= cost && (delta & 1) == 0 && ahead[most + 1 + delta - k] is var other and >= 0 && x + other >= n) return (b - x, d - x + k);
                }
            }
            return null;
        }

        private static int[] Reached(int most)
        {
            var reached = new int[(2 * most) + 3];
            Array.Fill(reached, -1);
            return reached;
        }

        /// <summary>One step further onto this diagonal, right or down; -1 where neither stays inside.</summary>
        private static int Next(int[] reached, int most, int k, int cost, int n, int m)
        {
            if (cost == 0) return 0;
            var (right, down) = (reached[most + k], reached[most + 2 + k]);
            var best = Math.Max(right >= 0 && right < n ? right + 1 : -1, down);
            return best - k <= m && best >= k ? best : -1;
        }
    }
}
