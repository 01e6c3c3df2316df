using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Moderation.Reports;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Moderation;
using Parley.Storage.Moderation.Reports;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Reports;

/// <summary><c>/transparency?from=&amp;until=</c> with <c>/figures.csv</c> and <c>/figures.json</c>: what the site did in a period. Staff read it always, others where the site says so.</summary>
internal static class ShowTransparency
{
    /// <param name="From">The first day, UTC.</param>
    /// <param name="Until">The last day.</param>
    internal sealed record Json(string Site, string From, string Until, IReadOnlyList<TransparencyRow> Figures);

    public static async Task<Results<HtmlPage, NotFound>> Page(
        string? from, string? until, CurrentReader reader, CurrentSite asked, TransparencyReports reports, HttpContext context, CancellationToken cancel)
    {
        if (!MayRead(reader, asked))
            return TypedResults.NotFound();
        var (period, isWrong) = Period.Read(from, until, context.Now());
        var words = context.Words();
        return HtmlPage.Personal<TransparencyPage>(
            new TransparencyView
            {
                Frame = Frames.Personal(context, asked.Site, words["transparency.heading"], reader) with { NoIndex = !asked.Site.Reporting.IsTransparencyPublic, Sheets = ["staff.css", "figures.css"] },
                Rows = TransparencyRows.Of(await reports.Of(asked.Site, period, cancel)),
                From = TransparencyRows.Day(period.From),
                Until = TransparencyRows.Day(period.Until.AddDays(-1)),
                Error = isWrong ? words.Fill("transparency.wrong_period", ("days", words.Number(Period.MostDays))) : null,
            }, isWrong ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    public static async Task<Results<FileContentHttpResult, NotFound, ProblemHttpResult>> Csv(
        string? from, string? until, CurrentReader reader, CurrentSite asked, TransparencyReports reports, HttpContext context, CancellationToken cancel)
    {
        if (!MayRead(reader, asked))
            return TypedResults.NotFound();
        if (Period.Read(from, until, context.Now()) is not (var period, false))
            return WrongPeriod;
        PersonalAnswer.MarkPrivate(context);
        return TypedResults.File(
            Encoding.UTF8.GetBytes(TransparencyRows.Csv(await reports.Of(asked.Site, period, cancel))), "text/csv; charset=utf-8",
            $"transparency-{asked.Site.ShortName}-{TransparencyRows.Day(period.From)}-{TransparencyRows.Day(period.Until.AddDays(-1))}.csv");
    }

    public static async Task<Results<Ok<Json>, NotFound, ProblemHttpResult>> AsJson(
        string? from, string? until, CurrentReader reader, CurrentSite asked, TransparencyReports reports, HttpContext context, CancellationToken cancel)
    {
        if (!MayRead(reader, asked))
            return TypedResults.NotFound();
        if (Period.Read(from, until, context.Now()) is not (var period, false))
            return WrongPeriod;
        PersonalAnswer.MarkPrivate(context);
        return TypedResults.Ok(new Json(
            asked.Site.ShortName, TransparencyRows.Day(period.From), TransparencyRows.Day(period.Until.AddDays(-1)), TransparencyRows.Of(await reports.Of(asked.Site, period, cancel))));
    }

    private static ProblemHttpResult WrongPeriod => Refusal.BadField("from", $"from and until are days such as 2026-01-31, in order, at most {Period.MostDays} days apart").AsProblem();

    private static bool MayRead(CurrentReader reader, CurrentSite asked) => asked.Site.Reporting.IsTransparencyPublic || reader.RoleAt(asked.Site.Id) >= Role.Moderator;
}

/// <summary>Whole days in UTC; the end is the midnight after the last one.</summary>
internal readonly record struct Period(DateTimeOffset From, DateTimeOffset Until)
{
    public const int MostDays = 366;
    private const string Shape = "yyyy-MM-dd";
    private static readonly DateTimeOffset First = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The days asked for; this year up to today where none are asked for or they are wrong.</summary>
    public static (Period Period, bool IsWrong) Read(string? from, string? until, DateTimeOffset now)
    {
        var tomorrow = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(1);
        var usual = new Period(new DateTimeOffset(now.UtcDateTime.Year, 1, 1, 0, 0, 0, TimeSpan.Zero), tomorrow);
        if (string.IsNullOrEmpty(from) && string.IsNullOrEmpty(until))
            return (usual, false);
        return Day(from) is { } first && Day(until) is { } last && first >= First && last >= first && last < tomorrow && (last - first).TotalDays < MostDays
            ? (new Period(first, last.AddDays(1)), false)
            : (usual, true);
    }

    private static DateTimeOffset? Day(string? text) =>
        DateTimeOffset.TryParseExact(text, Shape, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var day) ? day : null;
}

/// <summary>
/// Reads the ledger for one report at a time, and again only when there is something new in it and a minute has passed: whoever asks a thousand
/// times costs no more than one.
/// </summary>
internal sealed class TransparencyReports(Store store, TimeProvider clock) : IDisposable
{
    private const int MostKept = 100;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim turn = new(1);
    private readonly Dictionary<(SiteId, Period), (TransparencyFigures Figures, long Head, DateTimeOffset At)> kept = [];

    public async Task<TransparencyFigures> Of(Publication site, Period period, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            await using var database = store.Context();
            var head = (await database.LedgerHead(site.Id, cancel)).Number;
            var now = clock.GetUtcNow();
            if (kept.TryGetValue((site.Id, period), out var known) && (known.Head == head || now - known.At < Fresh))
                return known.Figures;
            var figures = await database.Transparency(site.Id, period.From, period.Until, cancel);
            if (kept.Count >= MostKept)
                kept.Clear();
            kept[(site.Id, period)] = (figures, head, now);
            return figures;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}

public sealed record TransparencyView
{
    public required PageFrame Frame { get; init; }
    public required IReadOnlyList<TransparencyRow> Rows { get; init; }

    /// <summary>First and last day.</summary>
    public required string From { get; init; }
    public required string Until { get; init; }
    public string? Error { get; init; }
}
