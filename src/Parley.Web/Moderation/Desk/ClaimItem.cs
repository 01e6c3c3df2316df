using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Discussions;
using Parley.Storage;
using Parley.Storage.Moderation.Desk;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Desk;

/// <summary><c>POST /desk/items/{comment}/claim</c>: "I look at this", taking it over from somebody, or giving it back.</summary>
internal static class ClaimItem
{
    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long comment, [FromForm] string? claim, CurrentReader reader, CurrentSite asked, Database database, HttpContext context, CancellationToken cancel)
    {
        var id = new CommentId(comment);
        if (reader.Account is not { } moderator || await database.QueuedComment(asked.Site.Id, id, cancel) is null)
            return await DeskPages.Item(id, context.Words()["desk.not_waiting"], StatusCodes.Status409Conflict, reader, asked, database, context, cancel) is { } gone ? gone : TypedResults.NotFound();
        var now = context.Now();
        var isDone = await database.Write(
            async (job, token) => claim == "release"
                ? await job.Release(asked.Site.Id, id, moderator, token) >= 0
                : await job.Claim(asked.Site.Id, id, moderator, fromOthers: claim == "take-over", now, token), cancel);
        if (isDone)
            return PersonalAnswer.GoTo(context, asked.PathBase + QueueRequest.Read(null, context.Request.Query, moderator).Item(id));
        return await DeskPages.Item(id, context.Words()["desk.claimed_first"], StatusCodes.Status409Conflict, reader, asked, database, context, cancel) is { } page ? page : TypedResults.NotFound();
    }
}
