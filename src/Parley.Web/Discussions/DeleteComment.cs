using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Discussions;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary><c>DELETE /api/v1/comments/{id}</c> and the form's <c>POST /comments/{id}/delete</c>: takes one's own words back; the place and the replies stay.</summary>
internal static class DeleteComment
{
    public static async Task<Results<Ok<ChangedJson>, ProblemHttpResult>> Handle(
        long id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        var (done, refusal) = await Delete(new CommentId(id), http, reader, site, database, cancel);
        return done is null ? (refusal ?? Refusal.NotFound).AsProblem() : TypedResults.Ok(await ChangedJson.Of(done, http, database, cancel));
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        var (done, refusal) = await FormDeed.Try(site, () => Delete(new CommentId(id), http, reader, site, database, cancel));
        return done is not null
            ? FormDeed.BackTo(http, done)
            : await MinePages.ForComment(new CommentId(id), refusal, null, http, reader, site, database, cancel) is { } page ? page : TypedResults.NotFound();
    }

    private static async Task<(ChangeResult.Done? Done, Refusal? Refusal)> Delete(
        CommentId id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (await database.Comment(id, cancel) is not { } before || !site.Shows(before))
            return (null, Refusal.NotFound);
        var now = http.Now();
        var result = await database.Write(before.Discussion, (writing, token) => writing.Delete(id, reader.Account, reader.Guest, now, token), cancel);
        return (result as ChangeResult.Done, Refusals.Change(site.Words(), result));
    }
}
