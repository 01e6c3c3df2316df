using System.Globalization;
using System.Text;

namespace Parley.Benchmarks.Reporting;

internal static class MarkdownTables
{
    public static string Of(Report report)
    {
        var machine = report.Machine;
        var text = new StringBuilder(string.Create(
            CultureInfo.InvariantCulture,
            $"Measured on {report.At:yyyy-MM-dd HH:mm} UTC: {machine.Processor}, {machine.Cores} cores, {machine.MemoryGigabytes} GB, {machine.System}, {machine.Runtime}; load before the run {machine.LoadBefore}.\n"));
        foreach (var section in report.Sections)
            text.Append(Of(section)).Append(CultureInfo.InvariantCulture, $"\n![{section.Title}](performance/{section.Name}.svg)\n");
        return text.ToString();
    }

    public static string Of(Section section)
    {
        var text = new StringBuilder($"\n### {section.Title}\n\n{section.How}\n\n| | median | least to most | against | ratio | aim |\n|---|---|---|---|---|---|\n");
        foreach (var row in section.Rows)
        {
            var figures = row.Figures;
            var span = figures.Least < figures.Most ? $"{Number(figures.Least)} to {Number(figures.Most)}" : "";
            text.Append(CultureInfo.InvariantCulture,
                $"| {row.What} | {Number(figures.Median)} {row.Unit} | {span} | {row.Against} | {(row.Ratio is { } ratio ? Number(ratio) : "")} | {Said(row)} |\n");
        }

        return text.ToString();
    }

    public static string Number(double value) => value.ToString(
        Math.Abs(value) switch { >= 100 => "#,##0", >= 10 => "0.0", >= 0.1 => "0.00", 0 => "0", _ => "0.000" }, CultureInfo.InvariantCulture);

    private static string Said(Row row) => row.Aim is { } aim
        ? $"{(aim.AtMost ? "≤" : "≥")} {Number(aim.Limit)}{(aim.OfRatio ? "" : " " + row.Unit)}: {(row.IsMet == true ? "met" : "**missed**")}"
        : "";
}
