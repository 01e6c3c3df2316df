using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Discussions;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Site;
using Parley.Web.Discussions;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Threads;

/// <summary><c>/discussions/{id}/state</c> and <c>PUT /api/v1/discussions/{id}/state</c>: staff close a discussion, with words for its readers, or open it again.</summary>
internal static class CloseDiscussion
{
    public const int LongestWhy = 300;

    /// <param name="State"><c>open</c> or <c>closed</c>.</param>
    /// <param name="Reason">A code of <see cref="Core.Moderation.Reasons"/>; needed to close.</param>
    /// <param name="Why">One line for readers.</param>
    /// <param name="Note">For staff.</param>
    internal sealed record Request(string? State = null, string? Reason = null, string? Why = null, string? Note = null);

    internal sealed record FormRequest
    {
        public string? State { get; init; }
        public string? Reason { get; init; }
        public string? Why { get; init; }
        public string? Note { get; init; }
        public string? ReturnTo { get; init; }
    }

    internal sealed record StateJson(string Id, string State, string? Why, long Seq);

    public static async Task<Results<Ok<StateJson>, ProblemHttpResult>> Handle(
        long id, Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        var (seq, refusal) = await Change(new DiscussionId(id), request, http, reader, site, database, keys, cancel);
        return refusal is not null ? refusal.AsProblem()
            : await database.Discussion(new DiscussionId(id), cancel) is { } now
                ? TypedResults.Ok(new StateJson(now.Id.ToString(), now.State == Core.Discussions.DiscussionState.Open ? "open" : "closed", now.ClosedWhy, seq))
                : Refusal.NotFound.AsProblem();
    }

    public static async Task<Results<HtmlPage, NotFound>> HandlePage(
        long id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) =>
        await ThreadActsPages.ForDiscussion(new DiscussionId(id), null, null, http, reader, site, database, cancel) is { } page ? page : TypedResults.NotFound();

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, [FromForm] FormRequest? form, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        form ??= new();
        var (_, refusal) = await Change(new DiscussionId(id), new Request(form.State, form.Reason, form.Why, form.Note), http, reader, site, database, keys, cancel);
        return refusal is null
            ? TypedResults.LocalRedirect(ReturnPath.OrNull(form.ReturnTo) ?? $"{http.Request.PathBase}/discussions/{id}/state")
            : await ThreadActsPages.ForDiscussion(new DiscussionId(id), refusal, form, http, reader, site, database, cancel) is { } page ? page : TypedResults.NotFound();
    }

    private static async Task<(long Seq, Refusal? Refusal)> Change(
        DiscussionId id, Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        if (await database.Discussion(id, cancel) is not { } discussion || !site.Shows(discussion) || reader.Account is not { } actor || !reader.MayAct(discussion.Site))
            return (0, Refusal.NotFound);
        var words = http.Words();
        if (request.State is not ("open" or "closed"))
            return (0, Refusal.BadField("state", "it is open or closed"));
        var closes = request.State == "closed";
        var why = SiteLine.Check(request.Why ?? "", LongestWhy);
        if (closes && why is TextOutcome.TooLong or TextOutcome.BadCharacter)
            return (0, Refusal.BadField("why", $"it is one line of at most {LongestWhy} characters") with { Detail = words.Fill("acts.why_long", ("limit", words.Number(LongestWhy))) });
        var (act, refusal) = StaffThread.Read(request.Reason, request.Note, closes, actor, keys, http, words);
        if (act is null)
            return (0, refusal);
        var result = await database.Write(
            (job, stop) => closes ? job.CloseDiscussion(id, (why as TextOutcome.Accepted)?.Text, act, stop) : job.ReopenDiscussion(id, act, stop), cancel);
        return ((result as ThreadActResult.Done)?.Seq ?? 0, StaffThread.Why(words, result));
    }
}
