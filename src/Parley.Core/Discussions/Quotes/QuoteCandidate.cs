using Parley.Core.Text;

namespace Parley.Core.Discussions.Quotes;

/// <summary>A stretch of the comment that may be a stretch of a text.</summary>
/// <param name="First">Its first word in the comment.</param>
/// <param name="End">The word after its last.</param>
/// <param name="TargetFirst">The same among the words of the text.</param>
/// <param name="Score">What its words are worth, less what was left out, added or changed.</param>
/// <param name="Certainty">0 for what is no quote, however well it fits.</param>
internal sealed record QuoteCandidate(QuoteClaim Claim, QuotableWords.Piece Source, int First, int End, int TargetFirst, int TargetEnd, float Score, double Certainty)
{
    /// <summary>Words that a comment quotes itself belong to the original.</summary>
    public QuoteTarget Target => Source.Original?.Target ?? Source.Target;

    public TextRange Range => Source.Original?.Range ?? Matched;

    /// <summary>Its words in the text that was looked at.</summary>
    public TextRange Matched => new(Source.Words.Range(TargetFirst).Start, Source.Words.Range(TargetEnd - 1).End);

    /// <summary>Most of the shorter one is part of the other.</summary>
    public bool SharesWordsWith(QuoteCandidate other) =>
        5 * (Math.Min(End, other.End) - Math.Max(First, other.First)) >= 4 * Math.Min(End - First, other.End - other.First);

    public bool Overlaps(QuoteCandidate other) => First < other.End && other.First < End;

    public bool IsSamePlaceAs(QuoteCandidate other) => Target == other.Target && Range.Overlaps(other.Range);
}
