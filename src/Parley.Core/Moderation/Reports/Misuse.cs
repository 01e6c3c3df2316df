namespace Parley.Core.Moderation.Reports;

/// <summary>What follows for somebody whose reports plainly have no ground.</summary>
public enum MisuseAnswer
{
    None,
    Warn,
    Suspend,
}

/// <summary>
/// Somebody's reports and notices of late: the four things that count (Digital Services Act, Art. 23(3)). How many were plainly without
/// ground, what share of all that is, how grave they were (legal notices weigh more), and whether it went on after a warning.
/// </summary>
/// <param name="Unfounded">Reports and notices plainly without ground.</param>
/// <param name="All">Reports and notices of this person that were decided.</param>
/// <param name="Notices">Legal notices among the unfounded.</param>
/// <param name="WarnedAt">Null for whoever was never warned.</param>
/// <param name="SinceWarning">Of the unfounded, those made after the warning.</param>
public sealed record Misuse(int Unfounded, int All, int Notices, DateTimeOffset? WarnedAt, int SinceWarning)
{
    /// <summary>What is older says nothing about somebody any more.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromDays(180);

    /// <summary>So long no reports are taken, and legal notices stand last.</summary>
    public static readonly TimeSpan Suspension = TimeSpan.FromDays(30);

    private const int Often = 3;
    private const int NoticeWeight = 2;

    public MisuseAnswer Answer =>
        // Whoever is right more often than wrong helps, however much they report.
        2 * Unfounded <= All ? MisuseAnswer.None
        : WarnedAt is null ? Unfounded + ((NoticeWeight - 1) * Notices) >= Often ? MisuseAnswer.Warn : MisuseAnswer.None
        : SinceWarning >= Often ? MisuseAnswer.Suspend : MisuseAnswer.None;
}
