using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Web.Articles.Feeds;

namespace Parley.Web.Site.Maps;

/// <summary>
/// <c>GET /news-sitemap.xml</c>: what appeared in the last two days, as news aggregators ask for it. It changes with the clock, so it is
/// made each time.
/// </summary>
internal static class ShowNewsMap
{
    private const string News = "http://www.google.com/schemas/sitemap-news/0.9";
    private const int Most = 1_000;
    private static readonly TimeSpan Age = TimeSpan.FromDays(2);

    public static async Task<FinishedPage> Handle(HttpContext http, CurrentSite asked, Database database, CancellationToken cancel)
    {
        var root = asked.Origin + asked.PathBase;
        var list = ArticleList.All(asked.Site.Id) with { From = http.Now() - Age };
        var newest = await database.Articles(list, null, Most, cancel);
        return new FinishedPage(SiteMapXml.Body(xml =>
        {
            xml.WriteStartElement("urlset", SiteMapXml.Namespace);
            xml.WriteAttributeString("xmlns", "news", null, News);
            foreach (var (article, revision) in newest)
            {
                xml.WriteStartElement("url", SiteMapXml.Namespace);
                xml.WriteElementString("loc", SiteMapXml.Namespace, root + SiteLinks.Article(article.Slug));
                xml.WriteStartElement("news", "news", News);
                xml.WriteStartElement("news", "publication", News);
                xml.WriteElementString("news", "name", News, FeedFormat.Clean(asked.Site.Name));
                xml.WriteElementString("news", "language", News, revision.Content.Language);
                xml.WriteEndElement();
                xml.WriteElementString("news", "publication_date", News, Iso.Time(article.PublishedAt ?? article.CreatedAt));
                xml.WriteElementString("news", "title", News, FeedFormat.Clean(revision.Content.Headline));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }));
    }
}
