using System.Globalization;
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

/// <summary><c>POST /comments/{id}/move</c> and <c>POST /api/v1/comments/{id}/move</c>: staff take a comment with all below it to another place of the site.</summary>
internal static class MoveBranch
{
    /// <param name="To">Address of an article of the site, of a discussion or of a comment, which it shall then answer; empty for the top level where it is.</param>
    /// <param name="Reason">A code of <see cref="Core.Moderation.Reasons"/>.</param>
    /// <param name="Note">For staff.</param>
    internal sealed record Request(string? To = null, string? Reason = null, string? Note = null);

    internal sealed record FormRequest
    {
        public string? To { get; init; }
        public string? Reason { get; init; }
        public string? Note { get; init; }
        public string? ReturnTo { get; init; }
    }

    internal sealed record MovedJson(string Id, string Discussion, string? ParentId, long Seq);

    public static async Task<Results<Ok<MovedJson>, ProblemHttpResult>> Handle(
        long id, Request request, HttpContext http, CurrentReader reader, CurrentSite site, PageSites sites, Database database, KeyFile keys, CancellationToken cancel)
    {
        var (seq, refusal) = await Move(new CommentId(id), request, http, reader, site, sites, database, keys, cancel);
        return refusal is not null ? refusal.AsProblem()
            : await database.Comment(new CommentId(id), cancel) is { } row ? TypedResults.Ok(new MovedJson(row.Id.ToString(), row.Discussion.ToString(), row.Parent?.ToString(), seq))
            : Refusal.NotFound.AsProblem();
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, [FromForm] FormRequest? form, HttpContext http, CurrentReader reader, CurrentSite site, PageSites sites, Database database, KeyFile keys,
        CancellationToken cancel)
    {
        form ??= new();
        var (_, refusal) = await Move(new CommentId(id), new Request(form.To, form.Reason, form.Note), http, reader, site, sites, database, keys, cancel);
        return refusal is null
            ? TypedResults.LocalRedirect(ReturnPath.OrNull(form.ReturnTo) ?? $"{http.Request.PathBase}/comments/{id}/mark")
            : await ThreadActsPages.ForComment(new CommentId(id), refusal, form.Note, http, reader, site, database, cancel, form.To) is { } page ? page : TypedResults.NotFound();
    }

    private static async Task<(long Seq, Refusal? Refusal)> Move(
        CommentId id, Request request, HttpContext http, CurrentReader reader, CurrentSite site, PageSites sites, Database database, KeyFile keys, CancellationToken cancel)
    {
        if (await database.Comment(id, cancel) is not { } comment || !site.Shows(comment) || reader.Account is not { } actor || !reader.MayAct(comment.Site))
            return (0, Refusal.NotFound);
        var words = http.Words();
        var (act, refusal) = StaffThread.Read(request.Reason, request.Note, needsReason: true, actor, keys, http, words);
        if (act is null)
            return (0, refusal);
        if (await Place(request.To, comment, http, site, sites, database, cancel) is not var (to, under))
            return (0, Refusal.BadField("to", "it is the address of an article or of a comment of this site") with { Detail = words["acts.no_address"] });
        var result = await database.Write((job, stop) => job.MoveBranch(id, to, under, act, stop), cancel);
        return ((result as ThreadActResult.Done)?.Seq ?? 0, StaffThread.Why(words, result));
    }

    /// <summary>Null where the address is none of this site's.</summary>
    private static async Task<(DiscussionId To, CommentId? Under)?> Place(
        string? address, CommentRow comment, HttpContext http, CurrentSite site, PageSites sites, Database database, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(address))
            return (comment.Discussion, null);
        if (sites.Find(address.Trim(), site, http.Request.Host.Host) is not PageSites.Found found || found.Site.Id != comment.Site)
            return null;
        if (NumberAfter(found.Key, "/comments/") is { } other)
            return await database.Comment(new CommentId(other), cancel) is { } under && under.Site == comment.Site ? (under.Discussion, under.Id) : null;
        var discussion = NumberAfter(found.Key, "/discussions/") is { } number
            ? await database.Discussion(new DiscussionId(number), cancel)
            : await database.DiscussionAt(comment.Site, found.Key, cancel);
        return discussion is not null && discussion.Site == comment.Site ? (discussion.Id, null) : null;
    }

    private static long? NumberAfter(string key, string start)
    {
        if (!key.StartsWith(start, StringComparison.Ordinal))
            return null;
        var rest = key.AsSpan(start.Length);
        var end = rest.IndexOfAny('/', '?');
        return long.TryParse(end < 0 ? rest : rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
