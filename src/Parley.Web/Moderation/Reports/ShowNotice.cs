using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Storage;
using Parley.Storage.Moderation.Reports;
using Parley.Storage.Site;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Reports;

/// <summary><c>GET /notices/{reference}?key=</c>: whoever sent a legal notice reads how far it is, what was decided and what can be done about it.</summary>
internal static class ShowNotice
{
    public static async Task<Results<HtmlPage, NotFound>> Handle(
        string reference, string? key, string? @new, HttpContext http, CurrentSite site, CurrentReader reader, Database database, KeyFile keys, CancellationToken cancel)
    {
        await using var snapshot = await database.Snapshot(cancel);
        if (!NoticeKey.Opens(reference, key, keys) || await database.Notice(site.Site.Id, reference, cancel) is not { } notice)
            return TypedResults.NotFound();
        var words = http.Words();
        return HtmlPage.Personal<NoticeStatePage>(new NoticeStateView
        {
            Frame = Frames.Personal(http, site.Site, words.Fill("notice.title", ("reference", reference)), reader) with
            {
                Sheets = ["figures.css"],
                Notices = @new is null ? [] : [new PageNotice(NoticeKind.Good, words[notice.Email is null ? "notice.received_keep" : "notice.received"])],
            },
            Notice = notice,
            Things = await database.NamedBy(notice.Id, cancel),
        });
    }
}

/// <summary><c>/notices/REFERENCE</c> for whoever holds its link.</summary>
public sealed record NoticeStateView
{
    public required PageFrame Frame { get; init; }
    public required NoticeRow Notice { get; init; }
    public required IReadOnlyList<NoticedRow> Things { get; init; }
}
