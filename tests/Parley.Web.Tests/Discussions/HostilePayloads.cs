using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Parley.Web.Tests.Conventions;

namespace Parley.Web.Tests.Discussions;

/// <summary>What attackers write, from the samples beside the parser's own tests, and what no page may then hold.</summary>
internal static partial class HostilePayloads
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.OrdinalIgnoreCase)
    {
        ["p"] = ["dir"], ["br"] = [], ["em"] = [], ["strong"] = [], ["code"] = [], ["pre"] = ["dir"], ["blockquote"] = [],
        ["ul"] = [], ["ol"] = ["start"], ["li"] = ["dir", "value"], ["a"] = ["class", "href", "rel", "dir"], ["span"] = ["class", "tabindex"],
    };

    private static readonly string[] Never = ["iframe", "object", "embed", "base", "style", "template", "noscript", "xmp", "math", "foreignobject", "animate", "frameset", "applet", "portal", "audio", "video"];

    public static readonly IReadOnlyList<string> Schemes = Read("schemes");

    public static readonly IReadOnlyList<string> Markup = [.. Read("elements"), .. Read("breakouts")];

    /// <summary>As the words of a comment: markup as it is, addresses bare and in every form of a link.</summary>
    public static readonly IReadOnlyList<string> Texts =
        [.. Markup, .. Schemes.Select(url => $"[x]({url}) {url} <{url}> [x](<{url}>) [{url}](https://a.example) ![x]({url})")];

    /// <summary>All that is wrong with the inside of a comment.</summary>
    public static IEnumerable<string> WrongInProse(IElement prose)
    {
        foreach (var element in prose.QuerySelectorAll("*").Where(element => !IsQuoteLink(element)))
        {
            if (!Allowed.TryGetValue(element.LocalName, out var attributes))
                yield return $"<{element.LocalName}>";
            else
                foreach (var attribute in element.Attributes.Where(attribute => !attributes.Contains(attribute.Name, StringComparer.Ordinal)))
                    yield return $"{element.LocalName} {attribute.Name}={attribute.Value}";
            if (element.GetAttribute("href") is { } href && !IsHarmless(href))
                yield return href;
            if (element.LocalName == "a" && (element.GetAttribute("rel") ?? "") is var rel && !element.ClassList.Contains("mention") && !rel.Contains("ugc", StringComparison.Ordinal))
                yield return $"a rel={rel}";
        }
    }

    /// <summary>Ours, from quoted words to where they stand.</summary>
    private static bool IsQuoteLink(IElement element) =>
        element.Matches("a.to[rel=nofollow]") && element.Attributes.Length <= 4 && element.GetAttribute("href") is ['/', not '/', ..]
        && element.GetAttribute("data-to")?.All(char.IsAsciiDigit) != false;

    /// <summary>All that is wrong with a page as a whole.</summary>
    public static IEnumerable<string> WrongInPage(IDocument page)
    {
        foreach (var prose in page.QuerySelectorAll(".comment .prose, #preview"))
            foreach (var wrong in WrongInProse(prose))
                yield return wrong;
        foreach (var element in page.All)
        {
            if (Never.Contains(element.LocalName, StringComparer.OrdinalIgnoreCase))
                yield return $"<{element.LocalName}>";
            if (element.LocalName == "script" && !(element.GetAttribute("src")?.StartsWith("/assets/", StringComparison.Ordinal) ?? IsData(element)))
                yield return element.OuterHtml;
            foreach (var attribute in element.Attributes)
            {
                if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name is "style" or "srcdoc")
                    yield return $"{element.LocalName} {attribute.Name}={attribute.Value}";
                if (attribute.Name is "href" or "src" or "action" or "formaction" or "xlink:href" or "poster" or "data" && !IsHarmless(attribute.Value))
                    yield return $"{element.LocalName} {attribute.Name}={attribute.Value}";
            }
        }
    }

    private static bool IsData(IElement script)
    {
        if (script.GetAttribute("type") is not ("application/ld+json" or "application/json"))
            return false;
        using var _ = System.Text.Json.JsonDocument.Parse(script.TextContent);
        return true;
    }

    /// <summary>Harmless as a browser reads it: blanks and controls around and line ends inside fall away first (WHATWG URL).</summary>
    private static bool IsHarmless(string address)
    {
        var read = new string([.. address.Where(sign => sign is not ('\t' or '\n' or '\r'))]).Trim([.. Enumerable.Range(0, 33).Select(sign => (char)sign)]);
        if (read.StartsWith('#') || (read.StartsWith('/') && !read.StartsWith("//", StringComparison.Ordinal) && !read.StartsWith("/\\", StringComparison.Ordinal)))
            return true;
        return Uri.TryCreate(read, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto";
    }

    private static List<string> Read(string name) =>
        [.. Sources.Text($"tests/Parley.Core.Tests/Text/Samples/hostile/{name}.txt").Split('\n')
            .Where(line => line.Length > 0 && !line.StartsWith("## ", StringComparison.Ordinal))
            .Select(line => Escape().Replace(line, match => match.Value switch
            {
                "\\t" => "\t",
                "\\n" => "\n",
                "\\r" => "\r",
                _ => char.ConvertFromUtf32(int.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
            }))
            // U+0000 is refused at the door, which the tests of the edge hold.
            .Where(line => !line.Contains('\0', StringComparison.Ordinal))];

    [GeneratedRegex(@"\\u\{([0-9A-Fa-f]+)\}|\\[tnr]")]
    private static partial Regex Escape();
}
