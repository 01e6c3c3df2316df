using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Discussions;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Site;
using Parley.Web.Discussions;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Threads;

/// <summary><c>/comments/{id}/mark</c> and <c>POST /api/v1/comments/{id}/mark</c>: staff feature or pin a comment, or lock the branch that begins there, and take it back.</summary>
internal static class MarkComment
{
    private static readonly string[] Acts = ["feature", "unfeature", "pin", "unpin", "lock", "unlock"];

    /// <param name="Act"><c>feature</c>, <c>unfeature</c>, <c>pin</c>, <c>unpin</c>, <c>lock</c> or <c>unlock</c>.</param>
    /// <param name="Reason">A code of <see cref="Core.Moderation.Reasons"/>; needed to lock.</param>
    /// <param name="Note">For staff, kept beside the ledger.</param>
    internal sealed record Request(string? Act = null, string? Reason = null, string? Note = null);

    internal sealed record FormRequest
    {
        public string? Act { get; init; }
        public string? Reason { get; init; }
        public string? Note { get; init; }

        /// <summary>Where a desk wants its reader back; the comment's own page otherwise.</summary>
        public string? ReturnTo { get; init; }
    }

    internal sealed record MarkedJson(string Id, bool Featured, bool Pinned, bool Locked, long Seq);

    public static async Task<Results<Ok<MarkedJson>, ProblemHttpResult>> Handle(
        long id, Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        var (seq, refusal) = await Mark(new CommentId(id), request, http, reader, site, database, keys, cancel);
        if (refusal is not null)
            return refusal.AsProblem();
        return await database.Comment(new CommentId(id), cancel) is { } row && await database.Discussion(row.Discussion, cancel) is { } discussion
            ? TypedResults.Ok(new MarkedJson(row.Id.ToString(), row.Featured, discussion.Pinned == row.Id, row.Locked != BranchLock.Open, seq))
            : Refusal.NotFound.AsProblem();
    }

    public static async Task<Results<HtmlPage, NotFound>> HandlePage(
        long id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) =>
        await ThreadActsPages.ForComment(new CommentId(id), null, null, http, reader, site, database, cancel) is { } page ? page : TypedResults.NotFound();

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, [FromForm] FormRequest? form, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        // A form without any of its fields is bound to nothing.
        form ??= new();
        var (_, refusal) = await Mark(new CommentId(id), new Request(form.Act, form.Reason, form.Note), http, reader, site, database, keys, cancel);
        return refusal is null
            ? TypedResults.LocalRedirect(ReturnPath.OrNull(form.ReturnTo) ?? $"{http.Request.PathBase}/comments/{id}/mark")
            : await ThreadActsPages.ForComment(new CommentId(id), refusal, form.Note, http, reader, site, database, cancel) is { } page ? page : TypedResults.NotFound();
    }

    private static async Task<(long Seq, Refusal? Refusal)> Mark(
        CommentId id, Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        // The role was checked for the request's site: it must be the comment's own.
        if (await database.Comment(id, cancel) is not { } comment || !site.Shows(comment) || reader.Account is not { } actor || !reader.MayAct(comment.Site))
            return (0, Refusal.NotFound);
        var words = http.Words();
        if (!Acts.Contains(request.Act, StringComparer.Ordinal))
            return (0, Refusal.BadField("act", $"it is one of {string.Join(", ", Acts)}"));
        var (act, refusal) = StaffThread.Read(request.Reason, request.Note, request.Act == "lock", actor, keys, http, words);
        if (act is null)
            return (0, refusal);
        var result = await database.Write<ThreadActResult>(
            async (job, stop) => request.Act switch
            {
                "feature" or "unfeature" => await job.Feature(id, request.Act == "feature", act, stop),
                "pin" or "unpin" => await job.Pin(id, request.Act == "pin", act, stop),
                "lock" => await job.LockBranch(id, act, stop),
                _ => await job.UnlockBranch(id, act, stop),
            }, cancel);
        return ((result as ThreadActResult.Done)?.Seq ?? 0, StaffThread.Why(words, result));
    }
}
