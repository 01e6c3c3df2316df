using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Text;

namespace Parley.ImportExport.PlainPage;

/// <summary>Finds what the comments of a page quote of its article and of the comments before them. Lines and numbers stand for ids.</summary>
internal sealed class PageQuotes(ImportedArticle article)
{
    private readonly QuotableArticle lines = new(1, [.. article.Quotable.Select(line => new Passage(new PassageId(line.Line), PassageKind.Paragraph, line.Text, SafeHtml.Empty))]);
    private readonly QuotableComments before = new();
    private readonly Dictionary<int, string> sourceIds = [];

    /// <summary>The comment with its quotes; those that come after may quote it.</summary>
    public ImportedComment With(ImportedComment comment)
    {
        if (comment.Shown is not { } shown) return comment;
        var quotes = QuoteFinder.Find(shown, lines, before).Quotes;
        before.Add(new QuotableComment(new CommentId(comment.Number), 1, shown, quotes));
        sourceIds.Add(comment.Number, comment.SourceId);
        return comment with { Quotes = [.. quotes.Select(Imported)] };
    }

    private ImportedQuote Imported(FoundQuote quote) => new(quote.Words, Target(quote.Target), quote.Range, quote.Certainty);

    private ImportedQuoteTarget Target(QuoteTarget target) =>
        target.Comment is { Value: var number } ? new ImportedQuoteTarget.Comment(sourceIds[(int)number], (int)number)
        : new ImportedQuoteTarget.Line((int)target.Passage.GetValueOrDefault().Value);
}
