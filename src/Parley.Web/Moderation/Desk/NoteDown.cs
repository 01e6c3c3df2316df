using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Discussions;
using Parley.Core.Moderation.Desk;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation.Desk;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Desk;

/// <summary><c>POST /desk/items/{comment}/notes</c>: a note about the comment for the other moderators, or taking one away.</summary>
internal static class NoteDown
{
    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long comment, [FromForm] string? text, [FromForm] long? remove, CurrentReader reader, CurrentSite asked, Database database,
        HttpContext context, CancellationToken cancel)
    {
        var id = new CommentId(comment);
        var words = context.Words();
        if (reader.Account is not { } moderator || await database.Comment(id, cancel) is not { } row || row.Site != asked.Site.Id)
            return TypedResults.NotFound();
        if (remove is { } note)
            await database.Write((job, token) => job.RemoveNote(asked.Site.Id, id, note, token), cancel);
        else
        {
            if (TextRules.Check(text, CommentNote.Longest) is not TextOutcome.Accepted { Text: var said })
                return await Again(words.Fill("desk.fault.text", ("field", words["desk.note"]), ("limit", words.Number(CommentNote.Longest))), StatusCodes.Status422UnprocessableEntity);
            var written = new CommentNote(asked.Site.Id, id, moderator, said, context.Now());
            if (!await database.Write((job, token) => job.AddNote(written, token), cancel))
                return await Again(words.Fill("desk.fault.notes", ("limit", words.Number(CommentNote.Most))), StatusCodes.Status422UnprocessableEntity);
        }

        return PersonalAnswer.GoTo(context, $"{asked.PathBase}{QueueRequest.Read(null, context.Request.Query, moderator).Item(id)}#notes");

        async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> Again(string why, int status) =>
            await DeskPages.Item(id, why, status, reader, asked, database, context, cancel) is { } page ? page : TypedResults.NotFound();
    }
}
