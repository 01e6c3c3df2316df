using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Discussions;
using Parley.Storage;
using Parley.Web.Site;

namespace Parley.Web.Live;

/// <summary>
/// <c>GET /api/v1/discussions/{id}/events?after=</c>: what is new, as a stream that goes on, or as one object for who asks for JSON.
/// It is made once: a request that asks the container for anything carries a scope of its own, here for as long as it is read.
/// </summary>
internal sealed class FollowDiscussion(Feeds feeds, LivePace pace, RateLimitOptions limits, Store store, Changes changes)
{
    private const string LastEvent = "Last-Event-ID";

    public async Task<Results<LiveStream, FileContentHttpResult, ProblemHttpResult>> Handle(
        long id, string? after, HttpContext http, CurrentSite site)
    {
        // A browser that comes back says where it was; the address it was given is older.
        var (field, given) = http.Request.Headers[LastEvent] is [.., _] header ? (LastEvent, header.ToString()) : ("after", after);
        if (!string.IsNullOrEmpty(given) && NumberOf(given) is null)
            return (Refusal.BadField(field, "it is the number of a change: digits") with { Status = StatusCodes.Status422UnprocessableEntity }).AsProblem();
        if (await feeds.Enter(new DiscussionId(id)) is not { } feed)
            return Refusal.NotFound.AsProblem();
        try
        {
            if (site.Named && site.Site.Id != feed.Site)
                return Refusal.NotFound.AsProblem();
            var (missed, at) = await feed.Join(NumberOf(given));
            if (WantsObject(http.Request))
            {
                http.Response.Headers.Vary = "Accept";
                return TypedResults.File(missed.Json, "application/json");
            }

            // Asked before there is a seat, which nobody would give back if the reader left meanwhile.
            var owner = await StreamOwner.Of(http, store, changes);
            if (feeds.TrySit(feed, limits.Enabled ? RateLimits.AddressKey(http.Connection.RemoteIpAddress) : null, out var seat, out var refusal))
                return new LiveStream(seat, owner, missed.Stream, at, pace);
            owner?.Dispose();
            http.Response.Headers.RetryAfter = refusal.RetryAfter?.ToString(CultureInfo.InvariantCulture);
            return refusal.AsProblem();
        }
        catch (TimeoutException)
        {
            // Another node knows the number and this one cannot read it just now.
            http.Response.Headers.RetryAfter = pace.FullSeconds.ToString(CultureInfo.InvariantCulture);
            return Refusal.ForStatus(StatusCodes.Status503ServiceUnavailable).AsProblem();
        }
        finally
        {
            feed.Leave(asStream: false);
        }
    }

    private static long? NumberOf(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool WantsObject(HttpRequest request) =>
        request.Headers.Accept.ToString() is var accept && accept.Contains("application/json", StringComparison.OrdinalIgnoreCase)
        && !accept.Contains("text/event-stream", StringComparison.OrdinalIgnoreCase);
}
