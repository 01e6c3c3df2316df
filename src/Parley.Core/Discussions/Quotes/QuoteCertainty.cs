namespace Parley.Core.Discussions.Quotes;

/// <summary>
/// How sure it is that a stretch of a comment was taken from a text: by what the words are worth, how much of what was claimed they
/// cover, and how they are dressed. A block or marks say that somebody else's words follow; without them only length does.
/// </summary>
/// <param name="matched">Words of the stretch that agree.</param>
/// <param name="run">The worth of the longest stretch that agrees word by word.</param>
internal sealed class QuoteCertainty(QuoteWords comment, int[] editorial, QuoteCandidate candidate, int matched, float run)
{
    public const double Least = 0.6;

    // Two words in marks, or three with an article among them, are a name or irony as often as they are a quote.
    private const float LeastMarkedWords = 3;
    private const float LeastMarkedWorth = 2.8f;
    private const float LeastBlockWorth = 1.5f;

    // A mark that was never closed: what follows it may be anything.
    private const float LeastOneSided = 4;

    // So few words with capital letters are a name.
    private const float LongestName = 5;

    // Half of an ordinary sentence, without a gap: what an echo or a stock phrase does not reach.
    public const float LeastPlainRun = 5;
    private const double LeastPlainDensity = 0.85;

    public double Value => candidate.Claim.Kind switch
    {
        QuoteClaimKind.Block => Block(),
        QuoteClaimKind.Marked => Marked(),
        _ => Plain(),
    };

    private double Block()
    {
        if (candidate.Score < LeastBlockWorth) return 0;
        // Only the lines it stands in: others may quote another passage.
        var inside = candidate.Claim.Inside;
        var text = comment.Text;
        var start = text.LastIndexOf('\n', comment.Range(candidate.First).Start) + 1;
        var end = text.IndexOf('\n', comment.Range(candidate.End - 1).End);
        var first = Math.Max(candidate.Claim.First, comment.FirstFrom(start));
        var last = end < 0 || end > inside.End ? candidate.Claim.End : comment.FirstFrom(end);
        return Saturation(1.3) * Share(Covered(first, last), 0.2, 0.6);
    }

    private double Marked()
    {
        var claim = candidate.Claim;
        if (candidate.Score < LeastMarkedWorth || comment.Spoken(candidate.First, candidate.End) < LeastMarkedWords || IsName()) return 0;
        if (claim is { IsOpen: true, IsClosed: true }) return Saturation(1.6) * Share(Covered(claim.First, claim.End), 0.5, 0.9);
        if (candidate.Score < LeastOneSided || (claim.IsOpen ? candidate.First > claim.First + 1 : candidate.End < claim.End - 1)) return 0;
        return Saturation(2) * Share(claim.IsOpen ? Covered(claim.First, candidate.End) : Covered(candidate.First, claim.End), 0.5, 0.9);
    }

    private double Plain()
    {
        // People say the same sentence; an article's alone on a line was taken from it.
        var isWhole = candidate.First == candidate.Claim.First && candidate.End == candidate.Claim.End && candidate.Target.Comment is null;
        if (run < LeastPlainRun || Covered(candidate.First, candidate.End) < LeastPlainDensity) return 0;
        return Saturation(isWhole || comment.Between(candidate.First).IndexOfAny('…', '⋯') >= 0 ? 4.5 : 6);
    }

    /// <summary>Half sure at the score that is given, three quarters at twice as much.</summary>
    private double Saturation(double half) => 1 - Math.Pow(2, -candidate.Score / half);

    private static double Share(double value, double none, double all) => Math.Clamp((value - none) / (all - none), 0, 1);

    private double Covered(int first, int end) => (double)matched / Math.Max(1, end - first - (editorial[end] - editorial[first]));

    private bool IsName()
    {
        if (candidate.Score > LongestName) return false;
        var (words, small) = (candidate.Source.Words, 0);
        for (var word = candidate.TargetFirst; word < candidate.TargetEnd; word++)
            if (!words.IsCapital(word)) small++;
        return small < 2;
    }
}
