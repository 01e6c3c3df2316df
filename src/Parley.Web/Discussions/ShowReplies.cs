using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Discussions;
using Parley.Storage.Discussions;
using Parley.Web.Discussions.Quotes;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary><c>GET /comments/{id}/replies?cursor=&amp;after=</c>: the replies that were not on the page.</summary>
internal static class ShowReplies
{
    private const int PageSize = 50;

    public static async Task<Results<FinishedPage, NotFound>> Handle(
        long id, string? cursor, string? after, CurrentSite asked, PageCache pages, CancellationToken cancel)
    {
        var comment = new CommentId(id);
        var from = ThreadCursor.Parse(cursor) ?? (string.IsNullOrEmpty(cursor) ? new ThreadCursor(ThreadSort.Best, comment, long.MinValue, default) : null);
        if (from is null || from.Parent != comment)
            return TypedResults.NotFound();
        var key = new PageKey(PageKind.Replies, asked) { Id = id, Text = cursor };
        return await pages.Get(key, after, (composition, stop) => Compose(comment, from, asked, composition, stop), cancel) is { } page
            ? page
            : TypedResults.NotFound();
    }

    private static async Task<PageBody?> Compose(CommentId comment, ThreadCursor from, CurrentSite asked, Composition composition, CancellationToken cancel)
    {
        var database = composition.Database;
        if (await database.Comment(comment, cancel) is not { Visible: true } parent
            || await composition.Discussion(parent.Discussion, asked, cancel) is not var (discussion, owner)
            || await database.ThreadPage(discussion.Id, from.Sort, PageSize, from, cancel) is not { } page)
            return null;
        var frame = Frames.Frame(asked, owner, discussion.Title) with { NoIndex = true, LeavesSlots = true, Sheets = Frames.CommentSheets };
        var path = asked.Page(owner, discussion);
        var view = new RepliesPageView
        {
            Frame = frame,
            ArticleHeadline = discussion.Title,
            ArticlePath = path,
            Parent = await QuotesShown.In(database, ThreadViews.Comment(asked, owner, parent, null), path, asked.Prefix(owner), cancel),
            Replies = await QuotesShown.In(
                database, [.. page.Comments.Select(node => ThreadViews.Comment(asked, owner, node, ThreadViews.NameShown(parent)))], path, asked.Prefix(owner), cancel),
            Next = page.Next is { } next
                ? new MoreReplies(Math.Max(1, parent.ReplyCount - next.Shown), $"{asked.Prefix(owner)}/comments/{comment}/replies?cursor={next}")
                : null,
        };
        return await composition.Pages.Body<RepliesPage>(frame, view, ("comments", await composition.Fragments.Items(frame, view.Replies)));
    }
}
