using BenchmarkDotNet.Attributes;
using Parley.Core.Moderation.Rules;

namespace Parley.Benchmarks.Micro;

/// <summary>All rules on one text: the starter lists of three languages and five thousand words of the site's own.</summary>
public class ScreeningBench
{
    private ScreeningInput ordinary = Screenings.Input("");
    private ScreeningInput longest = Screenings.Input("");

    [GlobalSetup]
    public void Texts()
    {
        ordinary = Screenings.Input(Screenings.Ordinary);
        longest = Screenings.Input(Screenings.Longest);
    }

    [Benchmark]
    public object Ordinary() => Screening.Of(ordinary);

    [Benchmark]
    public object Longest() => Screening.Of(longest);

    [Benchmark]
    public object? Fingerprints() => Fingerprint.Of(ordinary.Text);
}
