using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Discussions.Quotes;

namespace Parley.Web.Discussions.Quotes;

/// <summary>A quote as a form shows it to whoever writes.</summary>
/// <param name="Place">As the form sends it back.</param>
/// <param name="Words">The beginning of what is quoted.</param>
/// <param name="OfComment">It is a comment's and not the article's.</param>
/// <param name="Name">Of the comment's author; null for the nameless and for articles.</param>
/// <param name="IsUntied">Its writer says that it is no quote.</param>
public sealed record ComposedQuote(QuoteRef Place, string Words, bool OfComment, string? Name, bool IsUntied);

/// <summary>All that a form knows of quotes.</summary>
/// <param name="About">The place that the whole comment is about.</param>
/// <param name="Quotes">Found in the words.</param>
/// <param name="Picked">Places that the writer picked, sent along.</param>
public sealed record ComposedQuotes(ComposedQuote? About, IReadOnlyList<ComposedQuote> Quotes, IReadOnlyList<QuoteRef> Picked)
{
    public static readonly ComposedQuotes None = new(null, [], []);

    /// <summary>Enough to know the words again.</summary>
    private const int ShownLength = 160;

    internal static ComposedQuotes Of(QuotesFound found, IReadOnlyList<QuoteRef> picked) => new(
        found.About is { } about ? Of(about) with { IsUntied = found.IsUntied(about.Ref) } : null,
        [.. found.Quotes.Select(quote => new ComposedQuote(
            quote.Place, Snippet.Of(quote.Words.Of(found.Text.Text), ShownLength), quote.Target.Comment is not null,
            quote.Target.Comment is { } comment ? found.Names.GetValueOrDefault(comment) : null, found.IsUntied(quote.Place)))],
        picked);

    /// <summary>Of comments that stand, for the forms that change them.</summary>
    internal static async Task<IReadOnlyDictionary<CommentId, ComposedQuotes>> Of(
        IEnumerable<CommentRow> comments, DiscussionRow discussion, IReadOnlyList<QuoteRef> untied, HttpContext http, Database database, CancellationToken cancel)
    {
        var articles = http.RequestServices.GetRequiredService<QuotableArticles>();
        var rows = comments.ToDictionary(row => row.Id);
        Dictionary<CommentId, ComposedQuotes> composed = [];
        foreach (var stored in (await database.QuotesOf(rows.Keys, cancel)).GroupBy(quote => quote.Comment))
        {
            var text = ShownText.Of(SafeHtml.FromStore(rows[stored.Key].Html)).Text;
            var about = stored.FirstOrDefault(quote => quote.IsAbout) is { } whole ? Of(await QuotedPlace.AsWritten(whole.AsWritten, discussion, articles, database, cancel)) : null;
            composed[stored.Key] = new ComposedQuotes(
                about is null ? null : about with { IsUntied = IsUntied(about.Place) },
                [.. stored.Where(quote => !quote.IsAbout).Select(quote => new ComposedQuote(
                    quote.AsWritten.Place, Snippet.Of(quote.Words.Of(text), ShownLength), quote.Target.Comment is not null, null, IsUntied(quote.AsWritten.Place)))],
                []);
        }

        return composed;

        bool IsUntied(QuoteRef place) => untied.Any(one => one.Touches(place));
    }

    internal static ComposedQuote Of(QuotedPlace place) =>
        new(place.Ref, Snippet.Of(place.Words, ShownLength), place.Comment is not null, place.Comment is { } row ? ThreadViews.NameShown(row) : null, false);
}
