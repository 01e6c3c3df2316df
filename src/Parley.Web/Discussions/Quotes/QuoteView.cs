using System.Globalization;
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
    public static SafeHtml Marked(SafeHtml html, IReadOnlyList<QuoteView> quotes, Words words)
    {
        var repeated = quotes.Where(quote => !quote.Words.IsEmpty).ToList();
        if (repeated.Count == 0)
            return html;
        var text = ShownText.Of(html).Text;
        List<TextWrap> wraps = [];
        foreach (var (index, quote) in repeated.Index())
        {
            // The link stands behind what closes the quote: a mark, or a stop before it.
            var behind = new TextRange(quote.Words.End, ClosedAt(text, quote.Words.End, index + 1 < repeated.Count ? repeated[index + 1].Words.Start : text.Length));
            wraps.Add(new TextWrap(quote.Words, Open, Open, Close, behind.IsEmpty ? quote.Link(words) : SafeHtml.Empty));
            wraps.Add(new TextWrap(behind, SafeHtml.Empty, SafeHtml.Empty, SafeHtml.Empty, quote.Link(words)));
        }

        return ShownText.Wrap(html, wraps);
    }

    private static int ClosedAt(string text, int end, int next)
    {
        var at = end;
        while (at < Math.Min(Math.Min(text.Length, next), end + 2) && IsClosing(text[at]))
            at++;
        return at;
    }

    // Marks that open in one language close in another.
    private static bool IsClosing(char sign) => sign is '"' or '\'' or '.' or ',' or '?' or '!' or '…'
        || char.GetUnicodeCategory(sign) is UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.ClosePunctuation;

    private SafeHtml Link(Words words)
    {
        if (Path is null)
            return SafeHtml.Empty;
        var to = Comment is { } comment ? $" data-to=\"{comment}\"" : "";
        return SafeHtml.FromStore($"<a class=\"to\" href=\"{SafeHtml.Encode(Path)}\" rel=\"nofollow\"{to}> {SafeHtml.Encode(words[Comment is null ? "quote.to_passage" : "quote.to_comment"])}</a>");
    }
}
