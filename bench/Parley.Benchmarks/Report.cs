using System.Globalization;
using System.Text;

namespace Parley.Benchmarks;

/// <summary>Tables in Markdown, shown as they grow.</summary>
internal sealed class Report
{
    private readonly StringBuilder text = new();

    public string Markdown => text.ToString();

    /// <param name="title">What is measured.</param>
    /// <param name="how">In a sentence or two.</param>
    public void Begin(string title, string how) =>
        Add($"\n### {title}\n\n{how}\n\n| | median | least to most | against | ratio |\n|---|---|---|---|---|\n");

    public void Row(string what, Figures figures, string unit, string against = "", double? ratio = null) =>
        Add($"| {what} | {Number(figures.Median)} {unit} | {Number(figures.Least)} to {Number(figures.Most)} | {against} | {(ratio is { } value ? Number(value) : "")} |\n");

    /// <summary>A row of one number.</summary>
    public void Row(string what, double value, string unit) => Add($"| {what} | {Number(value)} {unit} |  |  |  |\n");

    private void Add(string more)
    {
        text.Append(more);
        Console.Out.Write(more);
    }

    private static string Number(double value) => value.ToString(
        Math.Abs(value) switch { >= 100 => "#,##0", >= 10 => "0.0", >= 0.1 => "0.00", _ => "0.000" }, CultureInfo.InvariantCulture);
}
