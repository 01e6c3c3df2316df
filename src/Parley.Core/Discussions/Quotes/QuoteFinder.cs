using Parley.Core.Text;

namespace Parley.Core.Discussions.Quotes;

/// <summary>Finds which words of a comment are an article's or another comment's (docs/quotes.md).</summary>
public static class QuoteFinder
{
    /// <param name="picked">Places that the reader picked: evidence where the same words stand in several.</param>
    public static QuoteFinding Find(ShownText comment, Quotable quotable, IReadOnlyList<QuoteRef>? picked = null) =>
        Find(comment, quotable.Article, new QuotableComments(quotable.Comments), picked);

    public static QuoteFinding Find(ShownText comment, QuotableArticle? article, QuotableComments comments, IReadOnlyList<QuoteRef>? picked = null)
    {
        var words = new QuoteWords(comment.Text);
        var claims = QuoteClaim.Of(comment, words);
        var work = new QuoteWork();
        // Posted twice, which quotes nothing.
        var isRepeated = comments.Words.Has(words);
        List<QuoteCandidate> candidates = [];
        QuotableWords[] sources = article is null ? [comments.Words] : [article.Words, comments.Words];
        foreach (var texts in sources)
        {
            var chains = new QuoteChains(words, texts, work);
            foreach (var claim in claims.TakeWhile(_ => !work.IsOver))
                if (claim.Kind != QuoteClaimKind.Plain || texts != comments.Words || !isRepeated) candidates.AddRange(chains.In(claim));
        }

        return work.IsOver ? new QuoteFinding([], true) : new QuoteFinding(new QuoteChoice(words, comments.Nearest, picked ?? []).Of(candidates), false);
    }
}
