using Parley.Storage;
using Parley.Storage.Moderation;
using Parley.Web.Moderation.Desk;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Appeals;

/// <summary><c>GET /desk/appeals</c>: objections that wait for an answer, about comments and about people.</summary>
internal static class ListAppeals
{
    /// <summary>More than these are never open at once where anybody answers them.</summary>
    private const int Most = 200;

    public static async Task<HtmlPage> Page(HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) =>
        HtmlPage.Personal<AppealListPage>(new AppealListView(
            await Desk(http, "appeal.list", reader, database, cancel), await database.OpenAppeals(site.Site.Id, Most, cancel)));

    /// <summary>The frame of the desk, with the looks of a statement.</summary>
    public static async Task<DeskFrame> Desk(HttpContext http, string title, CurrentReader reader, Database database, CancellationToken cancel)
    {
        var desk = await DeskFrame.Of(http, "appeals", http.Words()[title], reader, database, cancel);
        return desk with { Frame = desk.Frame with { Sheets = [.. desk.Frame.Sheets, AccountFrame.Sheet] } };
    }
}
