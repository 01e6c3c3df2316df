using System.Globalization;
using System.Text;
using Parley.Core.Articles;
using Parley.Core.People;

namespace Parley.Core.Text;

/// <summary>Writes a comment as HTML. The only elements it knows are those written here.</summary>
internal sealed class HtmlSink(StringBuilder html) : MarkupSink
{
    private readonly HashSet<string> _seenLinks = new(StringComparer.Ordinal);
    private readonly HashSet<AccountId> _seenPeople = [];
    private readonly HashSet<string> _seenPictures = new(StringComparer.Ordinal);
    private bool _spaceBefore;

    public List<string> Links { get; } = [];

    public List<AccountId> Mentions { get; } = [];

    public List<string> Pictures { get; } = [];

    public override void OpenQuote() => html.Append("<blockquote>");

    public override void CloseQuote() => html.Append("</blockquote>");

    public override void OpenList(int? first)
    {
        if (first is null) html.Append("<ul>");
        else if (first == 1) html.Append("<ol>");
        else html.Append("<ol start=\"").Append(Digits(first.Value)).Append("\">");
    }

    public override void CloseList(int? first) => html.Append(first is null ? "</ul>" : "</ol>");

    public override void OpenItem(int? number, bool jumps)
    {
        html.Append("<li dir=\"auto\"");
        if (number is { } n && jumps) html.Append(" value=\"").Append(Digits(n)).Append('"');
        html.Append('>');
    }

    public override void CloseItem() => html.Append("</li>");

    public override void OpenParagraph(bool bare)
    {
        if (!bare) html.Append("<p dir=\"auto\">");
        _spaceBefore = true;
    }

    public override void CloseParagraph(bool bare)
    {
        if (!bare) html.Append("</p>");
    }

    public override void CodeBlock(ReadOnlySpan<char> code)
    {
        html.Append("<pre dir=\"auto\"><code>");
        HtmlText.Append(html, code, keepSpace: true, ref _spaceBefore);
        html.Append("</code></pre>");
    }

    public override void Text(ReadOnlySpan<char> text) => HtmlText.Append(html, text, keepSpace: false, ref _spaceBefore);

    public override void Break()
    {
        html.Append("<br>");
        _spaceBefore = true;
    }

    public override void Code(ReadOnlySpan<char> code)
    {
        html.Append("<code>");
        HtmlText.Append(html, code, keepSpace: false, ref _spaceBefore);
        html.Append("</code>");
    }

    public override void Open(Mark mark) => html.Append(mark switch
    {
        Mark.Emphasis => "<em>",
        Mark.Strong => "<strong>",
        // Focus shows it, as does the pointer: no script, and the Tab key reaches it.
        _ => "<span class=\"spoiler\" tabindex=\"0\">",
    });

    public override void Close(Mark mark) => html.Append(mark switch
    {
        Mark.Emphasis => "</em>",
        Mark.Strong => "</strong>",
        _ => "</span>",
    });

    public override void OpenLink(WebLink link)
    {
        html.Append("<a href=\"").Append(HtmlText.Encode(link.Href)).Append("\" rel=\"ugc nofollow noopener\" dir=\"auto\">");
        if (_seenLinks.Add(link.Href)) Links.Add(link.Href);
    }

    public override void CloseLink() => html.Append("</a>");

    public override void Mention(Mention person, ReadOnlySpan<char> asWritten)
    {
        html.Append("<a class=\"mention\" href=\"").Append(HtmlText.Encode(person.Href)).Append("\" dir=\"auto\">");
        Text(asWritten);
        html.Append("</a>");
        if (_seenPeople.Add(person.Account)) Mentions.Add(person.Account);
    }

    /// <summary>The address is that of the file itself; whoever sends the page elsewhere makes it whole.</summary>
    public override void Picture(Picture picture, string alt)
    {
        html.Append("<a class=\"shown\" href=\"/files/").Append(picture.Hash).Append("\"><img src=\"/files/").Append(picture.Hash).Append('"');
        var sizes = picture.Sizes.Where(size => size.MediaType == "image/webp").ToList();
        if (sizes.Count > 0)
            html.Append(" srcset=\"").AppendJoin(", ", sizes.Select(size => $"/files/{size.Hash} {Digits(size.Width)}w")).Append("\" sizes=\"(min-width: 640px) 560px, 100vw\"");
        html.Append(" width=\"").Append(Digits(picture.Width)).Append("\" height=\"").Append(Digits(picture.Height)).Append("\" alt=\"").Append(HtmlText.Encode(alt)).Append("\" loading=\"lazy\"></a>");
        if (_seenPictures.Add(picture.Hash)) Pictures.Add(picture.Hash);
    }

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
