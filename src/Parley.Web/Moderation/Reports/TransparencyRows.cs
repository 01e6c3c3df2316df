using System.Globalization;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Reports;

namespace Parley.Web.Moderation.Reports;

/// <summary>One figure of a transparency report, in codes that stay the same from year to year.</summary>
/// <param name="Part">Of the report.</param>
/// <param name="Figure">What is counted.</param>
/// <param name="Of">A code within it: a kind, an outcome, a reason; empty where the figure is one number.</param>
/// <param name="Value">A number written as machines read it; empty where there is nothing to measure.</param>
public sealed record TransparencyRow(string Part, string Figure, string Of, string Value);

/// <summary>The figures as lines: the page, the CSV and the JSON all show these.</summary>
internal static class TransparencyRows
{
    public static readonly IReadOnlyList<string> Parts = ["orders", "notices", "measures", "automation", "appeals", "misuse"];

    public static IReadOnlyList<TransparencyRow> Of(TransparencyFigures figures) =>
    [
        Row("orders", "measures", figures.MeasuresWhere(measure => measure.Origin == Origin.Order)),
        .. Rows("notices", "received", figures.Notices),
        Row("notices", "received-in-all", figures.Notices.Values.Sum()),
        Row("notices", "by-trusted-flaggers", figures.NoticesOfTrustedFlaggers),
        .. Rows("notices", "decided", figures.NoticesDecided),
        new("notices", "median-hours", "", Hours(figures.NoticePace)),
        Row("measures", "in-all", figures.MeasuresInAll),
        .. Grouped(figures, "by-origin", measure => Word(measure.Origin)),
        .. Grouped(figures, "by-restriction", measure => Word(measure.Act)),
        .. Grouped(figures, "by-ground", measure => Word(measure.Ground)),
        .. Grouped(figures, "by-reason", measure => measure.Reason),
        Row("measures", "own-initiative", figures.MeasuresWhere(measure => measure.Origin is Origin.OwnInitiative or Origin.Report or Origin.Rule)),
        Row("measures", "reports-dismissed", figures.ReportsDismissed),
        Row("automation", "found-by-rule", figures.MeasuresWhere(measure => measure.Found)),
        Row("automation", "decided-by-rule", figures.MeasuresWhere(measure => measure.Decided)),
        new("automation", "share-found", "", Share(figures.MeasuresWhere(measure => measure.Found), figures.MeasuresInAll)),
        new("automation", "share-decided", "", Share(figures.MeasuresWhere(measure => measure.Decided), figures.MeasuresInAll)),
        Row("automation", "taken-back", figures.AutomatedReversals),
        new("automation", "error-rate", "", figures.AutomationErrorRate?.ToString("0.####", CultureInfo.InvariantCulture) ?? ""),
        Row("appeals", "made", figures.Appeals),
        Row("appeals", "upheld", figures.AppealsUpheld),
        Row("appeals", "reversed", figures.AppealsReversed),
        new("appeals", "median-hours", "", Hours(figures.AppealPace)),
        new("appeals", "reversal-rate", "", Share(figures.AppealsReversed, figures.AppealsUpheld + figures.AppealsReversed)),
        Row("appeals", "taken-back-in-all", figures.Reversals),
        Row("misuse", "warned", figures.Warnings),
        Row("misuse", "suspended", figures.MeasuresWhere(measure => measure.Act is LedgerAct.Suspended or LedgerAct.Banned)),
        Row("misuse", "reporters-suspended", figures.ReportersSuspended),
    ];

    /// <summary>RFC 4180, with the period in each line so that the files of several years can be joined.</summary>
    public static string Csv(TransparencyFigures figures)
    {
        var period = $"{Day(figures.From)},{Day(figures.Until.AddDays(-1))}";
        return "from,until,part,figure,of,value\r\n" + string.Concat(Of(figures).Select(row => $"{period},{row.Part},{row.Figure},{Quoted(row.Of)},{row.Value}\r\n"));
    }

    public static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<TransparencyRow> Grouped(TransparencyFigures figures, string figure, Func<MeasureKey, string> by) => Rows(
        "measures", figure,
        figures.Measures.GroupBy(measure => by(measure.Key), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(measure => measure.Value), StringComparer.Ordinal));

    private static IEnumerable<TransparencyRow> Rows(string part, string figure, IReadOnlyDictionary<string, int> counts) =>
        counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => new TransparencyRow(part, figure, count.Key, Number(count.Value)));

    private static TransparencyRow Row(string part, string figure, int value) => new(part, figure, "", Number(value));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Hours(Pace pace) => pace.Median?.TotalHours.ToString("0.##", CultureInfo.InvariantCulture) ?? "";

    private static string Share(int part, int whole) => whole == 0 ? "" : ((double)part / whole).ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary><c>OwnInitiative</c> becomes <c>own-initiative</c>.</summary>
    private static string Word<T>(T choice) where T : struct, Enum =>
        string.Concat(choice.ToString().Select((sign, at) => char.IsAsciiLetterUpper(sign) ? (at > 0 ? "-" : "") + char.ToLowerInvariant(sign) : sign.ToString()));

    /// <summary>No spreadsheet takes it for a formula.</summary>
    private static string Quoted(string text) =>
        text.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-') && text is not ['-', ..] ? text : $"\"'{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
