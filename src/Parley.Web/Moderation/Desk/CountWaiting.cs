using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Storage;
using Parley.Storage.Moderation.Desk;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Desk;

/// <summary><c>GET /desk/counts</c>: how much waits in each tab, and how much of it came since. Asked every few seconds by each open desk; it reads indexes alone.</summary>
internal static class CountWaiting
{
    /// <param name="Tabs">By name.</param>
    /// <param name="Fresh">What came after <c>since</c>, in the tab that was named.</param>
    internal sealed record Counts(IReadOnlyDictionary<string, long> Tabs, long Fresh);

    public static async Task<Ok<Counts>> Handle(string? tab, long? since, CurrentSite asked, Database database, HttpContext context, CancellationToken cancel)
    {
        PersonalAnswer.MarkPrivate(context);
        var counts = await database.QueueCounts(asked.Site.Id, cancel);
        var shown = QueueTabs.Named(tab ?? "") ?? QueueTabs.Everything;
        return TypedResults.Ok(new Counts(
            QueueTabs.All.ToDictionary(one => one.Name, counts.Of, StringComparer.Ordinal),
            since is { } after ? await database.ArrivedSince(asked.Site.Id, shown, after, cancel) : 0));
    }
}
