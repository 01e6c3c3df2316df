using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Discussions;
using Parley.Storage;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Desk;

/// <summary><c>/desk/items/COMMENT</c>: one comment with all that helps to judge it, and the queue beside it.</summary>
internal static class ShowItem
{
    public static async Task<Results<HtmlPage, NotFound>> Page(
        long comment, CurrentReader reader, CurrentSite asked, Database database, HttpContext context, CancellationToken cancel) =>
        await DeskPages.Item(new CommentId(comment), null, StatusCodes.Status200OK, reader, asked, database, context, cancel) is { } page ? page : TypedResults.NotFound();
}
