using System.Diagnostics;

namespace Parley.Benchmarks.Reporting;

/// <summary>What several rounds of the same measurement gave.</summary>
internal sealed record Figures(double Median, double Least, double Most)
{
    public static Figures Of(IReadOnlyCollection<double> rounds) => new(Share(rounds, 0.5), rounds.Min(), rounds.Max());

    /// <summary>The value below which this share of all lies.</summary>
    public static double Share(IReadOnlyCollection<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)];
    }

    /// <summary>
    /// Runs the measurements in turn, round by round, so that all of them meet the same moods of the machine. The first round warms up and
    /// does not count.
    /// </summary>
    public static async Task<Figures[]> InTurn(int rounds, params Func<Task<double>>[] measurements)
    {
        var found = measurements.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round <= rounds; round++)
            for (var index = 0; index < measurements.Length; index++)
            {
                var value = await measurements[index]();
                if (round > 0)
                    found[index].Add(value);
            }

        return [.. found.Select(Of)];
    }

    public static double Milliseconds(long since) => Stopwatch.GetElapsedTime(since).TotalMilliseconds;
}
