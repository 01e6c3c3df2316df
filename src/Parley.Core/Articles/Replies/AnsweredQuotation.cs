namespace Parley.Core.Articles.Replies;

/// <summary>Where the quotation stands that somebody may answer.</summary>
public static class AnsweredQuotation
{
    /// <summary>The first quotation of the revision with one of these paragraphs; null where the article has none of them any more.</summary>
    public static LaidQuotation? Find(LaidArticle article, IReadOnlyList<PassageId> passages) =>
        article.Blocks.OfType<LaidQuotation>().FirstOrDefault(quotation => quotation.Words.Any(words => passages.Contains(words.Id)));

    /// <summary>True where words, speaker or outlet are others than then.</summary>
    public static bool Differ(LaidQuotation then, LaidQuotation now) =>
        then.Quotation.Speaker != now.Quotation.Speaker || then.Quotation.Outlet != now.Quotation.Outlet
        || !then.Words.Select(words => words.Text).SequenceEqual(now.Words.Select(words => words.Text), StringComparer.Ordinal);
}
