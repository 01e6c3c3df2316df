using System.Diagnostics.Metrics;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;

namespace Parley.Web.Discussions.Quotes;

/// <summary>
/// What a comment quotes, looked for before it is stored or shown. It never keeps anybody from posting: what would take too long or fails
/// gives no quotes, and a number says so.
/// </summary>
internal static class FindQuotes
{
    private static readonly Meter Meter = new("Parley");
    private static readonly Counter<long> GivenUp = Meter.CreateCounter<long>("parley.quotes.given_up", description: "Comments whose quotes were not looked for to the end");

    /// <summary>In a new comment.</summary>
    /// <param name="html">Its words.</param>
    /// <param name="discussion">Where it is written.</param>
    /// <param name="parent">What it answers.</param>
    /// <param name="sent">What its writer says of quotes.</param>
    /// <param name="http">The request.</param>
    /// <param name="database">To read from.</param>
    /// <param name="cancel">Ends with the request.</param>
    public static Task<QuotesFound> In(
        SafeHtml html, DiscussionRow discussion, CommentId? parent, SentQuotes sent, HttpContext http, Database database, CancellationToken cancel) =>
        Guarded(html, http, text => Search(discussion, parent, null, http, database).In(text, sent, cancel));

    /// <summary>In new words for a comment: what its author untied before stays untied.</summary>
    public static Task<QuotesFound> InEdit(
        SafeHtml html, DiscussionRow discussion, CommentRow before, SentQuotes sent, HttpContext http, Database database, CancellationToken cancel) =>
        Guarded(html, http, text => Search(discussion, before.Parent, before, http, database).InEdit(text, before, sent, cancel));

    private static QuoteSearch Search(DiscussionRow discussion, CommentId? parent, CommentRow? edited, HttpContext http, Database database) =>
        new(discussion, parent, edited?.Id, http.RequestServices.GetRequiredService<QuotableArticles>(), database, () => Count("budget"));

    private static async Task<QuotesFound> Guarded(SafeHtml html, HttpContext http, Func<ShownText, Task<QuotesFound>> search)
    {
        var text = ShownText.Of(html);
        try
        {
            return await search(text);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Count("failure");
            http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Parley").LogWarning("Quotes were not looked for: {Message}", failure.Message);
            return QuotesFound.NoneIn(text);
        }
    }

    private static void Count(string why) => GivenUp.Add(1, new KeyValuePair<string, object?>("why", why));
}

/// <param name="Text">Of the comment.</param>
/// <param name="About">The place that the whole comment is about.</param>
/// <param name="Quotes">In the order of the comment.</param>
/// <param name="Untied">Places that its writer says are none.</param>
/// <param name="Names">Of the authors of comments that may be quoted; null for the nameless.</param>
internal sealed record QuotesFound(
    ShownText Text, QuotedPlace? About, IReadOnlyList<FoundQuote> Quotes, IReadOnlyList<QuoteRef> Untied, IReadOnlyDictionary<CommentId, string?> Names)
{
    public static QuotesFound NoneIn(ShownText text) => new(text, null, [], [], new Dictionary<CommentId, string?>());

    /// <summary>What is stored with the comment.</summary>
    public IReadOnlyList<FoundQuote> Kept =>
    [
        .. About is { } about && !IsUntied(about.Ref) ? [new FoundQuote(default, about.Target, about.Range, 1)] : (FoundQuote[])[],
        .. Quotes.Where(found => !IsUntied(found.Place)),
    ];

    /// <summary>The revision in which they were found.</summary>
    public QuotableArticle? Article { get; init; }

    /// <summary>The writer named a place that is not there, or whose words are others now.</summary>
    public bool AboutIsGone { get; init; }

    public bool IsUntied(QuoteRef place) => Untied.Any(untied => untied.Touches(place));
}
