using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation.Reports;
using Parley.Storage.Site;
using Parley.Web.Notifications;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Reports;

/// <summary>
/// <c>/comments/{id}/dismiss-reports</c> and <c>POST /api/v1/comments/{id}/dismiss-reports</c>: staff leave a comment as it is and close all reports
/// against it together.
/// </summary>
internal static class DismissReports
{
    /// <param name="Unfounded">The reports plainly had no ground; it counts against who sent them.</param>
    /// <param name="Note">For staff, kept with the ledger row.</param>
    internal sealed record Request(bool Unfounded = false, string? Note = null);

    internal sealed record FormRequest
    {
        public string? Unfounded { get; init; }
        public string? Note { get; init; }
        public string? ReturnTo { get; init; }
    }

    /// <param name="Reports">How many were closed.</param>
    internal sealed record Dismissed(int Reports);

    public static async Task<Results<Ok<Dismissed>, ProblemHttpResult>> Handle(
        long id, Request? request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        var (closed, refusal) = await Dismiss(new CommentId(id), request ?? new(), http, reader, site, database, keys, cancel);
        return refusal is null ? TypedResults.Ok(new Dismissed(closed)) : refusal.AsProblem();
    }

    public static async Task<Results<RedirectHttpResult, ProblemHttpResult>> HandleForm(
        long id, [FromForm] FormRequest? form, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        var (_, refusal) = await Dismiss(new CommentId(id), new Request(form?.Unfounded is "yes", form?.Note), http, reader, site, database, keys, cancel);
        return refusal is null
            ? TypedResults.LocalRedirect(ReturnPath.OrNull(form?.ReturnTo) ?? $"{http.Request.PathBase}/desk/items/{id}")
            : refusal.AsProblem();
    }

    private static async Task<(int Closed, Refusal? Refusal)> Dismiss(
        CommentId id, Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        var note = TextRules.Check(request.Note, Verdict.LongestNote);
        if (note is TextOutcome.TooLong or TextOutcome.BadCharacter)
            return (0, Refusal.BadField("note", $"it has at most {Verdict.LongestNote} characters"));
        // The role was checked for the request's site: it must be the comment's own.
        if (await database.Comment(id, cancel) is not { } comment || !site.Shows(comment) || reader.Account is not { } actor || reader.RoleAt(comment.Site) < Role.Moderator
            || http.RequestServices.GetRequiredService<SiteDirectory>().ById(comment.Site) is not { } owner)
            return (0, Refusal.NotFound);
        var now = http.Now();
        var letters = http.RequestServices.GetRequiredService<LegalNoticeLetters>();
        var closed = await database.Write(
            async (job, stop) =>
            {
                if (await job.DismissReports(comment.Site, id, request.Unfounded, (note as TextOutcome.Accepted)?.Text, actor, keys, now, stop) is not { } reporters)
                    return 0;
                if (request.Unfounded)
                    await letters.Add(job, await job.JudgeReporters(comment.Site, reporters, actor, misuse => LegalNoticeLetters.Facts(misuse, Words.For(owner.Language)), keys, now, stop), owner, now, stop);
                return reporters.Count;
            }, cancel);
        http.RequestServices.GetRequiredService<OutboxBell>().Ring();
        return closed > 0
            ? (closed, null)
            : (0, new Refusal(StatusCodes.Status409Conflict, "No report is open against this comment", "Somebody may have decided already: look at it again."));
    }
}
