using System.Xml;
using Parley.Web.Articles.Feeds;

namespace Parley.Web.Site.Maps;

/// <summary>An address in a map of the site, and when what stands there last changed.</summary>
internal readonly record struct MappedPage(string Url, DateTimeOffset? Changed);

/// <summary>Sitemaps as sitemaps.org has them.</summary>
internal static class SiteMapXml
{
    public const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>Of addresses in one map: the protocol's own bound.</summary>
    public const int Most = 50_000;

    public static PageBody Pages(IEnumerable<MappedPage> pages) => Body("urlset", "url", pages);

    public static PageBody Index(IEnumerable<MappedPage> maps) => Body("sitemapindex", "sitemap", maps);

    public static PageBody Body(Action<XmlWriter> content) => new(FeedXml.Write(content), "application/xml; charset=utf-8");

    private static PageBody Body(string root, string element, IEnumerable<MappedPage> entries) => Body(xml =>
    {
        xml.WriteStartElement(root, Namespace);
        foreach (var entry in entries)
        {
            xml.WriteStartElement(element, Namespace);
            xml.WriteElementString("loc", Namespace, entry.Url);
            if (entry.Changed is { } changed)
                xml.WriteElementString("lastmod", Namespace, Iso.Time(changed));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });
}
