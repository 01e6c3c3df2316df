namespace Parley.Core.People;

public enum StandingLevel
{
    New = 0,
    Known = 1,
    Trusted = 2,
    Warned = 3,

    /// <summary>May read, and neither write nor vote.</summary>
    Muted = 4,

    /// <summary>Is signed out and cannot sign in for a time.</summary>
    Suspended = 5,

    /// <summary>The same for good.</summary>
    Banned = 6,
}

/// <summary>How somebody stands with one site at one moment.</summary>
/// <param name="Level">The gravest that holds.</param>
/// <param name="Until">When that ends by itself; null where it does not.</param>
/// <param name="HoldAll">Each of their comments waits for a moderator, and they are told so.</param>
public sealed record Standing(StandingLevel Level, DateTimeOffset? Until, bool HoldAll)
{
    /// <summary>Somebody of whom nothing is known.</summary>
    public static readonly Standing Nobody = new(StandingLevel.New, null, false);

    /// <summary>Comments of theirs that stand on the site, up to <see cref="MostCounted"/>.</summary>
    public int Posted { get; init; }

    public const int MostCounted = 100;

    /// <summary>The measures in force that the level and <see cref="HoldAll"/> come from.</summary>
    public IReadOnlyList<Measure> Because { get; init; } = [];

    public bool MayWrite => Level < StandingLevel.Muted;

    /// <summary>What keeps them from writing; null where nothing does.</summary>
    public Measure? Bar => MayWrite ? null : Because.FirstOrDefault(measure => Measure.LevelOf(measure.Kind) == Level);

    /// <param name="measures">On record; those that are over count no more.</param>
    /// <param name="posted">Comments of theirs that stand on the site.</param>
    /// <param name="since">When they first came; null where that is not known.</param>
    /// <param name="trust">From when the site trusts people by itself.</param>
    /// <param name="now">The moment that is asked about.</param>
    public static Standing Of(IEnumerable<Measure> measures, int posted, DateTimeOffset? since, Trust trust, DateTimeOffset now)
    {
        List<Measure> inForce = [.. measures.Where(measure => measure.IsInForce(now))];
        var earned = posted == 0 ? StandingLevel.New : trust.IsEarned(posted, since, now) ? StandingLevel.Trusted : StandingLevel.Known;
        var level = inForce.Select(measure => Measure.LevelOf(measure.Kind)).Append(earned).Max();
        // Of two that weigh the same, the one that ends later, or never, is what keeps somebody out.
        var gravest = inForce.Where(measure => Measure.LevelOf(measure.Kind) == level).MaxBy(measure => measure.Until ?? DateTimeOffset.MaxValue);
        return new Standing(level, gravest?.Until, inForce.Exists(measure => measure.Kind == MeasureKind.HoldAll))
        {
            Posted = posted,
            Because = gravest is null ? inForce : [gravest, .. inForce.Where(measure => measure != gravest)],
        };
    }
}

/// <summary>How many comments and days earn trust by themselves.</summary>
public readonly record struct Trust(int Comments, int Days)
{
    public static readonly Trust Usual = new(20, 14);

    public bool IsEarned(int posted, DateTimeOffset? since, DateTimeOffset now) =>
        posted >= Comments && since is { } first && now - first >= TimeSpan.FromDays(Days);
}
