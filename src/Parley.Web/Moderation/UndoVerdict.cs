using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation;
using Parley.Storage.Site;
using Parley.Web.Discussions;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation;

/// <summary><c>POST /comments/{id}/verdict/undo</c>, in the API under <c>/api/v1</c>: within ten seconds whoever gave a verdict takes it back, and nobody is told.</summary>
internal static class UndoVerdict
{
    /// <param name="Number">Of the verdict on the site's ledger, as its answer gave it.</param>
    internal sealed record Request(long? Number = null);

    internal sealed record FormRequest
    {
        public long? Number { get; init; }
    }

    public static async Task<Results<Ok<ChangedJson>, ProblemHttpResult>> Handle(
        long id, Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        var (done, refusal) = await Undo(new CommentId(id), request.Number, http, reader, site, database, keys, cancel);
        return done is null ? (refusal ?? Refusal.NotFound).AsProblem() : TypedResults.Ok(await ChangedJson.Of(done, http, database, cancel));
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, [FromForm] FormRequest? form, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        var (done, refusal) = await FormDeed.Try(site, () => Undo(new CommentId(id), form?.Number, http, reader, site, database, keys, cancel));
        return done is not null ? FormDeed.BackTo(http, done)
            : await GiveVerdict.Page(new CommentId(id), VerdictFields.None, refusal, http, reader, site, database, cancel) is { } page ? page
            : TypedResults.NotFound();
    }

    private static async Task<(ChangeResult.Done? Done, Refusal? Refusal)> Undo(
        CommentId id, long? number, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        if (await database.Comment(id, cancel) is not { } comment || !site.Shows(comment) || reader.Account is not { } actor || reader.RoleAt(comment.Site) < Role.Moderator)
            return (null, Refusal.NotFound);
        if (number is not { } verdict)
            return (null, Refusal.BadField("number", "the number of the verdict"));
        var now = http.Now();
        return await database.Write(comment.Discussion, (job, token) => job.Undo(comment.Site, id, verdict, actor, keys, now, token), cancel) is VerdictResult.Done done
            ? (done.Change, null)
            : (null, new Refusal(StatusCodes.Status409Conflict, "This can no longer be undone", "Ten seconds are over, or somebody has decided anew: give another verdict."));
    }
}
