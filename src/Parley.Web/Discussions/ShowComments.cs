using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Discussions;
using Parley.Storage.Discussions;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary><c>GET /discussions/{id}/comments?sort=&amp;cursor=&amp;after=</c>: a further page of a discussion, as HTML.</summary>
internal static class ShowComments
{
    public static async Task<Results<FinishedPage, NotFound>> Handle(
        long id, string? sort, string? cursor, string? after, CurrentSite asked, PageCache pages, CancellationToken cancel)
    {
        var from = ThreadCursor.Parse(cursor);
        if (Ranking.Named(sort) is not { } order || (from is null && !string.IsNullOrEmpty(cursor)))
            return TypedResults.NotFound();
        var key = new PageKey(PageKind.Comments, asked) { Id = id, Sort = order, Text = cursor };
        return await pages.Get(key, after, (composition, stop) => Compose(new DiscussionId(id), order, from, asked, composition, stop), cancel) is { } page
            ? page
            : TypedResults.NotFound();
    }

    private static async Task<PageBody?> Compose(
        DiscussionId id, ThreadSort order, ThreadCursor? from, CurrentSite asked, Composition composition, CancellationToken cancel)
    {
        if (await composition.Discussion(id, asked, cancel) is not var (discussion, owner)
            || await composition.Database.ThreadPage(id, order, ReadComments.DefaultLimit, from, cancel) is not { } page)
            return null;
        var frame = Frames.Frame(asked, owner, discussion.Title) with
        {
            NoIndex = true,
            LeavesSlots = true,
            Sheets = Frames.CommentSheets,
            Canonical = asked.AbsoluteUrl(asked.Page(owner, discussion)),
        };
        var view = new CommentsPageView
        {
            Frame = frame,
            ArticleHeadline = discussion.Title,
            Thread = await ThreadViews.Thread(asked, owner, discussion, page, order, composition, cancel),
            IsFirst = from is null,
        };
        return await composition.Pages.Body<CommentsPage>(frame, view, ("comments", await composition.Fragments.Items(frame, view.Thread.Comments)));
    }
}
