using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Parley.Benchmarks.Running;

/// <summary>The same question from many connections for a while: by wrk where it is installed, which costs less than any client of ours, else by <see cref="Wire"/>.</summary>
internal static partial class Load
{
    private static readonly string? Wrk = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, "wrk")).FirstOrDefault(File.Exists);

    public static string Driver => Wrk is null ? "our own driver" : "wrk";

    /// <summary>Answers a second; every one of them must have the expected status.</summary>
    public static async Task<double> PerSecond(int port, int connections, TimeSpan duration, int expected, Question question)
    {
        using (var wire = await Wire.Open(port))
            if (await wire.Ask(question.Bytes) is var status && status != expected)
                throw new InvalidOperationException($"{question.Path} answered {status} in place of {expected}.");
        if (Wrk is null)
            return await Wire.Storm(port, connections, duration, expected, _ => question.Bytes);

        var seconds = Math.Max(1, (int)duration.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(Wrk, ["-t1", $"-c{connections.ToString(CultureInfo.InvariantCulture)}", $"-d{seconds}s", "--timeout", "30s"]) { RedirectStandardOutput = true };
        foreach (var (name, value) in question.Headers.Prepend(("Host", Wire.Host)))
        {
            start.ArgumentList.Add("-H");
            start.ArgumentList.Add($"{name}: {value}");
        }

        start.ArgumentList.Add($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}{question.Path}");
        using var process = Process.Start(start) ?? throw new InvalidOperationException("wrk did not start.");
        var told = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (told.Contains("Non-2xx", StringComparison.Ordinal) || told.Contains("Socket errors", StringComparison.Ordinal))
            throw new InvalidOperationException($"{question.Path}: {told}");
        return double.Parse(Rate().Match(told).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)")]
    private static partial Regex Rate();
}
