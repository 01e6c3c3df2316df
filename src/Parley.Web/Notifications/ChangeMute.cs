using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.Notifications;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Notifications;

/// <summary><c>PUT /api/v1/people/{id}/mute</c> and its form: what somebody writes is folded away for me alone, and tells me nothing.</summary>
internal static class ChangeMute
{
    internal sealed record Request(bool Mute);

    internal sealed record Answer(bool Muted);

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        long id, Request request, HttpContext http, CurrentReader reader, Database database, CancellationToken cancel) =>
        await Change(new AccountId(id), request.Mute, http, reader, database, cancel) switch
        {
            ListResult.Done => TypedResults.Ok(new Answer(request.Mute)),
            ListResult.Full => new Refusal(StatusCodes.Status409Conflict, $"You have muted {FollowWrites.MostMutes} people already", "Hear some of them again first.").AsProblem(),
            _ => Refusal.NotFound.AsProblem(),
        };

    /// <param name="value">1 to mute, 0 to hear again.</param>
    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, [FromForm] string? value, [FromForm] string? returnTo, HttpContext http, CurrentReader reader, Database database, CancellationToken cancel) =>
        await Change(new AccountId(id), value != "0", http, reader, database, cancel) switch
        {
            ListResult.Done => PersonalAnswer.GoTo(http, ReturnPath.OrNull(returnTo) ?? $"{http.Request.PathBase}/account/muted"),
            ListResult.Full => await ShowMuted.Show(
                http, reader, database, StatusCodes.Status409Conflict, cancel, http.Words().Fill("muted.full", ("limit", http.Words().Number(FollowWrites.MostMutes)))),
            _ => TypedResults.NotFound(),
        };

    private static async Task<ListResult> Change(AccountId id, bool mute, HttpContext http, CurrentReader reader, Database database, CancellationToken cancel)
    {
        var account = reader.Account ?? throw new InvalidOperationException("The edge lets accounts in only.");
        var now = http.Now();
        return await database.Write(async (job, stop) =>
        {
            if (mute) return await job.Mute(account, id, now, stop);
            await job.Unmute(account, id, stop);
            return ListResult.Done;
        }, cancel);
    }
}
