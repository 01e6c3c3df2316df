using Parley.Core.Text;

namespace Parley.Core.Discussions.Quotes;

/// <summary>Finds which words of a comment are an article's or another comment's (docs/quotes.md).</summary>
public static class QuoteFinder
{
    /// <param name="picked">Places that the reader picked: evidence where the same words stand in several.</param>
    public static QuoteFinding Find(ShownText comment, Quotable quotable, IReadOnlyList<QuoteRef>? picked = null) => QuoteFinding.None;
}
