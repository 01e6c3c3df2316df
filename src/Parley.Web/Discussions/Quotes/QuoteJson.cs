using System.Globalization;
using System.Text.Json.Serialization;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Discussions.Quotes;
using Parley.Web.Site;

namespace Parley.Web.Discussions.Quotes;

/// <summary>A stretch of a text in UTF-16 units; the end is not part of it.</summary>
internal sealed record RangeJson(int Start, int End)
{
    public static RangeJson Of(TextRange range) => new(range.Start, range.End);
}

/// <summary>A quote of a stored comment: where its words stand there, and where in what it quotes.</summary>
internal sealed record QuoteJson
{
    /// <summary>In the words that the comment shows; null where all of it is about the place.</summary>
    public required RangeJson? Range { get; init; }

    /// <summary>What is quoted, as its reader saw it: <c>p7r3@120-180</c> is a stretch of passage 7 in revision 3, <c>c1099511627776r1@5-40</c> one of a comment.</summary>
    public required string Place { get; init; }

    /// <summary>From 0 to 1; 1 where the reader picked it.</summary>
    public required double Certainty { get; init; }

    /// <summary><c>same</c>, <c>changed</c> or <c>gone</c> in the article as it is now; null for the words of a comment.</summary>
    public required string? Fate { get; init; }

    /// <summary>Where that is in the article as it is now; null where it is gone, and for the words of a comment.</summary>
    public required string? Now { get; init; }

    /// <summary>Root-relative address of the passage or the comment; null where it is gone, and where comments of several pages stand together.</summary>
    public required string? Link { get; init; }
}

/// <summary>The quotes of the comments of one answer.</summary>
/// <param name="Base">Of links to comments.</param>
/// <param name="Page">Root-relative address of the page that they stand under; null where they are of several.</param>
internal sealed record QuotesJson(ILookup<CommentId, QuoteRow> Quotes, string Base, string? Page)
{
    /// <summary>Of the comments of a page and all replies that it holds.</summary>
    public static Task<QuotesJson> Read(Database database, IEnumerable<ThreadNode> nodes, string basePath, string page, CancellationToken cancel) =>
        Read(database, nodes.SelectMany(All), basePath, page, cancel);

    public static async Task<QuotesJson> Read(Database database, IEnumerable<CommentId> comments, string basePath, string? page, CancellationToken cancel) =>
        new((await database.QuotesOf(comments, cancel)).ToLookup(quote => quote.Comment), basePath, page);

    /// <summary>Of one comment that was just written.</summary>
    public static async Task<QuotesJson> Read(Database database, CommentRow comment, HttpContext http, CancellationToken cancel)
    {
        var asked = CurrentSite.In(http);
        var quotes = await Read(database, [comment.Id], asked.PathBase, null, cancel);
        return !quotes.Quotes[comment.Id].Any(quote => quote.Article is not null) ? quotes
            : await database.Discussion(comment.Discussion, cancel) is { } discussion && http.RequestServices.GetRequiredService<SiteDirectory>().ById(comment.Site) is { } owner
            ? quotes with { Page = asked.Page(owner, discussion) }
            : quotes;
    }

    public IReadOnlyList<QuoteJson> Of(CommentId comment) => [.. Quotes[comment].Select(Json)];

    private static IEnumerable<CommentId> All(ThreadNode node) => node.Replies.SelectMany(All).Prepend(node.Comment.Id);

    private QuoteJson Json(QuoteRow quote)
    {
        var now = quote.Place.Passage;
        return new QuoteJson
        {
            Range = quote.IsAbout ? null : RangeJson.Of(quote.Words),
            Place = quote.AsWritten.Place.ToString(),
            Certainty = quote.Certainty / 1000.0,
            Fate = quote.Article is null ? null : quote.Place.Fate.ToString().ToLowerInvariant(),
            Now = now is null ? null : string.Create(CultureInfo.InvariantCulture, $"p{now}@{quote.Place.Range.Start}-{quote.Place.Range.End}"),
            Link = quote.Target.Comment is { } target ? $"{Base}/comments/{target}" : now is not null && Page is not null ? $"{Page}#p-{now}" : null,
        };
    }
}

/// <summary>A quote as the finder sees it, in words that are not stored yet.</summary>
internal sealed record FoundQuoteJson
{
    /// <summary>Names the place, as <c>untie</c> takes it.</summary>
    public required string Place { get; init; }

    /// <summary>What is quoted, as it stands in the comment; of a place that all of the comment is about, as it stands there.</summary>
    public required string Words { get; init; }

    /// <summary>In the words that the comment shows; null where all of it is about the place.</summary>
    public required RangeJson? Range { get; init; }

    /// <summary><c>article</c> or <c>comment</c>.</summary>
    public required string From { get; init; }

    /// <summary>Name of the quoted comment's author.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>From 0 to 1; 1 where the reader picked it.</summary>
    public required double Certainty { get; init; }
    public required bool Untied { get; init; }

    public static IReadOnlyList<FoundQuoteJson> Of(QuotesFound found) =>
    [
        .. found.About is { } about ? [Json(found, about.Ref, about.Words, null, 1)] : (FoundQuoteJson[])[],
        .. found.Quotes.Select(quote => Json(found, quote.Place, quote.Words.Of(found.Text.Text), RangeJson.Of(quote.Words), quote.Certainty)),
    ];

    private static FoundQuoteJson Json(QuotesFound found, QuoteRef place, string words, RangeJson? range, double certainty) => new()
    {
        Place = place.ToString(),
        Words = words,
        Range = range,
        From = place.Target.Comment is null ? "article" : "comment",
        Name = place.Target.Comment is { } comment ? found.Names.GetValueOrDefault(comment) : null,
        Certainty = certainty,
        Untied = found.IsUntied(place),
    };
}
