using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Articles;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Discussions;
using Parley.Web.Discussions;
using Parley.Web.Site;

namespace Parley.Web.Articles.Feeds;

/// <summary><c>GET /articles/{slug}/comments.{format}</c>: the newest comments under an article.</summary>
internal static class CommentFeed
{
    private const int Most = 50;

    public static async Task<Results<FinishedPage, RedirectHttpResult, NotFound>> Handle(
        string slug, FeedFormat format, CurrentSite asked, PageCache pages, Store store, CancellationToken cancel)
    {
        var key = new PageKey(PageKind.CommentFeed, asked) { Text = $"{format.Name} {slug}" };
        if (await pages.Get(key, null, (composition, stop) => Compose(slug, format, asked, composition, stop), cancel) is { } page)
            return page;
        await using var database = store.Context();
        return await database.ArticleAt(asked.Site.Id, slug, cancel) is { State: ArticleState.Published } moved && moved.Slug != slug
            ? TypedResults.LocalRedirect($"{asked.PathBase}{SiteLinks.Article(moved.Slug)}/comments.{format.Name}", permanent: true)
            : TypedResults.NotFound();
    }

    private static async Task<PageBody?> Compose(string slug, FeedFormat format, CurrentSite asked, Composition composition, CancellationToken cancel)
    {
        var database = composition.Database;
        if (await composition.Site(asked.Site.Id, cancel) is not { } site
            || await database.ArticleAt(site.Id, slug, cancel) is not { State: ArticleState.Published } article || article.Slug != slug
            || await database.DiscussionOf(article.Id, cancel) is not { } discussion)
            return null;
        composition.Shows(discussion);

        var newest = await database.Newest(discussion.Id, Most, cancel);
        var page = asked.Origin + asked.PathBase + SiteLinks.Article(article.Slug);
        var words = Words.For(site.Language);
        var title = words.Fill("page.title", ("title", discussion.Title), ("site", words["feed.comments"]));
        return new Feed
        {
            Url = $"{page}/comments.{format.Name}",
            Page = page,
            Title = title,
            Language = site.Language,
            Updated = newest.Select(row => row.EditedAt ?? row.StoredAt).DefaultIfEmpty(article.CreatedAt).Max(),
            Entries = [.. newest.Select(row => Entry(row, page, asked.Origin + asked.PathBase))],
        }.In(format);
    }

    private static FeedEntry Entry(CommentRow row, string page, string root) => new()
    {
        Url = $"{page}#comment-{row.Id}",
        Title = Markup.Snippet(row.Source, 80),
        Updated = row.EditedAt ?? row.CreatedAt ?? row.StoredAt,
        Published = row.CreatedAt,
        Authors = row.AuthorName is { } name ? [name] : [],
        Html = Mentions.LinkedUnder(row.Html, root),
    };
}
