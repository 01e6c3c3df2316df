using System.Diagnostics;
using System.Globalization;
using Parley.Benchmarks.Reporting;
using Parley.Core.Moderation.Rules;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Web.Demo;

namespace Parley.Benchmarks;

/// <summary>What a comment costs at the rules, with long lists.</summary>
internal static class Screenings
{
    private const int Rounds = 2_000;

    private static readonly Policy Policy = LongPolicy();

    public static string Ordinary { get; } = new InventedWords(new Random(1)).Comment();

    public static string Longest { get; } = string.Join("\n\n", Enumerable.Repeat(new InventedWords(new Random(2)), 200).Select(words => words.Comment()))[..Markup.MaxLength];

    public static ScreeningInput Input(string text) => new() { Text = text, Fingerprint = Fingerprint.Of(text), Policy = Policy, Now = DateTimeOffset.UnixEpoch };

    public static async Task Measure(Report report)
    {
        var section = new Section("screening", "Screening", $"All rules on one comment, with the starter lists of three languages and {PolicyFault.MostWords:N0} words of the site's own, on one core.");
        foreach (var (what, text, aim) in ((string, string, Aim?)[])[($"a comment of {Ordinary.Length} characters", Ordinary, Aim.AtMostOf(100)), ($"one of {Longest.Length:N0}", Longest, null)])
        {
            var input = Input(text);
            Microseconds(input);
            var figures = await Figures.InTurn(9, () => Task.FromResult(Microseconds(input)));
            section.Add(what, figures[0], "µs", aim: aim);
        }

        section.Add("allocated for a comment", Allocated(Input(Ordinary)), "bytes", aim: Aim.AtMostOf(0));
        report.Add(section);
    }

    private static double Microseconds(ScreeningInput input)
    {
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; round < Rounds; round++) Screening.Of(input);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / Rounds;
    }

    private static double Allocated(ScreeningInput input)
    {
        Screening.Of(input);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Rounds; round++) Screening.Of(input);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Rounds;
    }

    private static Policy LongPolicy() => new PolicyBook(
        new Publication("bench", "Bench", "en", DateTimeOffset.UnixEpoch),
        [
            new ScopedTerms(PolicyScope.Site, "", new PolicyTerms
            {
                Starters = ["en", "de", "fr"],
                Banned = [.. Enumerable.Range(0, PolicyFault.MostWords).Select(number => string.Create(CultureInfo.InvariantCulture, $"unwanted{number:x}*"))],
            }),
        ]).Of(null, null, null);
}
