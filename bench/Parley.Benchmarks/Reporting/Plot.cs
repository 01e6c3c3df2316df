using System.Globalization;
using System.Net;
using System.Text;

namespace Parley.Benchmarks.Reporting;

/// <summary>A section as bars in SVG: what others are measured against is grey, an aim is a tick. It follows the reader's light or dark theme.</summary>
internal static class Plot
{
    private const int Width = 720;
    private const int NameWidth = 270;
    private const int BarWidth = 320;
    private const int RowHeight = 30;
    private const int Top = 14;

    private const string Style =
        """
        text{font:13px system-ui,sans-serif;fill:#24292f}.v{font-weight:600}.a{fill:#2563a8}.c{fill:#8b949e}.w{stroke:#24292f;stroke-width:1.5}.t{stroke:#b35900;stroke-width:2.5}
        @media(prefers-color-scheme:dark){text{fill:#e6edf3}.a{fill:#58a6ff}.w{stroke:#e6edf3}.t{stroke:#ffa657}}
        """;

    public static string Of(Section section)
    {
        var height = Top + (section.Rows.Count * RowHeight) + 8;
        var text = new StringBuilder(string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{Escaped(section.Title)}\"><style>{Style}</style>\n"));
        var ceilings = section.Rows.Select(row => row.Against).OfType<string>().ToHashSet(StringComparer.Ordinal);
        for (var index = 0; index < section.Rows.Count; index++)
            Draw(text, section, section.Rows[index], Top + (index * RowHeight), ceilings.Contains(section.Rows[index].What));
        return text.Append("</svg>\n").ToString();
    }

    private static void Draw(StringBuilder text, Section section, Row row, int y, bool isCeiling)
    {
        // Rows of one unit share a scale, with room for the aims.
        var most = section.Rows.Where(other => other.Unit == row.Unit).Max(other => Math.Max(other.Figures.Most, AimOf(section, other) ?? 0));
        double X(double value) => NameWidth + (most > 0 ? BarWidth * value / most : 0);
        var figures = row.Figures;
        text.Append(CultureInfo.InvariantCulture,
            $"<text x=\"{NameWidth - 10}\" y=\"{y + 15}\" text-anchor=\"end\">{Escaped(row.What)}</text>" +
            $"<rect class=\"{(isCeiling ? "c" : "a")}\" x=\"{NameWidth}\" y=\"{y + 2}\" width=\"{Math.Max(1, X(figures.Median) - NameWidth):0.#}\" height=\"18\" rx=\"2\"/>");
        if (figures.Least < figures.Most)
            text.Append(CultureInfo.InvariantCulture, $"<path class=\"w\" d=\"M{X(figures.Least):0.#} {y + 11}H{X(figures.Most):0.#}\"/>");
        if (AimOf(section, row) is { } aim)
            text.Append(CultureInfo.InvariantCulture, $"<path class=\"t\" d=\"M{X(aim):0.#} {y - 2}V{y + 24}\"/>");
        var ratio = row.Ratio is { } value ? $" (×{MarkdownTables.Number(value)})" : "";
        text.Append(CultureInfo.InvariantCulture,
            $"<text class=\"v\" x=\"{Width - 4}\" y=\"{y + 15}\" text-anchor=\"end\">{MarkdownTables.Number(figures.Median)} {Escaped(row.Unit)}{ratio}</text>\n");
    }

    /// <summary>Where the aim lies on the row's own scale.</summary>
    private static double? AimOf(Section section, Row row) => row.Aim switch
    {
        null => null,
        { OfRatio: false, Limit: var limit } => limit,
        { Limit: var limit } => section.Rows.Find(other => other.What == row.Against)?.Figures.Median * limit,
    };

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
