using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation;
using Parley.Storage.Site;
using Parley.Web.Discussions;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation;

/// <summary><c>/comments/{id}/verdict</c> and <c>POST /api/v1/comments/{id}/verdict</c>: staff remove, restore or approve a comment, with a reason, on the ledger.</summary>
internal static class GiveVerdict
{
    private const int LongestNote = 1000;

    /// <param name="Verdict"><c>remove</c>, <c>restore</c> or <c>approve</c>.</param>
    /// <param name="Reason">A code of <see cref="Reasons"/>; needed to remove.</param>
    /// <param name="Note">For staff, kept with the ledger row.</param>
    internal sealed record Request(string? Verdict, string? Reason = null, string? Note = null);

    internal sealed record FormRequest
    {
        public string? Verdict { get; init; }
        public string? Reason { get; init; }
        public string? Note { get; init; }
    }

    public static async Task<Results<Ok<ChangedJson>, ProblemHttpResult>> Handle(
        long id, Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        var (done, refusal) = await Give(new CommentId(id), request, http, reader, site, database, keys, cancel);
        return done is null ? (refusal ?? Refusal.NotFound).AsProblem() : TypedResults.Ok(ChangedJson.Of(done));
    }

    public static async Task<Results<HtmlPage, NotFound>> HandlePage(
        long id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) =>
        await Page(new CommentId(id), new Request(null), null, http, reader, site, database, cancel) is { } page ? page : TypedResults.NotFound();

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, [FromForm] FormRequest? form, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        // A form without any of its fields is bound to nothing.
        form ??= new();
        var request = new Request(form.Verdict, form.Reason, form.Note);
        var (done, refusal) = await FormDeed.Try(site, () => Give(new CommentId(id), request, http, reader, site, database, keys, cancel));
        return done is not null
            ? FormDeed.BackTo(http, done)
            : await Page(new CommentId(id), request, refusal, http, reader, site, database, cancel) is { } page ? page : TypedResults.NotFound();
    }

    private static async Task<(ChangeResult.Done? Done, Refusal? Refusal)> Give(
        CommentId id, Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        LedgerAct? act = request.Verdict switch { "remove" => LedgerAct.Removed, "restore" => LedgerAct.Restored, "approve" => LedgerAct.Approved, _ => null };
        if (act is null)
            return (null, Refusal.BadField("verdict", "it is remove, restore or approve"));
        if (act == LedgerAct.Removed && !Reasons.All.Contains(request.Reason, StringComparer.Ordinal))
            return (null, Refusal.BadField("reason", $"it is one of {string.Join(", ", Reasons.All)}"));
        var note = TextRules.Check(request.Note, LongestNote);
        if (note is TextOutcome.TooLong or TextOutcome.BadCharacter)
            return (null, Refusal.BadField("note", $"it has at most {LongestNote} characters"));
        // The role was checked for the request's site: it must be the comment's own.
        if (await database.Comment(id, cancel) is not { } comment || !site.Shows(comment) || reader.Account is not { } actor || reader.RoleAt(comment.Site) < Role.Moderator)
            return (null, Refusal.NotFound);

        var now = http.Now();
        var verdict = new Verdict
        {
            Comment = id,
            Act = act.Value,
            Reason = act == LedgerAct.Removed ? request.Reason : null,
            Note = (note as TextOutcome.Accepted)?.Text,
            Actor = actor,
            At = now,
        };
        return await database.Write(comment.Discussion, (job, token) => job.Decide(verdict, keys, token), cancel) is VerdictResult.Done done
            ? (done.Change, null)
            : (null, new Refusal(StatusCodes.Status409Conflict, "The comment is not in a state for this", "Somebody may have decided already: look at it again."));
    }

    private static async Task<HtmlPage?> Page(
        CommentId id, Request request, Refusal? refusal, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (await database.Comment(id, cancel) is not { } row || !site.Shows(row) || reader.RoleAt(row.Site) < Role.Moderator
            || http.RequestServices.GetRequiredService<SiteDirectory>().ById(row.Site) is not { } owner
            || await database.Discussion(row.Discussion, cancel) is not { } discussion)
            return null;
        return HtmlPage.Personal<VerdictPage>(
            new VerdictView
            {
                Frame = Frames.Personal(http, owner, reader.Words(owner)["verdict.heading"], reader),
                ArticleHeadline = discussion.Title,
                ArticlePath = CurrentSite.In(http).Page(owner, discussion),
                // Staff judge the words, so they see them removed or not.
                Comment = ThreadViews.Comment(CurrentSite.In(http), owner, row, null) with { Html = SafeHtml.FromStore(row.Html) },
                Reason = request.Reason,
                Note = request.Note,
                Error = refusal?.Detail ?? refusal?.Title,
            }, refusal?.Status ?? StatusCodes.Status200OK);
    }
}
