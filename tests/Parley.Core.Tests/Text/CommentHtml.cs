using System.Text;
using Parley.Core.Text;

namespace Parley.Core.Tests.Text;

/// <summary>
/// Reads the HTML of a comment as strictly as it can be read: allow-listed elements and attributes in the one spelling that we write,
/// every tag closed in order, no sign that HTML could take otherwise. What passes, a browser parses to the same tree, and that tree writes itself back the same.
/// </summary>
internal sealed class CommentHtml
{
    private static readonly Dictionary<string, string[]> s_attributes = new(StringComparer.Ordinal)
    {
        ["p"] = ["dir"], ["br"] = [], ["em"] = [], ["strong"] = [], ["code"] = [], ["pre"] = ["dir"], ["blockquote"] = [],
        ["ul"] = [], ["ol"] = ["start"], ["li"] = ["dir", "value"], ["a"] = ["class", "href", "rel", "dir"], ["span"] = ["class", "tabindex"],
        ["img"] = ["src", "srcset", "sizes", "width", "height", "alt", "loading"],
    };

    private static readonly (string, char)[] s_entities = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\'')];

    // Elements in which only words and their marks may stand; a paragraph in a paragraph would be closed by the browser.
    private static readonly string[] s_phrasing = ["br", "em", "strong", "code", "a", "span", "img"];
    private static readonly string[] s_onlyPhrasing = ["p", "em", "strong", "a", "span"];

    private readonly string _html;
    private readonly Stack<string> _open = new();
    private readonly StringBuilder _text = new();
    private int _place;
    private int _paragraphs;
    private bool _inCode;

    private CommentHtml(string html) => _html = html;

    public List<string> Hrefs { get; } = [];

    /// <summary>What is said of each picture.</summary>
    public List<string> Pictures { get; } = [];

    public int Depth { get; private set; }

    /// <summary>What is seen: a line end for each br, an empty line between paragraphs, no-break blanks as blanks.</summary>
    public string Text => _text.ToString();

    public static CommentHtml Read(SafeHtml html)
    {
        var read = new CommentHtml(html.Value);
        while (read._place < read._html.Length) read.Next();
        read.Must(read._open.Count == 0, "all closed");
        return read;
    }

    private void Next()
    {
        var c = _html[_place];
        if (c == '<') Tag();
        else if (c == '&') _text.Append(Entity());
        else
        {
            Must(c is not ('>' or '"' or '\'' or '\0' or '\r' or '\u2028' or '\u2029'), "encoded text");
            Must(c >= ' ' || (c is '\n' or '\t' && _inCode), "no control");
            Must(c is not ((>= '\u007F' and <= '\u009F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFFFE' or '\uFFFF'), "no hidden turn");
            Must(_open.Count > 0 && _open.Peek() is not ("ul" or "ol" or "blockquote" or "pre"), "text where text belongs");
            _text.Append(c == '\u00A0' ? ' ' : c);
            _place++;
        }
    }

    private char Entity()
    {
        foreach (var (name, sign) in s_entities)
        {
            if (string.CompareOrdinal(_html, _place, name, 0, name.Length) != 0) continue;
            _place += name.Length;
            return sign;
        }

        throw new InvalidOperationException($"No entity of ours at {_place} of {_html}");
    }

    private void Tag()
    {
        var end = _html.IndexOf('>', _place);
        Must(end > 0, "tag ends");
        var tag = _html[(_place + 1)..end];
        _place = end + 1;
        if (tag.StartsWith('/'))
        {
            Must(_open.Count > 0 && _open.Pop() == tag[1..], "closes what is open");
            if (tag == "/pre") _inCode = false;
            return;
        }

        var name = tag.Split(' ')[0];
        Must(s_attributes.ContainsKey(name), "is allowed", name);
        Attributes(name, tag[name.Length..]);
        Place(name);
    }

    private void Place(string name)
    {
        var parent = _open.Count > 0 ? _open.Peek() : "";
        Must(!s_onlyPhrasing.Contains(parent) || s_phrasing.Contains(name), "words only", name);
        Must(parent is not ("ul" or "ol") || name == "li", "only items in lists");
        Must(name != "li" || parent is "ul" or "ol", "items only in lists");
        Must(parent != "pre" || name == "code", "only code in pre");
        Must(parent != "code" || name == "br", "only text in code");
        Must(name != "a" || !_open.Contains("a"), "no link in a link");
        Must(name != "span" || (!_open.Contains("span") && !_open.Contains("a")), "no spoiler in a spoiler or a link");
        Must(!s_phrasing.Contains(name) || parent is not ("" or "blockquote" or "ul" or "ol"), "words in paragraphs");
        Must(name != "img" || parent == "a", "a picture stands in the link to its file");
        if (name == "img") return;
        if (name == "br")
        {
            _text.Append('\n');
            return;
        }

        if (name is "p")
        {
            if (_paragraphs++ > 0) _text.Append("\n\n");
        }

        _inCode |= name == "pre";
        _open.Push(name);
        Depth = Math.Max(Depth, _open.Count);
    }

    private void Attributes(string element, string attributes)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (attributes.Length > 0)
        {
            var equals = attributes.IndexOf("=\"", StringComparison.Ordinal);
            Must(attributes[0] == ' ' && equals > 1, "attribute is name and quoted value");
            var name = attributes[1..equals];
            var end = attributes.IndexOf('"', equals + 2);
            Must(end > 0 && s_attributes[element].Contains(name) && seen.Add(name), "attribute is allowed, once", name);
            Value(name, attributes[(equals + 2)..end]);
            attributes = attributes[(end + 1)..];
        }

        Must(element != "img" || seen.IsSupersetOf(["src", "width", "height", "alt"]), "a picture has its size and its words");
        Must(element != "a" || seen.Contains("href"), "a link leads somewhere");
        Must(element != "a" || seen.Contains("rel") || seen.Contains("class"), "a reader's link is not vouched for");
    }

    private void Value(string name, string value)
    {
        switch (name)
        {
            case "dir":
                Must(value == "auto", "dir");
                break;
            case "class":
                Must(value is "spoiler" or "mention" or "shown", "class");
                break;
            case "tabindex":
                Must(value == "0", "tabindex");
                break;
            case "rel":
                Must(value == "ugc nofollow noopener", "rel");
                break;
            case "src":
                Must(IsFile(value), "a file of ours");
                break;
            case "srcset":
                Must(value.Split(", ").All(part => part.Split(' ') is [var file, [.., 'w']] && IsFile(file)), "files of ours");
                break;
            case "sizes":
                Must(value == "(min-width: 640px) 560px, 100vw", "sizes");
                break;
            case "loading":
                Must(value == "lazy", "loading");
                break;
            case "alt":
                Must(value.All(c => c is >= ' ' and not ('<' or '>' or '"' or '\'')), "encoded words");
                Pictures.Add(System.Net.WebUtility.HtmlDecode(value));
                break;
            case "width" or "height":
            case "start" or "value":
                Must(value.Length is > 0 and < 10 && value.All(char.IsAsciiDigit), "number");
                break;
            case "href":
                Href(value);
                break;
        }
    }

    private void Href(string value)
    {
        Must(value.All(c => c is > ' ' and < '\u007F' and not ('"' or '<' or '>' or '\\' or '`')), "plain address");
        Must(value.Replace("&amp;", "", StringComparison.Ordinal).IndexOf('&', StringComparison.Ordinal) < 0, "encoded address");
        var href = value.Replace("&amp;", "&", StringComparison.Ordinal);
        Hrefs.Add(href);
        if (href.StartsWith('/')) return;
        Must(Uri.TryCreate(href, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto", "an address that we link to", href);
        Must(uri?.Scheme == "mailto" || uri?.UserInfo.Length == 0, "no user in the address");
    }

    private static bool IsFile(string address) => address.Length == "/files/".Length + 64 && address.StartsWith("/files/", StringComparison.Ordinal) && address[7..].All(char.IsAsciiHexDigitLower);

    private void Must(bool holds, string what, string where = "")
    {
        if (!holds) throw new InvalidOperationException($"Not so at {_place}: {what} {where}. In: {_html}");
    }
}
