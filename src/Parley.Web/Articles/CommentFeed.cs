using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Articles;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Discussions;
using Parley.Web.Site;

namespace Parley.Web.Articles;

/// <summary><c>GET /articles/{slug}/comments.atom</c>: the newest comments under an article.</summary>
internal static class CommentFeed
{
    private const int Most = 50;

    public static async Task<Results<AtomFeed, NotFound>> Handle(string slug, HttpContext http, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (await database.ArticleAt(site.Site.Id, slug, cancel) is not { State: ArticleState.Published } article
            || await database.DiscussionOf(article.Id, cancel) is not { } discussion)
            return TypedResults.NotFound();

        var newest = await database.Newest(discussion.Id, Most, cancel);
        var page = http.AbsoluteUrl(http.Request.PathBase + SiteLinks.Article(article.Slug));
        var title = site.Words().Fill("page.title", ("title", discussion.Title), ("site", site.Words()["feed.comments"]));
        return new AtomFeed(
            page + "/comments.atom", page, title, site.Site.Language,
            newest.Select(row => row.EditedAt ?? row.StoredAt).DefaultIfEmpty(article.CreatedAt).Max(),
            [.. newest.Select(row => Entry(row, page))]);
    }

    private static AtomEntry Entry(CommentRow row, string page) => new()
    {
        Url = $"{page}#comment-{row.Id}",
        Title = Markup.Snippet(row.Source, 80),
        Updated = row.EditedAt ?? row.CreatedAt ?? row.StoredAt,
        Published = row.CreatedAt,
        Authors = row.AuthorName is { } name ? [name] : [],
        Html = row.Html,
    };
}
