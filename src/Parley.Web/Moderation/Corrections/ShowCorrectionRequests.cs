using System.Globalization;
using Parley.Core.Articles;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Moderation.Corrections;
using Parley.Web.Moderation.Desk;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Corrections;

/// <summary><c>GET /desk/corrections</c>: the mistakes that readers point out, those that wait before those that are decided.</summary>
internal static class ShowCorrectionRequests
{
    private const int AtOnce = 30;

    public static async Task<HtmlPage> Page(
        string? after, string? before, string? done, CurrentReader reader, CurrentSite asked, Database database, HttpContext http, CancellationToken cancel)
    {
        await using var moment = await database.Snapshot(cancel);
        var open = before is null ? await database.OpenCorrectionRequests(asked.Site.Id, Number(after) ?? 0, AtOnce + 1, cancel) : [];
        var decided = after is null ? await database.DecidedCorrectionRequests(asked.Site.Id, Number(before) ?? long.MaxValue, AtOnce + 1, cancel) : [];
        var words = http.Words();
        var desk = await DeskFrame.Of(
            http, "corrections", words["desk.page.corrections"], reader, database, cancel, done is null ? [] : [new PageNotice(NoticeKind.Good, words["desk.correction.declined"])]);
        return HtmlPage.Personal<CorrectionRequestsPage>(new CorrectionRequestsView
        {
            Desk = desk,
            Open = await Lines(open.Take(AtOnce), database, cancel),
            Decided = await Lines(decided.Take(AtOnce), database, cancel),
            MorePath = open.Count > AtOnce ? desk.Frame.Link($"/desk/corrections?after={open[AtOnce - 1].Id}") : null,
            OlderPath = decided.Count > AtOnce ? desk.Frame.Link($"/desk/corrections?before={decided[AtOnce - 1].Id}") : null,
        });
    }

    private static async Task<IReadOnlyList<CorrectionLine>> Lines(IEnumerable<CorrectionRequestRow> rows, Database database, CancellationToken cancel)
    {
        Dictionary<(ArticleId, int), ArticleRevision?> revisions = [];
        List<CorrectionLine> lines = [];
        foreach (var row in rows)
        {
            if (row.Place is { } place && !revisions.ContainsKey((row.Article, place.Revision)))
                revisions[(row.Article, place.Revision)] = await database.Revision(row.Article, place.Revision, cancel);
            lines.Add(new CorrectionLine(row, row.Place is { } marked ? WordsAt(revisions[(row.Article, marked.Revision)], marked) : null));
        }

        return lines;
    }

    /// <summary>Null where the revision has no such place.</summary>
    public static string? WordsAt(ArticleRevision? revision, ArticlePlace place) =>
        revision?.Passages.FirstOrDefault(passage => passage.Id == place.Passage) is { } passage && place.Range.End <= passage.Text.Length ? place.Range.Of(passage.Text) : null;

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

public sealed record CorrectionRequestsView
{
    public required DeskFrame Desk { get; init; }
    public required IReadOnlyList<CorrectionLine> Open { get; init; }
    public required IReadOnlyList<CorrectionLine> Decided { get; init; }
    public string? MorePath { get; init; }
    public string? OlderPath { get; init; }
}

/// <param name="Words">As they were marked; null where only a comment says it.</param>
public sealed record CorrectionLine(CorrectionRequestRow Request, string? Words);
