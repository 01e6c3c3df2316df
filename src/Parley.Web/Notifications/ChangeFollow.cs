using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Discussions;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Notifications;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Notifications;

/// <summary>
/// <c>PUT /api/v1/discussions/{id}/follow</c>, <c>PUT /api/v1/comments/{id}/follow</c> and their forms: to be told of new comments in a
/// discussion, or of replies to a comment, or no more.
/// </summary>
internal static class ChangeFollow
{
    internal sealed record Request(bool Follow);

    internal sealed record Answer(bool Following);

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        long id, Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) =>
        Answered(request, await Change(new DiscussionId(id), null, request.Follow, http, reader, site, database, cancel));

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> HandleComment(
        long id, Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) =>
        Answered(request, await ChangeComment(new CommentId(id), request.Follow, http, reader, site, database, cancel));

    /// <param name="value">1 to follow, 0 to end it.</param>
    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, [FromForm] string? value, [FromForm] string? returnTo, HttpContext http, CurrentReader reader, CurrentSite site, Database database,
        CancellationToken cancel) =>
        await Answered(
            $"/discussions/{id}/mine", await Change(new DiscussionId(id), null, value != "0", http, reader, site, database, cancel), returnTo, http, reader, site, database, cancel);

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleCommentForm(
        long id, [FromForm] string? value, [FromForm] string? returnTo, HttpContext http, CurrentReader reader, CurrentSite site, Database database,
        CancellationToken cancel) =>
        await Answered(
            $"/comments/{id}/mine", await ChangeComment(new CommentId(id), value != "0", http, reader, site, database, cancel), returnTo, http, reader, site, database, cancel);

    private static async Task<ListResult> ChangeComment(
        CommentId id, bool follow, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) =>
        await database.Comment(id, cancel) is { Visible: true } comment
            ? await Change(comment.Discussion, id, follow, http, reader, site, database, cancel)
            : ListResult.NotThere;

    private static async Task<ListResult> Change(
        DiscussionId id, CommentId? comment, bool follow, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (reader.Account is not { } account || await database.Discussion(id, cancel) is not { IsPublic: true } discussion || !site.Shows(discussion))
            return ListResult.NotThere;
        var now = http.Now();
        return await database.Write(async (job, stop) =>
        {
            if (follow) return await job.Follow(account, id, comment, now, stop);
            await job.Unfollow(account, id, comment, stop);
            return ListResult.Done;
        }, cancel);
    }

    private static Results<Ok<Answer>, ProblemHttpResult> Answered(Request request, ListResult result) => result switch
    {
        ListResult.Done => TypedResults.Ok(new Answer(request.Follow)),
        ListResult.Full => new Refusal(StatusCodes.Status409Conflict, $"You follow {FollowWrites.MostFollows} already", "End some of them first.").AsProblem(),
        _ => Refusal.NotFound.AsProblem(),
    };

    private static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> Answered(
        string path, ListResult result, string? returnTo, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) => result switch
    {
        ListResult.Done => PersonalAnswer.GoTo(http, ReturnPath.OrNull(returnTo) ?? http.Request.PathBase + path),
        ListResult.Full => await ShowFollows.Show(
            http, reader, site, database, StatusCodes.Status409Conflict, cancel, http.Words().Fill("follows.full", ("limit", http.Words().Number(FollowWrites.MostFollows)))),
        _ => TypedResults.NotFound(),
    };
}
