namespace Parley.Core.Moderation.Desk;

/// <summary>What is open about a comment, as the rows of the store say, and how much it presses.</summary>
public sealed record Waiting
{
    /// <summary>A comment that waited this much longer counts as twice as risky.</summary>
    public static readonly TimeSpan Doubling = TimeSpan.FromHours(6);

    public required bool IsHeld { get; init; }

    /// <summary>Open ones, as are notices and appeals.</summary>
    public int Reports { get; init; }
    public int Notices { get; init; }
    public int Appeals { get; init; }

    /// <summary>0 to 100, of the newest screening; 0 where it found nothing.</summary>
    public int Screened { get; init; }

    /// <summary>Votes and replies; 0 for what readers cannot see.</summary>
    public int Response { get; init; }

    /// <summary>When the oldest of what is open began.</summary>
    public required DateTimeOffset Since { get; init; }

    public bool IsOpen => IsHeld || Reports > 0 || Notices > 0 || Appeals > 0;

    /// <summary>1 to 100: what the rules found, or what people said, whichever is more. A notice of the law weighs more than any single report.</summary>
    public int Risk => Math.Clamp(new[] { Screened, Math.Min(90, 30 + 12 * Reports) * Math.Sign(Reports), 80 * Math.Sign(Notices), 40 * Math.Sign(Appeals) }.Max(), 1, 100);

    /// <summary>How many are concerned, at least: the author, and whoever answered or voted.</summary>
    public int Reach => 1 + Response;

    /// <summary>
    /// Ascends from the most pressing. Risk × reach × age, where age doubles every <see cref="Doubling"/>: written as the moment at which an
    /// item of risk 1 and reach 1 would have had to come in to stand in the same place. So the order never changes by waiting, and an index holds it.
    /// </summary>
    public long Urgency => UrgencyOf(Risk, Reach, Since);

    public static long UrgencyOf(int risk, int reach, DateTimeOffset since) =>
        since.ToUnixTimeMilliseconds() - (long)(Doubling.TotalMilliseconds * Math.Log2((double)risk * reach));
}
