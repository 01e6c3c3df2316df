using Parley.Core.Moderation.Words;

namespace Parley.Core.Moderation.Rules;

/// <summary>All rules on one text, in the order of <see cref="Rules"/>. docs/screening.md tells what each looks for.</summary>
public static class Screening
{
    /// <summary>
    /// First who may not write now, then what is plainly not wanted, then what looks odd, last what holds whatever the words are: the first
    /// of those that ask for the gravest outcome is the one that the author is told.
    /// </summary>
    public static readonly IReadOnlyList<ScreeningRule> Rules =
    [
        new SlowMode(), new BannedWords(), new HoldAll(), new UnprovenForm(), new Threats(), new Hatred(), new Insults(), new CoarseWords(),
        new Disguise(), new RepeatedText(), new Flood(), new ManyLinks(), new Shouting(), new RecentRemovals(), new SuspectWords(), new LearnedScore(),
        new HoldFirst(), new UntilTrusted(), new Newcomers(),
    ];

    public static Screened Of(ScreeningInput input)
    {
        var text = ReadText.Of(input.Text);
        text.Find(input.Policy.Words);
        List<Finding>? findings = null;
        for (var index = 0; index < Rules.Count; index++)
        {
            if (Rules[index].Look(input, text) is { } finding)
                (findings ??= []).Add(finding);
        }

        return findings is null ? Screened.Clean : Weighed(input, findings);
    }

    private static Screened Weighed(ScreeningInput input, List<Finding> findings)
    {
        var risk = Math.Min(100, findings.Sum(finding => finding.Weight));
        var asked = findings.Max(finding => finding.Asks);
        var outcome = input is { IsImport: true, Policy.HoldImports: false } ? Outcome.Post
            : asked == Outcome.Post && risk >= input.Policy.HoldAtRisk ? Outcome.Hold
            : asked;
        return new Screened(outcome, findings, risk)
        {
            Decisive = outcome == Outcome.Post ? null : findings.Find(finding => finding.Asks == outcome) ?? findings.MaxBy(finding => finding.Weight),
        };
    }
}
