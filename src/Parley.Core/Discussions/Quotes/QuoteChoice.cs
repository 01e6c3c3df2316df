using Parley.Core.Text;

namespace Parley.Core.Discussions.Quotes;

/// <summary>
/// Takes the best of what may be quotes, none overlapping another. Where the same words stand in several places, evidence decides: a place
/// that the reader picked; that words quoted by a comment are not its own; how exactly they are written; what is quoted beside them;
/// and among comments, which is answered or else said it first. Without any the words stay without a place: a guess is never taken.
/// </summary>
internal sealed class QuoteChoice(QuoteWords comment, CommentId? nearest, IReadOnlyList<QuoteRef> picked)
{
    // Less than one word, however short.
    private const float Tie = 0.4f;

    private readonly List<QuoteCandidate> chosen = [];
    private readonly List<FoundQuote> quotes = [];

    public IReadOnlyList<FoundQuote> Of(IEnumerable<QuoteCandidate> candidates)
    {
        List<QuoteCandidate> left = [.. candidates
            .Select(one => IsPicked(one) && one.Claim.Kind != QuoteClaimKind.Plain && 2 * (one.End - one.First) > one.Claim.End - one.Claim.First ? one with { Certainty = 1 } : one)
            .Where(one => one.Certainty >= QuoteCertainty.Least)
            .OrderByDescending(one => one.Score * one.Certainty)];
        List<List<QuoteCandidate>> open = [];
        while (left is [var best, ..])
        {
            List<QuoteCandidate> tied = [.. left.Where(one => one == best || (one.SharesWordsWith(best) && one.Score >= best.Score - Tie))];
            left.RemoveAll(best.Overlaps);
            if (!Take(tied)) open.Add(tied);
        }

        // What could not be told apart alone may be by what stands beside it.
        foreach (var tied in open)
            Take(Beside(tied));
        return [.. quotes.OrderBy(quote => quote.Words.Start)];
    }

    private bool Take(List<QuoteCandidate> tied)
    {
        tied = Narrowed(tied, IsPicked);
        tied = Narrowed(tied, one => one.Source.Original is null);
        tied = Narrowed(tied, one => IsAsWritten(comment, one));
        tied = Narrowed(tied, one => one.Target.Comment is null);
        tied = Narrowed(tied, one => one.Target.Comment == nearest);
        if (tied.Count == 0 || !IsOnePlace(tied)) return false;
        var best = tied[0];
        // Decided for a longer one of them, whose words are another quote's by now: nothing is taken in its stead.
        if (chosen.Exists(best.Overlaps)) return true;
        chosen.Add(best);
        quotes.Add(Found(best));
        return true;
    }

    private List<QuoteCandidate> Beside(List<QuoteCandidate> tied) => Narrowed(tied, one => chosen.Exists(other => other.Target == one.Target));

    private static List<QuoteCandidate> Narrowed(List<QuoteCandidate> tied, Predicate<QuoteCandidate> holds) =>
        tied.Count > 1 && tied.FindAll(holds) is { Count: > 0 } some ? some : tied;

    /// <summary>All say the same place, or are comments, of which the first said it.</summary>
    private static bool IsOnePlace(List<QuoteCandidate> tied)
    {
        if (tied.TrueForAll(one => one.Target.Comment is not null))
            tied.Sort((one, other) => one.Target.Comment.GetValueOrDefault().Value.CompareTo(other.Target.Comment.GetValueOrDefault().Value));
        return tied.TrueForAll(one => one.IsSamePlaceAs(tied[0])) || (tied[0].Target.Comment is not null && tied.TrueForAll(one => one.Target != tied[0].Target || one.IsSamePlaceAs(tied[0])));
    }

    private bool IsPicked(QuoteCandidate one) =>
        picked.Any(pick => pick.Target == one.Target && (pick.Range is not { } range || range.Overlaps(one.Range)));

    private FoundQuote Found(QuoteCandidate one)
    {
        var (words, range) = Dressed(one);
        return new FoundQuote(words, one.Target, one.Source.Original?.Range ?? range, Math.Round(Math.Min(one.Certainty, one.Source.Original?.Certainty ?? 1), 3));
    }

    /// <summary>With the signs that belong to them: what ends a sentence, and an inner closing mark.</summary>
    private (TextRange Words, TextRange Range) Dressed(QuoteCandidate one)
    {
        var (text, source) = (comment.Text, one.Source.Words.Text);
        var (start, end) = (comment.Range(one.First).Start, comment.Range(one.End - 1).End);
        var targetEnd = one.Matched.End;
        var limit = one.Claim.Inside.End;
        for (var isSame = true; end < limit && char.IsPunctuation(text[end]) && !QuoteMarks.IsMark(text[end]) && text[end] is not ('(' or '[' or '…' or '-' or '—'); end++)
        {
            isSame &= targetEnd < source.Length && source[targetEnd] == text[end];
            if (isSame) targetEnd++;
        }

        // The only closing mark of a quote in a quote is the inner one's.
        if (end < text.Length && Depth(start, end) > 0 && QuoteMarks.Sides(text, end).Closes) end++;
        return (new TextRange(start, end), new TextRange(one.Matched.Start, targetEnd));
    }

    private int Depth(int start, int end)
    {
        var depth = 0;
        for (var at = start; at < end; at++)
            depth += QuoteMarks.Sides(comment.Text, at) switch { (true, false) => 1, (false, true) => -1, _ => 0 };
        return depth;
    }

    /// <summary>Letter by letter and sign by sign, but for spaces and the shape of quotation marks.</summary>
    private static bool IsAsWritten(QuoteWords comment, QuoteCandidate one)
    {
        var here = comment.Text.AsSpan(comment.Range(one.First).Start..comment.Range(one.End - 1).End);
        var there = one.Matched.Of(one.Source.Words.Text).AsSpan();
        var other = 0;
        foreach (var sign in here)
        {
            if (IsPassedOver(sign)) continue;
            while (other < there.Length && IsPassedOver(there[other])) other++;
            if (other == there.Length || there[other++] != sign) return false;
        }

        return there[other..].IndexOfAnyExcept(" \n") < 0;
    }

    private static bool IsPassedOver(char sign) => char.IsWhiteSpace(sign) || QuoteMarks.IsMark(sign);
}
