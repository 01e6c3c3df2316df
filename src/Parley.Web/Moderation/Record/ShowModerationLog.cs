using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Storage;
using Parley.Storage.Moderation;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Record;

/// <summary><c>GET /moderation-log</c>: what was decided on this site and why, for everybody, where its owners want that. It names no person and holds no words of anybody.</summary>
internal static class ShowModerationLog
{
    private const int OnPage = 50;

    public static async Task<Results<HtmlPage, NotFound>> Page(string? before, HttpContext http, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (!site.Site.Reporting.IsLogPublic)
            return TypedResults.NotFound();
        var from = long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;
        var rows = await database.PublicLedgerOf(site.Site.Id, from, OnPage + 1, http.Now(), cancel);
        var frame = Frames.Frame(site, site.Site, site.Words()["page.moderation_log"]);
        return HtmlPage.Shared<ModerationLogPage>(new ModerationLogView(
            frame with { Sheets = [.. frame.Sheets, AccountFrame.Sheet], NoIndex = before is not null },
            [.. rows.Take(OnPage)],
            rows.Count > OnPage ? frame.Link($"/moderation-log?before={rows[OnPage - 1].Number.ToString(CultureInfo.InvariantCulture)}") : null));
    }
}

/// <summary><c>/moderation-log</c>.</summary>
public sealed record ModerationLogView(PageFrame Frame, IReadOnlyList<RecordRow> Rows, string? OlderPath);
