using System.Text;
using System.Xml;
using Parley.Web.Site;

namespace Parley.Web.Articles;

/// <summary>One entry of a feed. Addresses are absolute; what is not known is left out.</summary>
internal sealed record AtomEntry
{
    public required string Url { get; init; }
    public required string Title { get; init; }
    public required DateTimeOffset Updated { get; init; }
    public DateTimeOffset? Published { get; init; }
    public IReadOnlyList<string> Authors { get; init; } = [];
    public string? Summary { get; init; }
    public string? Html { get; init; }
    public string? Language { get; init; }
}

/// <summary>A feed as RFC 4287 has it.</summary>
internal sealed class AtomFeed(string url, string page, string title, string language, DateTimeOffset updated, IReadOnlyList<AtomEntry> entries)
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    public PageBody Body() => new(Encoding.UTF8.GetBytes(Write()), "application/atom+xml; charset=utf-8", language);

    private string Write()
    {
        var text = new StringBuilder();
        // Readers write any sign; those that XML has no place for are left out rather than breaking the feed for everyone.
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, CheckCharacters = true }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, language);
            Element(xml, "id", url);
            Element(xml, "title", title);
            Element(xml, "updated", Iso.Time(updated));
            Link(xml, "self", url);
            Link(xml, "alternate", page);
            foreach (var entry in entries)
                Entry(xml, entry);
            xml.WriteEndElement();
        }

        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + text;
    }

    private static void Entry(XmlWriter xml, AtomEntry entry)
    {
        xml.WriteStartElement("entry", Atom);
        if (entry.Language is { } language)
            xml.WriteAttributeString("xml", "lang", null, language);
        Element(xml, "id", entry.Url);
        Element(xml, "title", entry.Title);
        Link(xml, "alternate", entry.Url);
        Element(xml, "updated", Iso.Time(entry.Updated));
        if (entry.Published is { } published)
            Element(xml, "published", Iso.Time(published));
        // RFC 4287 asks for an author; an unknown one is an empty name, not an invented one.
        foreach (var author in entry.Authors.Count > 0 ? entry.Authors : [""])
        {
            xml.WriteStartElement("author", Atom);
            Element(xml, "name", author);
            xml.WriteEndElement();
        }

        if (entry.Summary is { } summary)
            Element(xml, "summary", summary);
        if (entry.Html is { } html)
        {
            xml.WriteStartElement("content", Atom);
            xml.WriteAttributeString("type", "html");
            xml.WriteString(Clean(html));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, Clean(text));

    private static void Link(XmlWriter xml, string relation, string url)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", url);
        xml.WriteEndElement();
    }

    private static string Clean(string text)
    {
        if (!text.Any(sign => !XmlConvert.IsXmlChar(sign) && !char.IsSurrogate(sign)))
            return text;
        return string.Concat(text.Where(sign => XmlConvert.IsXmlChar(sign) || char.IsSurrogate(sign)));
    }
}
