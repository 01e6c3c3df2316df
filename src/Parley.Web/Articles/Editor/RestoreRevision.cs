using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Site;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Articles.Editor;

/// <summary>Brings back an earlier state; what is there now stays in the list.</summary>
internal static class RestoreRevision
{
    /// <summary><c>POST /editor/articles/{id}/revisions/{number}/restore</c>: as a new revision.</summary>
    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, int number, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        if (await OpenedArticle.Find(id, http, reader, site, database, cancel) is not { } opened || await database.Revision(opened.Id, number, cancel) is null)
            return TypedResults.NotFound();
        var now = http.Now();
        if (await database.Write((job, stop) => job.RestoreRevision(site.Site.Id, opened.Id, number, opened.Editor, keys, now, stop), cancel))
            return PersonalAnswer.GoTo(http, opened.Path + "?saved=restored");
        var copy = await database.CurrentCopy(opened.Id, cancel);
        return await EditArticle.Page(
            opened, new EditorEntry(copy?.Form ?? new(), copy?.Number ?? 0) { Refused = http.Words()["editor.restore_first"] }, cancel, StatusCodes.Status409Conflict);
    }

    /// <summary><c>POST /editor/articles/{id}/copies/{number}/take-up</c>: a copy that was set aside is worked on again.</summary>
    public static async Task<Results<RedirectHttpResult, NotFound>> HandleCopy(
        long id, int number, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (await OpenedArticle.Find(id, http, reader, site, database, cancel) is not { } opened)
            return TypedResults.NotFound();
        var now = http.Now();
        return await database.Write((job, stop) => job.TakeUpCopy(site.Site.Id, opened.Id, number, opened.Editor, now, stop), cancel)
            ? PersonalAnswer.GoTo(http, opened.Path + "?saved=restored")
            : TypedResults.NotFound();
    }
}
