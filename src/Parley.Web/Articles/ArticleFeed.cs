using Parley.Core.Articles;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Web.Site;

namespace Parley.Web.Articles;

/// <summary><c>GET /feed.atom</c>: the newest articles of the site.</summary>
internal static class ArticleFeed
{
    private const int Most = 30;

    public static async Task<AtomFeed> Handle(HttpContext http, CurrentSite site, Database database, CancellationToken cancel)
    {
        var newest = await database.NewestArticles(site.Site.Id, Most, cancel);
        var root = http.Request.PathBase.Value ?? "";
        return new AtomFeed(
            http.AbsoluteUrl(root + "/feed.atom"), http.AbsoluteUrl(root + "/"), site.Site.Name, site.Site.Language,
            newest.Select(row => row.Article.UpdatedAt).DefaultIfEmpty(site.Site.CreatedAt).Max(),
            [.. newest.Select(row => Entry(row.Article, row.Revision.Content, http.AbsoluteUrl(root + SiteLinks.Article(row.Article.Slug))))]);
    }

    private static AtomEntry Entry(Article article, ArticleContent content, string url) => new()
    {
        Url = url,
        Title = content.Headline,
        Updated = article.UpdatedAt,
        Published = article.PublishedAt,
        Authors = [.. content.Bylines.Select(byline => byline.Name)],
        Summary = content.Dek,
        Language = content.Language,
    };
}
