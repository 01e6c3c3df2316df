namespace Parley.Core.Discussions.Quotes;

/// <summary>
/// Joins anchors that follow one another in the comment and in a text alike: the local alignment of the two, with what was left out,
/// added or misspelt between them. Each anchor looks back at a few before it, so that the work grows with their number only.
/// </summary>
internal sealed class QuoteChains
{
    private const int LookBack = 24;
    private const int MostOfOneText = 4;

    // Below this there is nothing to be sure of, picked or not.
    private const float LeastScore = 1.2f;

    // What a quote may leave out without saying so, in words of the text; what it may add; and how far an ellipsis reaches.
    private const int MostDropped = 12;
    private const int MostAdded = 4;
    private const int MostElided = 400;

    // What goes on behind a closing mark is seldom the same quote.
    private const float AcrossMark = 1.5f;

    private readonly QuoteWords comment;
    private readonly QuotableWords texts;
    private readonly List<QuoteAnchor> anchors;
    private readonly QuoteWork work;
    private readonly int[] furthest;
    private readonly int[] editorial;
    private readonly int[] closed;

    public QuoteChains(QuoteWords comment, QuotableWords texts, QuoteWork work)
    {
        (this.comment, this.texts, this.work) = (comment, texts, work);
        anchors = QuoteAnchor.Find(comment, texts, work);
        furthest = new int[anchors.Count];
        for (var index = 0; index < anchors.Count; index++)
            furthest[index] = Math.Max(index == 0 ? 0 : furthest[index - 1], anchors[index].End);
        editorial = Editorial(comment);
        closed = Closed(comment);
    }

    public List<QuoteCandidate> In(QuoteClaim claim)
    {
        List<QuoteCandidate> found = [];
        var inside = Inside(claim);
        // Of most plain lines there is nothing to join.
        if (claim.Kind == QuoteClaimKind.Plain) OnlyWhereARunIsLong(inside);
        // Putting them in order costs about so much for each.
        work.Take(inside.Count * 8);
        if (work.IsOver) return found;
        inside.Sort((one, other) =>
            texts.PieceAt(one.Place).Index is var text && texts.PieceAt(other.Place).Index is var otherText && text != otherText ? text.CompareTo(otherText)
            : one.At != other.At ? one.At.CompareTo(other.At)
            : one.Place.CompareTo(other.Place));
        for (var first = 0; first < inside.Count && !work.IsOver;)
        {
            var text = texts.PieceAt(inside[first].Place);
            var (end, worth) = (first, 0f);
            for (; end < inside.Count && inside[end].Place < text.End; end++)
                worth += comment.Worth(inside[end].At, inside[end].End);
            if (worth >= LeastScore) Join(claim, text, inside.GetRange(first, end - first), found);
            first = end;
        }

        return found;
    }

    /// <summary>The anchors of a claim, cut to it.</summary>
    private List<QuoteAnchor> Inside(QuoteClaim claim)
    {
        var (low, high) = (0, anchors.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (furthest[middle] <= claim.First) low = middle + 1;
            else high = middle;
        }

        List<QuoteAnchor> inside = [];
        for (var index = low; index < anchors.Count && anchors[index].At < claim.End && !work.IsOver; index++)
        {
            work.Take();
            var anchor = anchors[index];
            var (at, end) = (Math.Max(anchor.At, claim.First), Math.Min(anchor.End, claim.End));
            if (end - at >= Math.Min(2, claim.End - claim.First)) inside.Add(new QuoteAnchor(at, anchor.Place + at - anchor.At, end - at));
        }

        return inside;
    }

    private void OnlyWhereARunIsLong(List<QuoteAnchor> inside)
    {
        HashSet<int> quoted = [.. inside.Where(anchor => comment.Worth(anchor.At, anchor.End) >= QuoteCertainty.LeastPlainRun).Select(anchor => texts.PieceAt(anchor.Place).Index)];
        inside.RemoveAll(anchor => !quoted.Contains(texts.PieceAt(anchor.Place).Index));
    }

    private void Join(QuoteClaim claim, QuotableWords.Piece text, List<QuoteAnchor> ofText, List<QuoteCandidate> found)
    {
        var links = new Link[ofText.Count];
        for (var index = 0; index < ofText.Count && !work.IsOver; index++)
        {
            var anchor = ofText[index];
            var best = new Link(-1, anchor, comment.Worth(anchor.At, anchor.End), anchor.Length);
            for (var before = index - 1; before >= Math.Max(0, index - LookBack); before--)
            {
                work.Take();
                if (Linked(claim.Kind, text, links[before], before, anchor) is { } link && link.Score > best.Score) best = link;
            }

            links[index] = best;
        }

        var used = new bool[links.Length];
        var taken = 0;
        foreach (var index in Enumerable.Range(0, links.Length).OrderByDescending(index => links[index].Score))
        {
            if (taken == MostOfOneText || links[index].Score < LeastScore) break;
            var (first, run, isWhole) = (index, 0f, true);
            for (var at = index; at >= 0 && isWhole; at = links[at].From)
            {
                isWhole = !used[at];
                used[at] = true;
                run = Math.Max(run, comment.Worth(links[at].Anchor.At, links[at].Anchor.End));
                first = at;
            }

            if (!isWhole) continue;
            taken++;
            var (begin, last) = (links[first].Anchor, links[index].Anchor);
            var score = links[index].Score - (claim.Kind == QuoteClaimKind.Block ? 0 : AcrossMark * (closed[last.End - 1] - closed[begin.At]));
            var matched = links[index].Matched;
            var candidate = new QuoteCandidate(claim, text, begin.At, last.End, begin.Place - text.First + text.Skipped, last.PlaceEnd - text.First + text.Skipped, score, 0);
            var plain = Sure(candidate, matched, run);
            foreach (var step in (ReadOnlySpan<int>)[-1, 1]) candidate = ToEdge(candidate, step, ref matched);
            var reached = candidate == plain with { Certainty = 0 } ? plain : Sure(candidate, matched, run);
            found.Add(reached.Certainty >= plain.Certainty ? reached : plain);
        }
    }

    private QuoteCandidate Sure(QuoteCandidate candidate, int matched, float run) =>
        candidate with { Certainty = new QuoteCertainty(comment, editorial, candidate, matched, run).Value };

    /// <summary>A single word is no anchor. The one at the edge of what is claimed is reached over a word that is misspelt, other, left out or added.</summary>
    private QuoteCandidate ToEdge(QuoteCandidate chain, int step, ref int matched)
    {
        var (claim, others) = (chain.Claim, chain.Source.Words);
        var edge = step < 0 ? claim.First : claim.End - 1;
        var (at, place) = step < 0 ? (chain.First - 1, chain.TargetFirst - 1) : (chain.End, chain.TargetEnd);
        bool Stands(int word, int other) => (edge - word) * step >= 0 && other >= chain.Source.Skipped && other < chain.Source.Skipped + chain.Source.Count;
        bool Agrees(int word, int other) => word == edge && Stands(word, other) && comment[word] == others[other];
        QuoteCandidate Reached(int word, int other, float worth) => step < 0
            ? chain with { First = word, TargetFirst = other, Score = chain.Score + worth }
            : chain with { End = word + 1, TargetEnd = other + 1, Score = chain.Score + worth };

        if (Stands(at, place) && IsMisspelt(comment, at, others, place))
        {
            matched++;
            if (!Agrees(at + step, place + step)) return Reached(at, place, comment.Worth(at, at + 1) - 0.5f);
            matched++;
            return Reached(at + step, place + step, comment.Worth(edge, edge + 1) - 0.5f);
        }

        if (claim.Kind == QuoteClaimKind.Plain) return chain;
        foreach (var (added, dropped) in (ReadOnlySpan<(int, int)>)[(1, 1), (0, 1), (1, 0)])
        {
            if (!Agrees(at + added * step, place + dropped * step)) continue;
            matched++;
            return Reached(edge, place + dropped * step, comment.Worth(edge, edge + 1) - 0.5f - 0.8f * added);
        }

        return chain;
    }

    /// <summary>The anchor after a chain; null where too much stands between. One that overlaps the chain is shortened.</summary>
    private Link? Linked(QuoteClaimKind kind, QuotableWords.Piece text, Link chain, int from, QuoteAnchor anchor)
    {
        var overlap = Math.Max(0, Math.Max(chain.Anchor.End - anchor.At, chain.Anchor.PlaceEnd - anchor.Place));
        if (overlap >= anchor.Length) return null;
        anchor = new QuoteAnchor(anchor.At + overlap, anchor.Place + overlap, anchor.Length - overlap);
        var added = anchor.At - chain.Anchor.End - (editorial[anchor.At] - editorial[chain.Anchor.End]);
        var dropped = anchor.Place - chain.Anchor.PlaceEnd;
        var worth = chain.Score + comment.Worth(anchor.At, anchor.End);
        var matched = chain.Matched + anchor.Length;
        var between = comment.Text.AsSpan(comment.Range(chain.Anchor.End - 1).End..comment.Range(anchor.At).Start);
        if (added > MostAdded || (added > 0 && between.Count('\n') > 0 && kind != QuoteClaimKind.Block)) return null;
        if (HasEllipsis(between) && dropped <= MostElided)
            return new Link(from, anchor, worth - 0.25f - added, matched);
        if (added == 1 && dropped == 1 && IsMisspelt(comment, chain.Anchor.End, text.Words, chain.Anchor.PlaceEnd - text.First + text.Skipped))
            return new Link(from, anchor, worth - 0.5f, matched + 1);
        if (dropped > MostDropped || (kind == QuoteClaimKind.Plain && added + dropped > 2)) return null;
        return new Link(from, anchor, worth - 0.5f - 0.8f * added - 0.1f * Math.Max(0, dropped - added), matched);
    }

    private static bool HasEllipsis(ReadOnlySpan<char> between) => between.IndexOfAny('…', '⋯', '[') >= 0 || between.Contains("..", StringComparison.Ordinal) || between.Contains("。。", StringComparison.Ordinal);

    /// <summary>One letter more, less or another, or two changed places.</summary>
    private static bool IsMisspelt(QuoteWords words, int word, QuoteWords others, int other)
    {
        var (length, otherLength) = (words.Range(word).Length, others.Range(other).Length);
        if (Math.Min(length, otherLength) < 4 || Math.Abs(length - otherLength) > 1) return false;
        var (one, two) = (words.Range(word).Of(words.Text).ToLowerInvariant(), others.Range(other).Of(others.Text).ToLowerInvariant());
        var start = one.AsSpan().CommonPrefixLength(two);
        var (oneEnd, twoEnd) = (one.Length, two.Length);
        while (oneEnd > start && twoEnd > start && one[oneEnd - 1] == two[twoEnd - 1]) (oneEnd, twoEnd) = (oneEnd - 1, twoEnd - 1);
        return (oneEnd <= start + 1 && twoEnd <= start + 1)
            || (oneEnd == start + 2 && twoEnd == start + 2 && one[start] == two[start + 1] && one[start + 1] == two[start]);
    }

    /// <summary>How many words before each stand in square brackets: those are the writer's, and say so.</summary>
    private static int[] Editorial(QuoteWords comment)
    {
        const int longest = 60;
        var before = new int[comment.Count + 1];
        for (var word = 0; word < comment.Count; word++)
        {
            var range = comment.Range(word);
            var back = comment.Text.AsSpan(Math.Max(0, range.Start - longest)..range.Start);
            var ahead = comment.Text.AsSpan(range.End..Math.Min(comment.Text.Length, range.End + longest));
            var isOpen = back.LastIndexOf('[') is >= 0 and var open && open > back.LastIndexOf(']');
            var isClosed = ahead.IndexOf(']') is >= 0 and var close && (ahead.IndexOf('[') is var next && (next < 0 || next > close));
            before[word + 1] = before[word] + (isOpen && isClosed ? 1 : 0);
        }

        return before;
    }

    /// <summary>How many marks before each word close and cannot open.</summary>
    private static int[] Closed(QuoteWords comment)
    {
        var before = new int[comment.Count + 1];
        for (var (word, at) = (0, 0); word < comment.Count; word++)
        {
            before[word + 1] = before[word];
            for (; at < comment.Range(word).Start; at++)
                if (QuoteMarks.Sides(comment.Text, at) is (false, true)) before[word + 1]++;
        }

        return before[1..];
    }

    /// <param name="From">The link before it; -1 for the first.</param>
    /// <param name="Matched">Words of the chain so far that agree.</param>
    private readonly record struct Link(int From, QuoteAnchor Anchor, float Score, int Matched);
}
