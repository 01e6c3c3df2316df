using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Articles;
using Parley.Storage.Articles;
using Parley.Web.Site;

namespace Parley.Web.Articles;

/// <summary><c>GET /feed.atom</c>: the newest articles of the site.</summary>
internal static class ArticleFeed
{
    private const int Most = 30;

    public static async Task<Results<FinishedPage, NotFound>> Handle(CurrentSite asked, PageCache pages, CancellationToken cancel) =>
        await pages.Get(new PageKey(PageKind.ArticleFeed, asked), null, (composition, stop) => Compose(asked, composition, stop), cancel) is { } page
            ? page
            : TypedResults.NotFound();

    private static async Task<PageBody?> Compose(CurrentSite asked, Composition composition, CancellationToken cancel)
    {
        if (await composition.Site(asked.Site.Id, cancel) is not { } site)
            return null;
        var newest = await composition.Database.NewestArticles(site.Id, Most, cancel);
        var root = asked.Origin + asked.PathBase;
        return new AtomFeed(
            root + "/feed.atom", root + "/", site.Name, site.Language, newest.Select(row => row.Article.UpdatedAt).DefaultIfEmpty(site.CreatedAt).Max(),
            [.. newest.Select(row => Entry(row.Article, row.Revision.Content, root + SiteLinks.Article(row.Article.Slug)))]).Body();
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
