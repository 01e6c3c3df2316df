using System.Buffers;
using System.Text;

namespace Parley.Core.Text;

/// <summary>The language that comments are written in (docs/comments.md). Rendering takes time in proportion to the length, whatever the text.</summary>
public static class Markup
{
    /// <summary>Goes up with every change of what is written for the same source; stored beside the HTML.</summary>
    public const int RendererVersion = 2;

    /// <summary>In Unicode scalar values: an emoji of one code point counts once, as people count, not as UTF-16 does.</summary>
    public const int MaxLength = 10_000;

    /// <summary>How many elements stand in one another at most.</summary>
    public const int MaxElementDepth = (2 * BlockParser.MaxDepth) + 8;

    /// <summary>Signs that an address in running text does not hold.</summary>
    private static readonly SearchValues<char> AfterLinks = SearchValues.Create(" \t\n\r<>\"|`\\*");

    /// <summary>The comment as HTML. Of any length: what may be posted is <see cref="TextRules"/>'s to say.</summary>
    public static Rendered Render(string source, MarkupContext? context = null)
    {
        var html = new StringBuilder(source.Length + (source.Length / 4) + 32);
        var sink = new HtmlSink(html);
        var parser = new BlockParser(sink, context);
        parser.Parse(source);
        return new Rendered(new SafeHtml(html.ToString()), RendererVersion, sink.Links, sink.Mentions, sink.Pictures, parser.Steps);
    }

    /// <summary>Source that shows exactly this text: line breaks, blanks and signs as they stand.</summary>
    public static string Escape(string text) => MarkupEscape.Escape(text);

    /// <summary>Source of somebody else's words: quoted lines, and room for an answer below them.</summary>
    public static string Quote(string words) => string.Concat(words.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"> {Escape(line)}\n")) + "\n";

    /// <summary>
    /// As <see cref="Escape"/>, but addresses that stand bare in the text stay links: for words that were written elsewhere, where they
    /// were links too. It still shows exactly this text.
    /// </summary>
    public static string EscapeAroundLinks(string text)
    {
        var source = new StringBuilder(text.Length + 32);
        for (var at = 0; at < text.Length;)
        {
            var start = text.AsSpan(at).IndexOf("http", StringComparison.Ordinal);
            var length = start < 0 ? 0 : LinkAt(text.AsSpan(at + start));
            var words = start < 0 ? text.Length - at : length == 0 ? start + 4 : start;
            source.Append(Escape(text.Substring(at, words))).Append(text, at + words, length);
            at += words + length;
        }

        var whole = source.ToString();
        var exact = Escape(text);
        // Pieces escaped one by one may mean something together: then the plain way it is.
        return string.Equals(PlainText(whole), PlainText(exact), StringComparison.Ordinal) ? whole : exact;
    }

    private static int LinkAt(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("http://", StringComparison.Ordinal) && !text.StartsWith("https://", StringComparison.Ordinal))
            return 0;
        // Bounded, so that a row of beginnings costs no more than its length.
        var head = text[..Math.Min(text.Length, 2_000)];
        var end = head.IndexOfAny(AfterLinks);
        var url = end < 0 ? head : head[..end];
        return WebLink.Parse(url) is null ? 0 : url.Length;
    }

    /// <summary>The words a reader sees, spoilers uncovered: for search, screening and mail.</summary>
    public static string PlainText(string source) => Write(source, new PlainTextSink());

    /// <summary>The same with spoilers covered and without the signs of quotes and lists: what stands in a list of things found.</summary>
    public static string CoveredText(string source) => Write(source, new PlainTextSink(coverSpoilers: true, signs: false));

    /// <summary>The start of a comment on one line, without what it quotes and with spoilers covered; cut at a word, with an ellipsis.</summary>
    /// <param name="length">In user-perceived characters.</param>
    public static string Snippet(string source, int length = 160)
    {
        var own = Write(source, new PlainTextSink(coverSpoilers: true, quotes: false));
        if (TextRules.IsInvisible(own)) own = Write(source, new PlainTextSink(coverSpoilers: true));
        return Text.Snippet.Of(own, length);
    }

    /// <summary>Whether no word, number or picture is in it once its signs have done their work.</summary>
    internal static bool ShowsNothing(string source) => TextRules.IsInvisible(Write(source, new PlainTextSink(signs: false)));

    private static string Write(string source, PlainTextSink sink)
    {
        new BlockParser(sink, MarkupContext.OfWords).Parse(source);
        return sink.ToString();
    }
}
