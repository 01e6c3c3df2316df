using Parley.Core.Text;

namespace Parley.Core.Discussions.Quotes;

/// <summary>A quote as the finder sees it.</summary>
/// <param name="Words">In the quoting comment's <see cref="ShownText"/>, without the quotation marks; empty when the whole comment is about the place.</param>
/// <param name="Range">In the target's text.</param>
/// <param name="Certainty">0 to 1.</param>
public sealed record FoundQuote(TextRange Words, QuoteTarget Target, TextRange Range, double Certainty);

/// <param name="Quotes">In the order of the comment, none overlapping another.</param>
/// <param name="OverBudget">The texts would have taken too long: nothing was found, and nothing is to be waited for.</param>
public sealed record QuoteFinding(IReadOnlyList<FoundQuote> Quotes, bool OverBudget)
{
    /// <summary>What it cost: bounded by a constant times the lengths, and by a constant.</summary>
    public int Steps { get; init; }
}

/// <summary>A comment that another may quote.</summary>
/// <param name="Quotes">What it quotes itself: those words belong to the original.</param>
public sealed record QuotableComment(CommentId Id, int Revision, ShownText Text, IReadOnlyList<FoundQuote> Quotes);

/// <summary>All that a comment may quote.</summary>
/// <param name="Article">The revision its readers see; null where the article is not ours.</param>
/// <param name="Comments">The nearest first: the one answered, those above it, then the newest of the others.</param>
public sealed record Quotable(QuotableArticle? Article, IReadOnlyList<QuotableComment> Comments);
