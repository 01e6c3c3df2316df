using Parley.Core.Site;

namespace Parley.Core.People;

public enum MeasureKind
{
    Warned = 1,
    Muted = 2,
    Suspended = 3,
    Banned = 4,
    HoldAll = 5,
    Trusted = 6,
}

/// <summary>What staff decided about somebody and has not ended. The ledger says who decided it and why; here is what holds.</summary>
public sealed class Measure
{
    private Measure() { }

    public Measure(PersonKey who, SiteId site, MeasureKind kind, DateTimeOffset since, DateTimeOffset? until, string? reason, SiteId ledgerSite, long ledgerNumber)
    {
        Who = who.Text;
        Site = site;
        Kind = kind;
        Since = since;
        Until = until;
        Reason = reason;
        LedgerSite = ledgerSite;
        LedgerNumber = ledgerNumber;
    }

    /// <summary>See <see cref="PersonKey"/>.</summary>
    public string Who { get; private set; } = "";

    /// <summary><see cref="AllSites"/>, or the one where it holds.</summary>
    public SiteId Site { get; private set; }

    public MeasureKind Kind { get; private set; }
    public DateTimeOffset Since { get; private set; }

    /// <summary>Null for good.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>A code of <see cref="Moderation.Reasons"/>; null for trust.</summary>
    public string? Reason { get; private set; }

    /// <summary>The row of the ledger that it rests on; one for all sites is on the record of the site where it was decided.</summary>
    public SiteId LedgerSite { get; private set; }

    public long LedgerNumber { get; private set; }

    /// <summary>No site has this number.</summary>
    public static readonly SiteId AllSites = new(0);

    /// <summary>Another number after each change of what holds, so that two who decide at once do not both.</summary>
    public static long StateOf(IEnumerable<Measure> measures) => measures.Select(measure => measure.Since.ToUnixTimeMilliseconds()).DefaultIfEmpty(0).Max();

    public bool IsInForce(DateTimeOffset now) => Until is not { } end || end > now;

    /// <summary>What it makes of somebody's level; holding everything back is beside the levels.</summary>
    public static StandingLevel LevelOf(MeasureKind kind) => kind switch
    {
        MeasureKind.Trusted => StandingLevel.Trusted,
        MeasureKind.Warned => StandingLevel.Warned,
        MeasureKind.Muted => StandingLevel.Muted,
        MeasureKind.Suspended => StandingLevel.Suspended,
        MeasureKind.Banned => StandingLevel.Banned,
        _ => StandingLevel.New,
    };
}
