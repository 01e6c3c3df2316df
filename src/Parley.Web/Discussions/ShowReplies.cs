using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Discussions;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary><c>GET /comments/{id}/replies?cursor=</c>: the replies that were not on the page.</summary>
internal static class ShowReplies
{
    private const int PageSize = 50;

    public static async Task<Results<HtmlPage, NotFound>> Handle(
        long id, string? cursor, HttpContext http, CurrentSite site, SiteDirectory sites, Database database, CancellationToken cancel)
    {
        await using var snapshot = await database.Snapshot(cancel);
        var comment = new CommentId(id);
        var from = ThreadCursor.Parse(cursor) ?? (string.IsNullOrEmpty(cursor) ? new ThreadCursor(ThreadSort.Best, comment, long.MaxValue, default) : null);
        if (from is null || from.Parent != comment
            || await database.Comment(comment, cancel) is not { Visible: true } parent || !site.Shows(parent)
            || await database.Discussion(parent.Discussion, cancel) is not { IsPublic: true } discussion
            || sites.ById(discussion.Site) is not { } owner
            || await database.ThreadPage(discussion.Id, from.Sort, PageSize, from, cancel) is not { } page)
            return TypedResults.NotFound();

        var view = ThreadViews.Comment(http, owner, parent, null);
        return HtmlPage.Shared<RepliesPage>(new RepliesPageView
        {
            Frame = Frames.Frame(http, owner, discussion.Title) with { NoIndex = true },
            ArticleHeadline = discussion.Title,
            ArticlePath = SiteLinks.Page(http, owner, discussion),
            Parent = view,
            Replies = [.. page.Comments.Select(node => ThreadViews.Comment(http, owner, node, ThreadViews.NameShown(parent)))],
            Next = page.Next is { } next
                ? new MoreReplies(Math.Max(1, parent.ReplyCount - next.Shown), $"{SiteLinks.Prefix(http, owner)}/comments/{id}/replies?cursor={next}")
                : null,
        });
    }
}
