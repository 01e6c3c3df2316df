using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Storage;
using Parley.Storage.Moderation.Desk;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Desk;

/// <summary><c>GET /desk/counts</c>: how much waits in each tab, and how much of it came since. Asked every few seconds by each open desk; it reads indexes, and the comments that are asked for a source.</summary>
internal static class CountWaiting
{
    /// <param name="Tabs">By name, and the pages beside them that count something.</param>
    /// <param name="Fresh">What came after <c>since</c>, in the tab that was named.</param>
    internal sealed record Counts(IReadOnlyDictionary<string, long> Tabs, long Fresh);

    public static async Task<Ok<Counts>> Handle(string? tab, long? since, CurrentSite asked, Database database, HttpContext context, CancellationToken cancel)
    {
        PersonalAnswer.MarkPrivate(context);
        var counts = await database.QueueCounts(asked.Site.Id, cancel);
        var shown = QueueTabs.Named(tab ?? "") ?? QueueTabs.Everything;
        var open = await database.OpenCounts(asked.Site.Id, cancel);
        return TypedResults.Ok(new Counts(
            QueueTabs.All.Select(one => (one.Name, Count: counts.Of(one))).Concat(DeskFrame.Pages.Select(page => (page.Name, Count: open.Of(page.Name) ?? -1)).Where(page => page.Count >= 0))
                .ToDictionary(one => one.Name, one => one.Count, StringComparer.Ordinal),
            since is { } after ? await database.ArrivedSince(asked.Site.Id, shown, after, cancel) : 0));
    }
}
