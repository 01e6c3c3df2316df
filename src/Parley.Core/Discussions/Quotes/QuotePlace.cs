using Parley.Core.Articles;
using Parley.Core.Text;

namespace Parley.Core.Discussions.Quotes;

/// <summary>Where quoted words are in the revision that readers see.</summary>
/// <param name="Passage">Null when gone.</param>
/// <param name="Sentence">Where the sentence begins that holds most of them.</param>
public sealed record QuotePlace(QuoteFate Fate, PassageId? Passage, TextRange Range, int Sentence)
{
    public static readonly QuotePlace Gone = new(QuoteFate.Gone, null, default, 0);

    public static QuotePlace Of(QuoteFate fate, Passage passage, TextRange range) =>
        new(fate, passage.Id, range, Sentences.Holding(Sentences.Of(passage.Text), range)?.Start ?? 0);
}
