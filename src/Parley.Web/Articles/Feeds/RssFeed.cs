using System.Globalization;
using System.Xml;

namespace Parley.Web.Articles.Feeds;

/// <summary>A feed as RSS 2.0 has it (rssboard.org/rss-specification), with the common namespaces for authors, full text and its own address.</summary>
internal static class RssFeed
{
    private const string Content = "http://purl.org/rss/1.0/modules/content/";
    private const string Creator = "http://purl.org/dc/elements/1.1/";

    public static byte[] Write(Feed feed) => FeedXml.Write(xml =>
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "content", null, Content);
        xml.WriteAttributeString("xmlns", "dc", null, Creator);
        xml.WriteAttributeString("xmlns", "atom", null, AtomFeed.Namespace);
        xml.WriteStartElement("channel");
        Element(xml, "title", feed.Title);
        Element(xml, "link", feed.Page);
        // The format asks for one; the title says what it is.
        Element(xml, "description", feed.Title);
        Element(xml, "language", feed.Language);
        Element(xml, "lastBuildDate", Date(feed.Updated));
        xml.WriteStartElement("atom", "link", AtomFeed.Namespace);
        xml.WriteAttributeString("rel", "self");
        xml.WriteAttributeString("href", feed.Url);
        xml.WriteAttributeString("type", FeedFormat.Rss.MediaType);
        xml.WriteEndElement();
        foreach (var entry in feed.Entries)
            Item(xml, entry);
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static void Item(XmlWriter xml, FeedEntry entry)
    {
        xml.WriteStartElement("item");
        Element(xml, "title", entry.Title);
        Element(xml, "link", entry.Url);
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "true");
        xml.WriteString(entry.Url);
        xml.WriteEndElement();
        if (entry.Published is { } published)
            Element(xml, "pubDate", Date(published));
        foreach (var author in entry.Authors)
            xml.WriteElementString("dc", "creator", Creator, FeedFormat.Clean(author));
        foreach (var tag in entry.Tags)
            Element(xml, "category", tag);
        if (entry.Summary is { } summary)
            Element(xml, "description", summary);
        if (entry.Html is { } html)
            xml.WriteElementString("content", "encoded", Content, FeedFormat.Clean(html));
        if (entry.Picture is { } picture)
        {
            xml.WriteStartElement("enclosure");
            xml.WriteAttributeString("url", picture.Url);
            xml.WriteAttributeString("length", picture.Length.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("type", picture.MediaType);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, FeedFormat.Clean(text));

    private static string Date(DateTimeOffset time) => time.ToUniversalTime().ToString("R", CultureInfo.InvariantCulture);
}
