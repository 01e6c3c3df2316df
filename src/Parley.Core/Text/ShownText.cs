using System.Globalization;
using System.Text;

namespace Parley.Core.Text;

/// <summary>
/// The words that HTML of ours shows, as one text: what quotes count their places in. A new line stands where a block or a line begins; a
/// picture has no words.
/// </summary>
/// <param name="Text">As a reader sees it, without covers.</param>
/// <param name="Quoted">What stands in a block of quoted lines, in order; one inside another is part of it.</param>
public sealed record ShownText(string Text, IReadOnlyList<TextRange> Quoted)
{
    public static readonly ShownText Empty = new("", []);

    public static ShownText Of(SafeHtml html)
    {
        var walk = new Walk(html.Value, []);
        walk.Run();
        return new ShownText(walk.Text.ToString(), walk.Quoted);
    }

    /// <summary>Puts marks around stretches of the words. One that spans several elements is made of several pieces.</summary>
    /// <param name="html">Written by a renderer of ours.</param>
    /// <param name="wraps">In order, none overlapping another; one that is empty or outside marks nothing.</param>
    public static SafeHtml Wrap(SafeHtml html, IReadOnlyList<TextWrap> wraps)
    {
        if (wraps.Count == 0) return html;
        var walk = new Walk(html.Value, wraps);
        walk.Run();
        return new SafeHtml(walk.Html.ToString());
    }

    private sealed class Walk(string html, IReadOnlyList<TextWrap> wraps)
    {
        private int next;
        private bool isOpen;
        private bool wasOpen;
        private bool newLine;
        private int quoteDepth;
        private int quoteStart = -1;
        private int linkDepth;
        private string owed = "";

        public StringBuilder Text { get; } = new(html.Length);
        public StringBuilder Html { get; } = new(html.Length + 64);
        public List<TextRange> Quoted { get; } = [];

        public void Run()
        {
            for (var at = 0; at < html.Length;)
            {
                var end = html[at] == '<' ? html.IndexOf('>', at) : html[at] == '&' ? html.IndexOf(';', at) : at;
                // Cut short: no renderer of ours writes that.
                if (end < 0) end = html.Length - 1;
                if (html[at] == '<') Tag(html.AsSpan(at, end + 1 - at));
                else Sign(html.AsSpan(at, end + 1 - at));
                at = end + 1;
            }

            Pause();
            Finish();
        }

        private void Tag(ReadOnlySpan<char> tag)
        {
            Pause();
            var isEnd = tag.Length > 1 && tag[1] == '/';
            var name = tag[(isEnd ? 2 : 1)..];
            var nameEnd = name.IndexOfAny(" />");
            if (nameEnd >= 0) name = name[..nameEnd];
            switch (name)
            {
                case "p" or "li" or "ul" or "ol" or "pre" or "br":
                    newLine = true;
                    break;
                case "blockquote":
                    newLine = true;
                    Quote(isEnd ? -1 : 1);
                    break;
                case "a":
                    linkDepth += isEnd ? -1 : 1;
                    break;
                default:
                    break;
            }

            Html.Append(tag);
            // A link in a link is none: what is owed comes after it.
            if (linkDepth == 0 && owed.Length > 0)
            {
                Html.Append(owed);
                owed = "";
            }
        }

        private void Sign(ReadOnlySpan<char> written)
        {
            if (newLine && Text.Length > 0) Text.Append('\n');
            newLine = false;
            Finish();
            if (next < wraps.Count && wraps[next].Range is var range && range.Start <= Text.Length && !isOpen)
            {
                Html.Append(wasOpen ? wraps[next].Again : wraps[next].Open);
                (isOpen, wasOpen) = (true, true);
            }

            if (quoteDepth > 0 && quoteStart < 0) quoteStart = Text.Length;
            Text.Append(Decoded(written));
            Html.Append(written);
            if (isOpen && Text.Length >= wraps[next].Range.End)
            {
                Pause();
                Finish();
            }
        }

        /// <summary>Goes past the wraps that end here or were left behind.</summary>
        private void Finish()
        {
            for (; next < wraps.Count && (wraps[next].Range.IsEmpty || wraps[next].Range.End <= Text.Length); next++)
            {
                if (wasOpen)
                {
                    if (linkDepth == 0) Html.Append(wraps[next].After);
                    else owed += wraps[next].After;
                }

                wasOpen = false;
            }
        }

        private void Pause()
        {
            if (isOpen) Html.Append(wraps[next].Close);
            isOpen = false;
        }

        private void Quote(int deeper)
        {
            quoteDepth += deeper;
            if (quoteDepth > 0 || quoteStart < 0) return;
            Quoted.Add(new TextRange(quoteStart, Text.Length));
            quoteStart = -1;
        }

        private static ReadOnlySpan<char> Decoded(ReadOnlySpan<char> written) => written switch
        {
            "&amp;" => "&",
            "&lt;" => "<",
            "&gt;" => ">",
            "&quot;" => "\"",
            "&#39;" => "'",
            ['&', '#', 'x', .. var digits, ';'] when int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code) => new Rune(code).ToString(),
            ['&', '#', .. var digits, ';'] when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code) => new Rune(code).ToString(),
            _ => written,
        };
    }
}

/// <summary>Marks around a stretch of words.</summary>
/// <param name="Range">In the <see cref="ShownText"/>.</param>
/// <param name="Open">Before its first piece.</param>
/// <param name="Again">Before each further piece, where tags stand in it.</param>
/// <param name="Close">After each piece.</param>
/// <param name="After">Once after the last piece, outside of any link.</param>
public sealed record TextWrap(TextRange Range, SafeHtml Open, SafeHtml Again, SafeHtml Close, SafeHtml After);
