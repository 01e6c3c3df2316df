using System.Globalization;
using System.Text;
using System.Xml;
using Parley.Web.Site;

namespace Parley.Web.Articles.Feeds;

/// <summary>A feed as RFC 4287 has it.</summary>
internal static class AtomFeed
{
    public const string Namespace = "http://www.w3.org/2005/Atom";

    public static byte[] Write(Feed feed) => FeedXml.Write(xml =>
    {
        xml.WriteStartElement("feed", Namespace);
        xml.WriteAttributeString("xml", "lang", null, feed.Language);
        Element(xml, "id", feed.Url);
        Element(xml, "title", feed.Title);
        Element(xml, "updated", Iso.Time(feed.Updated));
        Link(xml, "self", feed.Url);
        Link(xml, "alternate", feed.Page);
        foreach (var entry in feed.Entries)
            Entry(xml, entry);
        xml.WriteEndElement();
    });

    private static void Entry(XmlWriter xml, FeedEntry entry)
    {
        xml.WriteStartElement("entry", Namespace);
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
            xml.WriteStartElement("author", Namespace);
            Element(xml, "name", author);
            xml.WriteEndElement();
        }

        foreach (var tag in entry.Tags)
        {
            xml.WriteStartElement("category", Namespace);
            xml.WriteAttributeString("term", FeedFormat.Clean(tag));
            xml.WriteEndElement();
        }

        if (entry.Picture is { } picture)
        {
            xml.WriteStartElement("link", Namespace);
            xml.WriteAttributeString("rel", "enclosure");
            xml.WriteAttributeString("href", picture.Url);
            xml.WriteAttributeString("type", picture.MediaType);
            xml.WriteAttributeString("length", picture.Length.ToString(CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }

        if (entry.Summary is { } summary)
            Element(xml, "summary", summary);
        if (entry.Html is { } html)
        {
            xml.WriteStartElement("content", Namespace);
            xml.WriteAttributeString("type", "html");
            xml.WriteString(FeedFormat.Clean(html));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, FeedFormat.Clean(text));

    private static void Link(XmlWriter xml, string relation, string url)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", url);
        xml.WriteEndElement();
    }
}

internal static class FeedXml
{
    public static byte[] Write(Action<XmlWriter> content)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CheckCharacters = true }))
            content(xml);
        return bytes.ToArray();
    }
}
