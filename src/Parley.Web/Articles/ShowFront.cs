using Parley.Core.Articles;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Discussions;
using Parley.Web.Site;

namespace Parley.Web.Articles;

/// <summary><c>GET /</c>: the newest article leads, the others follow in a list.</summary>
internal static class ShowFront
{
    private const int Most = 30;

    public static async Task<HtmlPage> Handle(HttpContext http, CurrentSite site, Database database, CancellationToken cancel)
    {
        var newest = await database.NewestArticles(site.Site.Id, Most, cancel);
        var counts = await database.CommentCounts([.. newest.Select(row => row.Article.Id)], cancel);
        var words = site.Words();
        var frame = Frames.Frame(http, site.Site, null) with
        {
            Description = site.Site.Tagline,
            Canonical = http.AbsoluteUrl(http.Request.PathBase + "/"),
            Feeds = [new FeedLink(words["feed.articles"], http.Request.PathBase + "/feed.atom")],
            OpenGraph = new OpenGraph { Type = "website", Title = site.Site.Name, Description = site.Site.Tagline, Url = http.AbsoluteUrl(http.Request.PathBase + "/") },
        };
        var items = newest.Select(row => Item(row.Article, row.Revision.Content, counts.GetValueOrDefault(row.Article.Id), http, site.Site)).ToList();
        return HtmlPage.Shared<FrontPage>(new FrontView
        {
            Frame = frame,
            Date = newest.Select(row => row.Article.PublishedAt).Max(),
            Lead = items.FirstOrDefault(),
            Items = [.. items.Skip(1)],
        });
    }

    private static FrontItem Item(Article article, ArticleContent content, long comments, HttpContext http, Publication site) => new()
    {
        Path = SiteLinks.Prefix(http, site) + SiteLinks.Article(article.Slug),
        Headline = content.Headline,
        Section = content.Section,
        Dek = content.Dek,
        Bylines = [.. content.Bylines.Select(byline => byline.Name)],
        PublishedAt = article.PublishedAt,
        CommentCount = comments,
        Language = content.Language,
        Direction = content.Direction,
        Picture = content.Lead,
    };
}
