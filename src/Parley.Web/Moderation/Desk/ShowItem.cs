using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Discussions;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation.Desk;
using Parley.Web.Discussions;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Desk;

/// <summary><c>/desk/items/COMMENT</c>: one comment with all that helps to judge it.</summary>
internal static class ShowItem
{
    public static async Task<Results<HtmlPage, NotFound>> Page(
        long comment, CurrentReader reader, CurrentSite asked, Database database, HttpContext context, CancellationToken cancel)
    {
        await using var moment = await database.Snapshot(cancel);
        var request = QueueRequest.Read(null, context.Request.Query);
        if (await Item(new CommentId(comment), request, reader, asked, database, context, cancel) is not { } item)
            return TypedResults.NotFound();
        var page = await database.Queue(asked.Site.Id, request.Tab, request.Order, request.After, QueueQueries.PageSize, cancel);
        var desk = await DeskFrame.Of(context, request.Tab.Name, context.Words()["desk.heading"], reader, database, cancel);
        return HtmlPage.Personal<DeskPage>(new DeskView { Desk = desk, Request = request, Queue = page, Item = item, IsItem = true, Now = context.Now() });
    }

    /// <summary>Null when there is no such comment on this site.</summary>
    internal static async Task<ItemView?> Item(
        CommentId id, QueueRequest request, CurrentReader reader, CurrentSite asked, Database database, HttpContext context, CancellationToken cancel)
    {
        if (await database.Comment(id, cancel) is not { } row || row.Site != asked.Site.Id || await database.Discussion(row.Discussion, cancel) is not { } discussion)
            return null;
        return new ItemView
        {
            // Staff judge the words, so they see them removed or not.
            Comment = ThreadViews.Comment(asked, asked.Site, row, null) with { Html = SafeHtml.FromStore(row.Html) },
            Headline = discussion.Title,
            ArticlePath = asked.Page(asked.Site, discussion),
            Above = [.. (await database.Ancestors(row, cancel)).Select(above => ThreadViews.Comment(asked, asked.Site, above, null))],
            Waiting = await database.QueuedComment(asked.Site.Id, id, cancel),
        };
    }
}
