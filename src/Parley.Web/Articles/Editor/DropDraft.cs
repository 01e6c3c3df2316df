using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Articles.Editor;

/// <summary><c>/editor/articles/{id}/drop</c>: forgets what was typed and not published; a draft that never was a revision goes whole.</summary>
internal static class DropDraft
{
    public static async Task<Results<HtmlPage, NotFound>> HandlePage(
        long id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) =>
        await OpenedArticle.Find(id, http, reader, site, database, cancel) is { } opened && await database.CurrentCopy(opened.Id, cancel) is not null
            ? HtmlPage.Personal<ConfirmPage>(new ConfirmView(
                opened.Frame(http.Words()["editor.drop"]), opened.Path, opened.Article.Revision == 0 ? "drop" : "drop_changes", opened.Article.Headline))
            : TypedResults.NotFound();

    public static async Task<Results<RedirectHttpResult, NotFound>> HandleForm(
        long id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (await OpenedArticle.Find(id, http, reader, site, database, cancel) is not { } opened)
            return TypedResults.NotFound();
        var now = http.Now();
        await database.Write((job, stop) => job.DropCopy(site.Site.Id, opened.Id, now, stop), cancel);
        return PersonalAnswer.GoTo(http, opened.Article.Revision == 0 ? site.PathBase + "/editor" : opened.Path);
    }
}
