using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.People;

/// <summary><c>/desk/people/{id}/notes</c>: what staff of this site tell one another about somebody.</summary>
internal static class WriteNote
{
    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, [FromForm] string? note, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        var (who, words, now) = (PersonDesk.Named(http, id), http.Words(), http.Now());
        var (text, refusal) = PersonDesk.Read(note, "note", PersonNote.Longest, words);
        if (!await database.IsHere(site.Site.Id, who, cancel) || reader.Account is not { } by)
            return TypedResults.NotFound();
        if (refusal is null && text is not null
            && !await database.Write((job, stop) => job.AddNote(new PersonNote(site.Site.Id, who, by, text, now), stop), cancel))
            refusal = new Refusal(StatusCodes.Status409Conflict, words.Fill("people.notes_full", ("limit", words.Number(PersonNote.Most))));
        if (refusal is null)
            return PersonalAnswer.GoTo(http, http.Request.PathBase + PersonDesk.Path(who) + "#notes");
        return await ShowProfile.Of(who, new ShowProfile.Typed { Note = note, Refusal = refusal }, http, reader, site, database, cancel) is { } page ? page : TypedResults.NotFound();
    }
}
