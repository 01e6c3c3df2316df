using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Text;
using Parley.Web.Site;

namespace Parley.Web.Discussions.Quotes;

/// <summary>Words of a comment that stood elsewhere before, as its card shows them.</summary>
public sealed record QuoteView
{
    private static readonly SafeHtml Open = SafeHtml.FromStore("<span class=\"cites\">");
    private static readonly SafeHtml Close = SafeHtml.FromStore("</span>");

    /// <summary>In the comment's <see cref="ShownText"/>; empty where all of it is about the place.</summary>
    public required TextRange Words { get; init; }

    /// <summary>Root-relative; null where nothing is to be seen there any more.</summary>
    public string? Path { get; init; }

    /// <summary>The comment quoted; null where it is the article.</summary>
    public CommentId? Comment { get; init; }

    public QuoteFate Fate { get; init; }

    /// <summary>What the article said when this was written, where the comment itself does not say it any more or never did.</summary>
    public string? Then { get; init; }

    /// <summary>What it says in that place now; null where that is nothing, and where it is the same.</summary>
    public string? Now { get; init; }

    /// <summary>The comment's words with its quotes marked, each with a link to where they come from.</summary>
    public static SafeHtml Marked(SafeHtml html, IReadOnlyList<QuoteView> quotes, Words words) =>
        ShownText.Wrap(html, [.. quotes.Where(quote => !quote.Words.IsEmpty).Select(quote => new TextWrap(quote.Words, Open, Open, Close, quote.Link(words)))]);

    private SafeHtml Link(Words words)
    {
        if (Path is null)
            return SafeHtml.Empty;
        var to = Comment is { } comment ? $" data-to=\"{comment}\"" : "";
        return SafeHtml.FromStore($"<a class=\"to\" href=\"{SafeHtml.Encode(Path)}\" rel=\"nofollow\"{to}>{SafeHtml.Encode(words[Comment is null ? "quote.to_passage" : "quote.to_comment"])}</a>");
    }
}
