using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Storage;
using Parley.Storage.Moderation.Desk;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Desk;

/// <summary><c>/desk/queue/TAB</c>: what waits, the most pressing first, with the first of it opened beside it where there is room.</summary>
internal static class ShowQueue
{
    public static RedirectHttpResult Start(HttpContext context) => PersonalAnswer.GoTo(context, $"{context.Request.PathBase}/desk/queue/all");

    public static async Task<Results<HtmlPage, NotFound>> Page(
        string tab, CurrentReader reader, CurrentSite asked, Database database, HttpContext context, CancellationToken cancel)
    {
        if (QueueTabs.Named(tab) is null)
            return TypedResults.NotFound();
        await using var moment = await database.Snapshot(cancel);
        var request = QueueRequest.Read(tab, context.Request.Query, reader.Account);
        var queue = await database.Queue(asked.Site.Id, request.Tab, request.Filter, request.Order, request.After, QueueQueries.PageSize, cancel);
        var first = queue.Entries is [var top, ..] ? await ItemContext.Of(top.Comment, request, reader, asked, database, context, cancel) : null;
        return await DeskPages.Page(request, queue, first, isItem: false, null, StatusCodes.Status200OK, reader, asked, database, context, cancel);
    }
}
