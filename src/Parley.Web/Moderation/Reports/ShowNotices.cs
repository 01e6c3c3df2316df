using System.Globalization;
using Parley.Storage;
using Parley.Storage.Moderation.Reports;
using Parley.Web.Moderation.Desk;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Reports;

/// <summary><c>GET /desk/notices</c>: the legal notices of a site, those that wait before those that are done.</summary>
internal static class ShowNotices
{
    private const int AtOnce = 50;

    public static async Task<HtmlPage> Page(string? before, CurrentReader reader, CurrentSite asked, Database database, HttpContext context, CancellationToken cancel)
    {
        await using var moment = await database.Snapshot(cancel);
        var from = long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;
        var closed = await database.ClosedNotices(asked.Site.Id, from, AtOnce + 1, cancel);
        var desk = await DeskFrame.Of(context, "notices", context.Words()["desk.page.notices"], reader, database, cancel);
        return HtmlPage.Personal<NoticesPage>(new NoticesView
        {
            Desk = desk,
            Open = before is null ? await database.OpenNotices(asked.Site.Id, cancel) : [],
            Closed = [.. closed.Take(AtOnce)],
            OlderPath = closed.Count > AtOnce ? desk.Frame.Link($"/desk/notices?before={closed[AtOnce - 1].Id}") : null,
        });
    }
}

public sealed record NoticesView
{
    public required DeskFrame Desk { get; init; }

    /// <summary>In the order in which they are to be read.</summary>
    public required IReadOnlyList<NoticeRow> Open { get; init; }
    public required IReadOnlyList<NoticeRow> Closed { get; init; }
    public string? OlderPath { get; init; }
}
