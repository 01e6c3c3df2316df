using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Storage;
using Parley.Storage.Notifications;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Notifications;

/// <summary><c>POST /notifications/read</c> and its API: what is read counts no more, and followed discussions tell of the next comment again.</summary>
internal static class MarkRead
{
    private const int MostNamed = 100;

    /// <param name="Ids">Absent for all.</param>
    internal sealed record Request(IReadOnlyList<string>? Ids = null);

    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        PersonalAnswer.MarkPrivate(http);
        List<long>? ids = null;
        if (request.Ids is { } named)
        {
            ids = [.. named.Take(MostNamed + 1).Select(Id).OfType<long>()];
            if (ids.Count != named.Count || ids.Count > MostNamed) return Refusal.BadField("ids", $"at most {MostNamed} ids of notifications").AsProblem();
        }

        await Mark(ids, http, reader, site, database, cancel);
        return TypedResults.NoContent();
    }

    public static async Task<RedirectHttpResult> HandleForm(
        [FromForm] string? id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (id is null || Id(id) is not null)
            await Mark(Id(id) is { } one ? [one] : null, http, reader, site, database, cancel);
        return PersonalAnswer.GoTo(http, $"{http.Request.PathBase}/notifications");
    }

    private static async Task Mark(List<long>? ids, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        var account = reader.Account ?? throw new InvalidOperationException("The edge lets accounts in only.");
        var now = http.Now();
        while (await database.Write((job, stop) => job.MarkRead(account, ShowNotifications.Only(site), ids, now, stop), cancel) == NoticeWrites.AtOnce)
        {
            // So many at a time, so that nobody else waits long.
        }
    }

    private static long? Id(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
