namespace Parley.Core.Moderation;

/// <summary>What was counted in the last <see cref="Surge.Window"/> of one site, or of one discussion.</summary>
/// <param name="Comments">Written by readers, posted or held.</param>
/// <param name="Newcomers">Of these, by whoever came within the last day.</param>
/// <param name="Reports">Made by readers.</param>
/// <param name="OldestWaiting">How long the oldest comment waits for a moderator.</param>
public readonly record struct SurgeCounts(int Comments, int Newcomers, int Reports, TimeSpan OldestWaiting);

/// <summary>From when on a site protects itself.</summary>
public sealed record SurgeLimits
{
    public static readonly SurgeLimits Default = new();

    /// <summary>False leaves everything to the hand.</summary>
    public bool IsOn { get; init; } = true;

    /// <summary>From so many comments a minute on it goes slowly; twice as many hold newcomers, four times as many end posting. More than two moderators can read.</summary>
    public int CommentsAMinute { get; init; } = 30;

    /// <summary>Per cent of the comments by newcomers, from which on newcomers are held; of at least <see cref="Surge.LeastForShare"/>, and of half as many as make it slow: on its first day all readers of a site are new.</summary>
    public int NewcomerPercent { get; init; } = 70;

    /// <summary>Reports for each hundred comments, at least <see cref="Surge.LeastReports"/> of them, from which on it goes slowly; three times as many hold newcomers.</summary>
    public int ReportPercent { get; init; } = 20;

    /// <summary>Minutes that the oldest comment waits, from which on it goes slowly where half as many comments come as would slow it alone; 0 for never. Nights without a moderator are no rush.</summary>
    public int QueueMinutes { get; init; } = 240;

    /// <summary>Minutes that all must have been calm before the level goes down, by one.</summary>
    public int CalmMinutes { get; init; } = 10;
}

/// <summary>How a site or a discussion stands: up at once, down by one step after each while of calm.</summary>
/// <param name="Level">As measured.</param>
/// <param name="CalmSince">Since when the measures have been well below the level; null while they are not.</param>
/// <param name="Set">What staff chose instead.</param>
/// <param name="SetUntil">When that ends.</param>
public sealed record Surge(SurgeLevel Level, DateTimeOffset? CalmSince, SurgeLevel? Set = null, DateTimeOffset? SetUntil = null)
{
    public static readonly Surge None = new(SurgeLevel.None, null);

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>A handful of comments has no share worth the name.</summary>
    public const int LeastForShare = 20;
    public const int LeastReports = 5;

    /// <summary>A level ends only below this part of what began it, so that what wavers around a limit does not switch to and fro.</summary>
    private const double Ease = 0.7;

    public SurgeLevel InForce(DateTimeOffset now) => Set is { } set && SetUntil > now ? set : Level;

    /// <summary>How it stands after a look; the same where nothing changed.</summary>
    public Surge Next(SurgeCounts counts, SurgeLimits limits, DateTimeOffset now)
    {
        var kept = SetUntil <= now ? this with { Set = null, SetUntil = null } : this;
        if (!limits.IsOn)
            return kept with { Level = SurgeLevel.None, CalmSince = null };
        var asked = Measure(counts, limits, 1);
        if (asked > Level)
            return kept with { Level = asked, CalmSince = null };
        if (Level == SurgeLevel.None)
            return kept;
        if (Measure(counts, limits, Ease) >= Level)
            return kept with { CalmSince = null };
        if (CalmSince is not { } since)
            return kept with { CalmSince = now };
        return now - since < TimeSpan.FromMinutes(limits.CalmMinutes) ? kept : kept with { Level = Level - 1, CalmSince = Level == SurgeLevel.Slow ? null : now };
    }

    private static SurgeLevel Measure(SurgeCounts counts, SurgeLimits limits, double ease)
    {
        var rate = counts.Comments / Window.TotalMinutes / (limits.CommentsAMinute * ease);
        var byRate = rate >= 4 ? SurgeLevel.ReadOnly : rate >= 2 ? SurgeLevel.HoldNewcomers : rate >= 1 ? SurgeLevel.Slow : SurgeLevel.None;
        var byNewcomers = rate >= 0.5 && counts.Comments >= LeastForShare * ease && 100.0 * counts.Newcomers / counts.Comments >= limits.NewcomerPercent * ease
            ? SurgeLevel.HoldNewcomers
            : SurgeLevel.None;
        var reports = 100.0 * counts.Reports / Math.Max(counts.Comments, 1) / (limits.ReportPercent * ease);
        var byReports = counts.Reports < LeastReports * ease ? SurgeLevel.None
            : reports >= 3 ? SurgeLevel.HoldNewcomers : reports >= 1 ? SurgeLevel.Slow : SurgeLevel.None;
        var byQueue = rate >= 0.5 && limits.QueueMinutes > 0 && counts.OldestWaiting.TotalMinutes >= limits.QueueMinutes * ease ? SurgeLevel.Slow : SurgeLevel.None;
        var highest = (SurgeLevel)Math.Max(Math.Max((int)byRate, (int)byNewcomers), Math.Max((int)byReports, (int)byQueue));
        // Many of whom nobody knows anything, and many complaints about what they write: an attack rather than a debate.
        return byNewcomers == SurgeLevel.HoldNewcomers && byReports == SurgeLevel.HoldNewcomers && rate >= 1 ? SurgeLevel.ReadOnly : highest;
    }
}
