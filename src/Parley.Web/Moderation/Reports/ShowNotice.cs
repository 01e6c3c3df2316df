using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Moderation;
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
        IReadOnlyList<PageNotice> notices =
            @new is null ? [] : [new PageNotice(NoticeKind.Good, http.Words()[notice.Email is null ? "notice.received_keep" : "notice.received"])];
        return await Show(notice, null, null, StatusCodes.Status200OK, notices, http, site, reader, database, keys, cancel);
    }

    public static async Task<HtmlPage> Show(
        NoticeRow notice, string? typed, string? error, int status, IReadOnlyList<PageNotice> notices, HttpContext http, CurrentSite site, CurrentReader reader,
        Database database, KeyFile keys, CancellationToken cancel)
    {
        var words = http.Words();
        var things = await database.NamedBy(notice.Id, cancel);
        var appeal = await database.AppealOfNotice(notice.Id, cancel);
        return HtmlPage.Personal<NoticeStatePage>(
            new NoticeStateView
            {
                Frame = Frames.Personal(http, site.Site, words.Fill("notice.title", ("reference", notice.Reference)), reader) with { Notices = notices, Sheets = ["figures.css"] },
                Notice = notice,
                Things = things,
                Appeal = appeal,
                MayAppeal = appeal is null && notice.CompletedAt is { } decided && http.Now() < Appeal.EndOf(decided) && ObjectToNotice.Stayed(things) is not null,
                Key = NoticeKey.Of(notice.Reference, keys),
                Typed = typed,
                Error = error,
            }, status);
    }
}

/// <summary><c>/notices/REFERENCE</c> for whoever holds its link; posts <c>key</c> and <c>words</c> to <c>…/appeal</c>.</summary>
public sealed record NoticeStateView
{
    public required PageFrame Frame { get; init; }
    public required NoticeRow Notice { get; init; }
    public required IReadOnlyList<NoticedRow> Things { get; init; }
    public required string Key { get; init; }
    public NoticeAppealRow? Appeal { get; init; }
    public bool MayAppeal { get; init; }
    public string? Typed { get; init; }
    public string? Error { get; init; }
}
