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

        if (work.IsOver) return new QuoteFinding([], true) { Steps = work.Steps };
        candidates.AddRange((picked ?? []).SelectMany(pick => sources.SelectMany(texts => texts.Of(pick.Target)), (pick, text) => Picked(words, claims, pick, text)).SelectMany(of => of));
        return new QuoteFinding(new QuoteChoice(words, comments.Nearest, picked ?? []).Of(candidates), false) { Steps = work.Steps };
    }

    /// <summary>What repeats a picked place word by word is its quote, however short.</summary>
    private static IEnumerable<QuoteCandidate> Picked(QuoteWords comment, List<QuoteClaim> claims, QuoteRef pick, QuotableWords.Piece text)
    {
        if (pick.Range is not { } range || text.Original is not null) return [];
        var (first, end) = (text.Words.FirstFrom(range.Start), text.Words.FirstFrom(range.End));
        if (end <= first || first < text.Skipped || end > text.Skipped + text.Count) return [];
        return claims
            .Where(claim => claim.Kind != QuoteClaimKind.Plain && claim.End - claim.First == end - first
                && Enumerable.Range(0, end - first).All(word => comment[claim.First + word] == text.Words[first + word]))
            .Select(claim => new QuoteCandidate(claim, text, claim.First, claim.End, first, end, comment.Worth(claim.First, claim.End), 1));
    }
}
