using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation.Desk;
using Parley.Storage.Site;
using Parley.Web.Discussions;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Desk;

/// <summary><c>POST /desk/items/{comment}</c>: approves, removes, holds or restores, and goes on to the next item of the queue.</summary>
internal static class DecideItem
{
    internal sealed record FormRequest
    {
        /// <summary><c>approve</c>, <c>remove</c>, <c>hold</c> or <c>restore</c>.</summary>
        public string? Act { get; init; }

        /// <summary>A code of <see cref="Reasons"/>, or <c>canned:ID</c> for one of the site's ready sentences.</summary>
        public string? Reason { get; init; }
        public string? Clause { get; init; }
        public string? Law { get; init; }
        public string? Facts { get; init; }
        public string? Note { get; init; }

        /// <summary>The one that was read.</summary>
        public int? Revision { get; init; }
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long comment, [FromForm] FormRequest? form, CurrentReader reader, CurrentSite asked, Database database, KeyFile keys, HttpContext context, CancellationToken cancel)
    {
        var id = new CommentId(comment);
        var words = context.Words();
        if (reader.Account is not { } moderator)
            return TypedResults.NotFound();
        var (decision, fault) = await Read(id, form ?? new FormRequest(), moderator, asked, words, database, context, cancel);
        if (decision is null)
            return await Again(fault, StatusCodes.Status422UnprocessableEntity);

        var request = QueueRequest.Read(null, context.Request.Query, moderator);
        // Before the item leaves the queue, and with it its place there.
        var next = await Next(id, request, asked, database, cancel);
        if (await database.Comment(id, cancel) is not { } row || row.Site != asked.Site.Id)
            return TypedResults.NotFound();
        try
        {
            return await database.Write(row.Discussion, (job, token) => job.DecideAtDesk(asked.Site.Id, decision, keys, token), cancel) switch
            {
                DeskResult.Done done => PersonalAnswer.GoTo(context, asked.PathBase + GoOn(request, next, done.Number)),
                DeskResult.Claimed claimed => await Again(
                    words.Fill("desk.claimed_by", ("name", claimed.By ?? words["author.unknown"]), ("time", words.DateTime(claimed.Until))), StatusCodes.Status409Conflict),
                DeskResult.Overtaken overtaken => await Again(words[$"desk.overtaken.{overtaken.Now.State.ToString().ToLowerInvariant()}"], StatusCodes.Status409Conflict),
                _ => TypedResults.NotFound(),
            };
        }
        catch (Exception failure) when (failure is StoreBusyException or StoreUnavailableException)
        {
            return await Again(Refusals.NotTaken(words, failure).Detail, StatusCodes.Status503ServiceUnavailable);
        }

        async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> Again(string? why, int status) =>
            await DeskPages.Item(id, why, status, reader, asked, database, context, cancel, form) is { } page ? page : TypedResults.NotFound();
    }

    /// <summary>The item after this one, or the first of the rest.</summary>
    internal static async Task<CommentId?> Next(CommentId id, QueueRequest request, CurrentSite asked, Database database, CancellationToken cancel)
    {
        var after = (await database.QueuedComment(asked.Site.Id, id, cancel))?.At(request.Order);
        foreach (var from in after is null ? (QueueCursor?[])[null] : [after, null])
        {
            var page = await database.Queue(asked.Site.Id, request.Tab, request.Filter, request.Order, from, 2, cancel);
            if (page.Entries.FirstOrDefault(entry => entry.Comment != id) is { } entry)
                return entry.Comment;
        }

        return null;
    }

    internal static string GoOn(QueueRequest request, CommentId? next, long number)
    {
        var done = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return next is { } item ? request.At($"/desk/items/{item}", ("done", done)) : request.At($"/desk/queue/{request.Tab.Name}", ("done", done));
    }

    private static async Task<(DeskDecision? Decision, string? Fault)> Read(
        CommentId id, FormRequest form, AccountId moderator, CurrentSite asked, Words words, Database database, HttpContext context, CancellationToken cancel)
    {
        DeskAct? act = form.Act switch { "approve" => DeskAct.Approve, "remove" => DeskAct.Remove, "hold" => DeskAct.Hold, "restore" => DeskAct.Restore, _ => null };
        if (act is not { } chosen)
            return (null, words["desk.fault.act"]);
        var (reason, canned) = await ReasonOf(form.Reason, asked, database, cancel);
        if (chosen == DeskAct.Remove && reason is null)
            return (null, words["desk.fault.reason"]);
        string? fault = null;
        var decision = new DeskDecision
        {
            Comment = id,
            Act = chosen,
            Reason = reason ?? (chosen == DeskAct.Hold ? Reasons.Other : null),
            Clause = Text(form.Clause, Verdict.LongestClause, "desk.clause"),
            Law = reason == Reasons.Illegal ? Text(form.Law, Verdict.LongestFacts, "desk.law") : null,
            Facts = Text(form.Facts, Verdict.LongestFacts, "desk.facts") ?? canned,
            Note = Text(form.Note, Verdict.LongestNote, "desk.note"),
            Actor = moderator,
            At = context.Now(),
            Revision = form.Revision,
        };
        if (fault is null && chosen is DeskAct.Remove or DeskAct.Hold && reason == Reasons.Illegal && (decision.Clause is null || decision.Law is null))
            fault = words["verdict.law_missing"];
        return fault is null ? (decision, null) : (null, fault);

        string? Text(string? typed, int limit, string field)
        {
            var read = TextRules.Check(typed, limit);
            if (read is TextOutcome.TooLong or TextOutcome.BadCharacter)
                fault = words.Fill("desk.fault.text", ("field", words[field]), ("limit", words.Number(limit)));
            return (read as TextOutcome.Accepted)?.Text;
        }
    }

    private static async Task<(string? Reason, string? Canned)> ReasonOf(string? typed, CurrentSite asked, Database database, CancellationToken cancel)
    {
        if (Reasons.All.Contains(typed, StringComparer.Ordinal))
            return (typed, null);
        var line = typed?.StartsWith("canned:", StringComparison.Ordinal) == true
            ? (await database.CannedReasons(asked.Site.Id, null, cancel)).FirstOrDefault(one => typed.AsSpan(7).SequenceEqual(one.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            : default;
        return (line.Reason, line.Words);
    }
}
