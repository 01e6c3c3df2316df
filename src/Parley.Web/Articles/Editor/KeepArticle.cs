using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Articles.Editor;

/// <summary>Keeps what was typed as the working copy, right or wrong; what readers see stays as it is.</summary>
internal static class KeepArticle
{
    /// <param name="Number">Of the working copy as kept, for the next saving.</param>
    /// <param name="SavedAt">When.</param>
    internal sealed record Kept(int Number, DateTimeOffset SavedAt);

    /// <summary><c>POST /editor/articles/{id}/autosave</c>: while somebody types.</summary>
    public static async Task<Results<Ok<Kept>, NotFound, ProblemHttpResult>> Handle(
        long id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        PersonalAnswer.MarkPrivate(http);
        if (await OpenedArticle.Find(id, http, reader, site, database, cancel) is not { } opened)
            return TypedResults.NotFound();
        switch (await opened.Keep(opened.Copy(http.Request.Form), cancel))
        {
            case KeepResult.Kept kept:
                return TypedResults.Ok(new Kept(kept.Number, kept.At));
            case KeepResult.Conflict conflict:
                var words = http.Words();
                var who = await EditArticle.Name(opened, conflict.Theirs, cancel) ?? words["editor.somebody"];
                return new Refusal(
                    StatusCodes.Status409Conflict, words["editor.conflict"],
                    words.Fill("editor.conflict_who", ("name", who), ("when", words.DateTime(conflict.Theirs?.At ?? opened.Article.UpdatedAt)))).AsProblem();
            default:
                return TypedResults.NotFound();
        }
    }

    /// <summary><c>POST /editor/articles/{id}</c>.</summary>
    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (await OpenedArticle.Find(id, http, reader, site, database, cancel) is not { } opened)
            return TypedResults.NotFound();
        var copy = opened.Copy(http.Request.Form);
        return await opened.Keep(copy, cancel) switch
        {
            KeepResult.Kept => PersonalAnswer.GoTo(http, opened.Path + "?saved=draft"),
            KeepResult.Conflict conflict => await ResolveConflict.Page(opened, copy, conflict, cancel),
            _ => TypedResults.NotFound(),
        };
    }
}
