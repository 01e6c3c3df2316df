namespace Parley.Benchmarks.Reporting;

/// <summary><c>docs/performance.md</c>: its measured part, and the plots and figures beside it.</summary>
internal static class PerformancePage
{
    private const string From = "<!-- measured by bench/run --docs: do not edit below -->\n";

    public static async Task Write(Report report, string root)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, "docs", "performance")).FullName;
        foreach (var old in Directory.EnumerateFiles(folder, "*.svg"))
            File.Delete(old);
        foreach (var section in report.Sections)
            await File.WriteAllTextAsync(Path.Combine(folder, section.Name + ".svg"), Plot.Of(section));
        await File.WriteAllTextAsync(Path.Combine(folder, "last.json"), JsonReport.Of(report));

        var page = Path.Combine(root, "docs", "performance.md");
        var text = await File.ReadAllTextAsync(page);
        var at = text.IndexOf(From, StringComparison.Ordinal);
        if (at < 0)
            throw new InvalidOperationException($"{page} has lost the line after which the measured part stands.");
        await File.WriteAllTextAsync(page, text[..(at + From.Length)] + "\n" + MarkdownTables.Of(report));
    }
}
