using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Articles.Editor;

/// <summary><c>POST /editor/articles/{id}/conflict</c>: two edited at once; one text goes on, the other is set aside and not lost.</summary>
internal static class ResolveConflict
{
    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (await OpenedArticle.Find(id, http, reader, site, database, cancel) is not { } opened)
            return TypedResults.NotFound();
        var copy = opened.Copy(http.Request.Form);
        var isMine = http.Request.Form["keep"] == "mine";
        var result = await database.Write((job, stop) => isMine ? job.KeepMine(copy, stop) : job.SetMineAside(copy, stop), cancel);
        return result switch
        {
            KeepResult.Kept => PersonalAnswer.GoTo(http, opened.Path + (isMine ? "?saved=draft" : "?saved=aside")),
            KeepResult.Conflict conflict => await Page(opened, copy, conflict, cancel),
            _ => TypedResults.NotFound(),
        };
    }

    /// <summary>Both texts and what differs, with what can be done.</summary>
    public static async Task<HtmlPage> Page(OpenedArticle opened, CopyToKeep mine, KeepResult.Conflict conflict, CancellationToken cancel)
    {
        var words = opened.Http.Words();
        var revision = await opened.Database.Revision(opened.Id, opened.Article.Revision, cancel);
        // Where there is no copy of theirs, it was published: the revision is theirs.
        var theirs = conflict.Theirs?.Form ?? await EditArticle.OfRevision(opened, cancel);
        var who = conflict.Theirs?.By ?? revision?.By;
        return HtmlPage.Personal<ConflictPage>(new ConflictView
        {
            Frame = opened.Frame(words["editor.conflict"]),
            Path = opened.Path,
            Who = (who is { } account ? await opened.Database.NameOf(account, cancel) : null) ?? words["editor.somebody"],
            When = conflict.Theirs?.At ?? opened.Article.UpdatedAt,
            Mine = mine.Form,
            // Upon theirs, as it is shown here.
            Number = conflict.Theirs?.Number ?? 0,
            Revision = opened.Article.Revision,
            MyText = mine.Form.ToFile(),
            TheirText = theirs.ToFile(),
            Difference = TextDifference.Between(theirs.ToFile(), mine.Form.ToFile()),
        }, StatusCodes.Status409Conflict);
    }
}
