using System.Globalization;

namespace Parley.Benchmarks.Reporting;

/// <summary>What a row should reach: by its ratio to what it is measured against, or by its own median.</summary>
internal sealed record Aim(double Limit, bool AtMost, bool OfRatio)
{
    public static Aim RatioAtLeast(double limit) => new(limit, AtMost: false, OfRatio: true);

    public static Aim RatioAtMost(double limit) => new(limit, AtMost: true, OfRatio: true);

    public static Aim AtMostOf(double limit) => new(limit, AtMost: true, OfRatio: false);
}

/// <summary>One measured thing. The ratio is its median by that of the row it is measured against.</summary>
internal sealed record Row(string What, Figures Figures, string Unit, string? Against, double? Ratio, Aim? Aim)
{
    public bool? IsMet => Aim is { } aim && (aim.OfRatio ? Ratio : Figures.Median) is { } value
        ? aim.AtMost ? value <= aim.Limit : value >= aim.Limit
        : null;
}

internal sealed class Section(string name, string title, string how)
{
    public string Name => name;
    public string Title => title;

    /// <summary>How it was measured, in a sentence or two.</summary>
    public string How => how;

    public List<Row> Rows { get; } = [];

    public Row Add(string what, Figures figures, string unit, Row? against = null, Aim? aim = null)
    {
        var row = new Row(what, figures, unit, against?.What, against is null ? null : figures.Median / against.Figures.Median, aim);
        Rows.Add(row);
        return row;
    }

    /// <summary>A row of one number.</summary>
    public Row Add(string what, double value, string unit, Row? against = null, Aim? aim = null) =>
        Add(what, new Figures(value, value, value), unit, against, aim);
}

/// <summary>All that one run measured.</summary>
internal sealed class Report(DateTimeOffset at)
{
    public DateTimeOffset At => at;
    public Machine Machine { get; } = Machine.This();
    public List<Section> Sections { get; } = [];

    public void Add(Section section)
    {
        Sections.Add(section);
        Console.Out.Write(MarkdownTables.Of(section));
    }
}

/// <summary>Where it ran: figures of two machines are not comparable, ratios nearly.</summary>
internal sealed record Machine(string Processor, int Cores, double MemoryGigabytes, string System, string Runtime, double LoadBefore)
{
    public static Machine This() => new(
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "unknown",
        Environment.ProcessorCount, Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9), Environment.OSVersion.VersionString,
        $".NET {Environment.Version}", double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture));
}
