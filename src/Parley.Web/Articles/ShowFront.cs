using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Articles;
using Parley.Core.Live;
using Parley.Storage.Articles;
using Parley.Storage.Discussions;
using Parley.Web.Site;

namespace Parley.Web.Articles;

/// <summary><c>GET /</c>: the newest article leads, the others follow in a list.</summary>
internal static class ShowFront
{
    private const int Most = 30;

    public static async Task<Results<FinishedPage, NotFound>> Handle(CurrentSite asked, PageCache pages, CancellationToken cancel) =>
        await pages.Get(new PageKey(PageKind.Front, asked), null, (composition, stop) => Compose(asked, composition, stop), cancel) is { } page
            ? page
            : TypedResults.NotFound();

    private static async Task<PageBody?> Compose(CurrentSite asked, Composition composition, CancellationToken cancel)
    {
        if (await composition.Site(asked.Site.Id, cancel) is not { } site)
            return null;
        var newest = await composition.Database.NewestArticles(site.Id, Most, cancel);
        var counts = await composition.Database.CommentCounts([.. newest.Select(row => row.Article.Id)], cancel);
        foreach (var count in counts.Values)
            composition.Shows(EventScope.Discussion, count.Discussion.Value, count.Seq);
        var words = Words.For(site.Language);
        var frame = Frames.Frame(asked, site, null) with
        {
            Description = site.Tagline,
            Canonical = asked.AbsoluteUrl(asked.PathBase + "/"),
            Feeds = [new FeedLink(words["feed.articles"], asked.PathBase + "/feed.atom")],
            OpenGraph = new OpenGraph { Type = "website", Title = site.Name, Description = site.Tagline, Url = asked.AbsoluteUrl(asked.PathBase + "/") },
        };
        var items = newest.Select(row => Item(row.Article, row.Revision.Content, counts.GetValueOrDefault(row.Article.Id)?.Comments ?? 0, asked)).ToList();
        return await composition.Pages.Body<FrontPage>(frame, new FrontView
        {
            Frame = frame,
            Date = newest.Select(row => row.Article.PublishedAt).Max(),
            Lead = items.FirstOrDefault(),
            Items = [.. items.Skip(1)],
        });
    }

    private static FrontItem Item(Article article, ArticleContent content, long comments, CurrentSite asked) => new()
    {
        Path = asked.PathBase + SiteLinks.Article(article.Slug),
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
