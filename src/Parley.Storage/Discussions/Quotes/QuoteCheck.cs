using System.Globalization;
using System.Runtime.CompilerServices;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Text;
using Parley.Storage.Articles;

namespace Parley.Storage.Discussions.Quotes;

internal static class QuoteCheck
{
    /// <summary>Quotes that are not where they say, article by article: what is the same must read the same in both revisions.</summary>
    public static async IAsyncEnumerable<(long Quote, string Fault)> MisplacedQuotes(this Database database, [EnumeratorCancellation] CancellationToken cancel)
    {
        var articles = await database.Query(
            "SELECT a.id, a.revision FROM articles a WHERE EXISTS (SELECT 1 FROM quotes q WHERE q.article = a.id) ORDER BY a.id",
            row => (Id: new ArticleId(row.GetInt64(0)), Revision: row.GetInt32(1)), cancel);
        foreach (var (article, current) in articles)
        {
            var numbers = await database.Query("SELECT DISTINCT revision FROM quotes WHERE article = @article", row => row.GetInt32(0), cancel, ("@article", article.Value));
            var revisions = (await database.Revisions(article, numbers.Append(current), cancel)).Values
                .ToDictionary(revision => revision.Number, revision => revision.Passages.ToDictionary(passage => passage.Id, passage => passage.Text));
            var quotes = database.Stream(
                $"SELECT {QuoteRow.Columns}, q.counts FROM quotes q WHERE q.article = @article ORDER BY q.comment, q.start, q.id",
                row => (Quote: QuoteRow.Read(row), Counts: row.GetBoolean(19)), cancel, ("@article", article.Value));
            CommentId comment = default;
            HashSet<(PassageId, int)> counted = [];
            await foreach (var (quote, counts) in quotes)
            {
                if (quote.Comment != comment)
                    (comment, counted) = (quote.Comment, []);
                var isFirst = quote.Place.Passage is { } passage && counted.Add((passage, quote.Place.Sentence));
                if (Fault(quote, revisions.GetValueOrDefault(quote.Target.Revision), revisions.GetValueOrDefault(current)) is { } fault)
                    yield return (quote.Id, fault);
                else if (counts != isFirst)
                    yield return (quote.Id, string.Create(CultureInfo.InvariantCulture, $"it is {(counts ? "" : "not ")}counted, and comment {comment} {(counts ? "quotes the sentence before" : "quotes the sentence nowhere before")}"));
            }
        }
    }

    private static string? Fault(QuoteRow quote, Dictionary<PassageId, string>? quoted, Dictionary<PassageId, string>? current)
    {
        if (Words(quoted, quote.Target.Passage, quote.Range) is not { } words)
            return "its revision has no such words";
        if (quote.Place is { Fate: QuoteFate.Gone, Passage: null })
            return null;
        if (Words(current, quote.Place.Passage, quote.Place.Range) is not { } now || quote.Place.Fate == QuoteFate.Gone)
            return "the current revision has no such place";
        if (quote.Place.Fate == QuoteFate.Same != WordAlignment.AreSame(words, now))
            return "its words are the same and others at once";
        return Sentences.Holding(Sentences.Of(current![quote.Place.Passage!.Value]), quote.Place.Range)?.Start == quote.Place.Sentence ? null : "its sentence begins elsewhere";
    }

    private static string? Words(Dictionary<PassageId, string>? revision, PassageId? passage, TextRange range) =>
        passage is { } id && revision?.GetValueOrDefault(id) is { } text && range is { Start: >= 0, IsEmpty: false } && range.End <= text.Length ? range.Of(text) : null;
}
