using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Web.Moderation.Desk;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.People;

/// <summary><c>/desk/people</c>: what holds about people and domains on this site.</summary>
internal static class ListMeasures
{
    public static async Task<HtmlPage> Page(string? done, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) =>
        await Of(null, null, http, reader, site, database, cancel, done == "1");

    public static async Task<HtmlPage> Of(
        BlockDomain.FormRequest? typed, Refusal? refusal, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel,
        bool isDone = false)
    {
        var words = http.Words();
        var notices = isDone ? [new PageNotice(NoticeKind.Good, words["people.done"])] : Array.Empty<PageNotice>();
        return HtmlPage.Personal<MeasuresPage>(
            new MeasuresView
            {
                Desk = await DeskFrame.Of(http, "people", words["desk.page.people"], reader, database, cancel, notices),
                Measures = [.. (await database.MeasuresHere(site.Site.Id, http.Now(), cancel)).Select(row => MeasureView.Of(row.Measure, row.Name, words))],
                MayBlock = reader.RoleAt(site.Site.Id) >= Role.Editor,
                Typed = typed ?? new(),
                Error = refusal?.Detail ?? refusal?.Title,
            }, refusal?.Status ?? StatusCodes.Status200OK);
    }
}
