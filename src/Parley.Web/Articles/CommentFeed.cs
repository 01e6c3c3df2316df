using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Articles;
using Parley.Core.Text;
using Parley.Storage.Articles;
using Parley.Storage.Discussions;
using Parley.Web.Discussions;
using Parley.Web.Site;

namespace Parley.Web.Articles;

/// <summary><c>GET /articles/{slug}/comments.atom</c>: the newest comments under an article.</summary>
internal static class CommentFeed
{
    private const int Most = 50;

    public static async Task<Results<FinishedPage, NotFound>> Handle(string slug, CurrentSite asked, PageCache pages, CancellationToken cancel) =>
        await pages.Get(
            new PageKey(PageKind.CommentFeed, asked) { Text = slug }, null, (composition, stop) => Compose(slug, asked, composition, stop), cancel) is { } page
            ? page
            : TypedResults.NotFound();

    private static async Task<PageBody?> Compose(string slug, CurrentSite asked, Composition composition, CancellationToken cancel)
    {
        var database = composition.Database;
        if (await composition.Site(asked.Site.Id, cancel) is not { } site
            || await database.ArticleAt(site.Id, slug, cancel) is not { State: ArticleState.Published } article
            || await database.DiscussionOf(article.Id, cancel) is not { } discussion)
            return null;
        composition.Shows(discussion);

        var newest = await database.Newest(discussion.Id, Most, cancel);
        var page = asked.Origin + asked.PathBase + SiteLinks.Article(article.Slug);
        var words = Words.For(site.Language);
        var title = words.Fill("page.title", ("title", discussion.Title), ("site", words["feed.comments"]));
        return new AtomFeed(
            page + "/comments.atom", page, title, site.Language,
            newest.Select(row => row.EditedAt ?? row.StoredAt).DefaultIfEmpty(article.CreatedAt).Max(),
            [.. newest.Select(row => Entry(row, page, asked.Origin + asked.PathBase))]).Body();
    }

    private static AtomEntry Entry(CommentRow row, string page, string root) => new()
    {
        Url = $"{page}#comment-{row.Id}",
        Title = Markup.Snippet(row.Source, 80),
        Updated = row.EditedAt ?? row.CreatedAt ?? row.StoredAt,
        Published = row.CreatedAt,
        Authors = row.AuthorName is { } name ? [name] : [],
        Html = Mentions.LinkedUnder(row.Html, root),
    };
}
