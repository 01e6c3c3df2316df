using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Storage;
using Parley.Storage.Moderation.Desk;
using Parley.Storage.Site;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Desk;

/// <summary><c>POST /desk/undo</c>: takes back what one has just done, and leads back to it.</summary>
internal static class UndoAct
{
    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        [FromForm] long? number, CurrentReader reader, CurrentSite asked, Database database, KeyFile keys, HttpContext context, CancellationToken cancel)
    {
        if (reader.Account is not { } moderator || number is not { } row || await database.DoneBy(asked.Site.Id, row, moderator, cancel) is not { } done)
            return TypedResults.NotFound();
        var request = QueueRequest.Read(null, context.Request.Query, moderator);
        return await database.Write((job, token) => job.UndoAtDesk(asked.Site.Id, row, moderator, keys, context.Now(), token), cancel) switch
        {
            DeskResult.Done => PersonalAnswer.GoTo(context, asked.PathBase + request.Item(done.Comment)),
            DeskResult.Overtaken => await DeskPages.Item(
                done.Comment, context.Words()["desk.undo_late"], StatusCodes.Status409Conflict, reader, asked, database, context, cancel) is { } page ? page : TypedResults.NotFound(),
            _ => TypedResults.NotFound(),
        };
    }
}
