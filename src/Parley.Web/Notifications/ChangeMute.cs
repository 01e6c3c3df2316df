using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.Notifications;
using Parley.Storage.People;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Notifications;

/// <summary><c>PUT /api/v1/people/{id}/mute</c>, the same about guests, and their forms: what somebody writes is folded away for me alone, and tells me nothing.</summary>
internal static class ChangeMute
{
    internal sealed record Request(bool Mute);

    internal sealed record Answer(bool Muted);

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        long id, Request request, HttpContext http, CurrentReader reader, Database database, CancellationToken cancel) =>
        await Change(Named(http, id), request.Mute, http, reader, database, cancel) switch
        {
            ListResult.Done => TypedResults.Ok(new Answer(request.Mute)),
            ListResult.Full => new Refusal(StatusCodes.Status409Conflict, $"You have muted {FollowWrites.MostMutes} people already", "Hear some of them again first.").AsProblem(),
            _ => Refusal.NotFound.AsProblem(),
        };

    /// <param name="value">1 to mute, 0 to hear again.</param>
    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, [FromForm] string? value, [FromForm] string? returnTo, HttpContext http, CurrentReader reader, Database database, CancellationToken cancel) =>
        await Change(Named(http, id), value != "0", http, reader, database, cancel) switch
        {
            ListResult.Done => PersonalAnswer.GoTo(http, ReturnPath.OrNull(returnTo) ?? http.Request.PathBase + (reader.Account is null ? "/" : "/account/muted")),
            ListResult.Full when reader.Account is not null => await ShowMuted.Show(
                http, reader, database, StatusCodes.Status409Conflict, cancel, http.Words().Fill("muted.full", ("limit", http.Words().Number(FollowWrites.MostMutes)))),
            _ => TypedResults.NotFound(),
        };

    /// <summary>An account, or a guest where the path says so.</summary>
    private static PersonKey Named(HttpContext http, long id) =>
        http.Request.Path.Value?.Contains("/guests/", StringComparison.Ordinal) == true ? PersonKey.Of(new GuestId(id)) : PersonKey.Of(new AccountId(id));

    private static async Task<ListResult> Change(PersonKey whom, bool mute, HttpContext http, CurrentReader reader, Database database, CancellationToken cancel)
    {
        var who = reader.Key ?? throw new InvalidOperationException("The edge lets known readers in only.");
        var now = http.Now();
        return await database.Write(async (job, stop) =>
        {
            if (who.Account is { } account && whom.Account is { } other)
            {
                if (mute) return await job.Mute(account, other, now, stop);
                await job.Unmute(account, other, stop);
                return ListResult.Done;
            }

            if (mute) return await job.MuteGuest(who, whom, now, stop);
            await job.HearGuest(who, whom, stop);
            return ListResult.Done;
        }, cancel);
    }
}
