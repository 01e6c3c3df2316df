using Parley.Core.Site;

namespace Parley.Core.Moderation.Reports;

/// <summary>Somebody was warned for reports that plainly had no ground, or for a time none is taken from them (Digital Services Act, Art. 23).</summary>
public sealed class ReportingLimit
{
    private ReportingLimit() { }

    public long Id { get; private set; }
    public SiteId Site { get; private set; }

    /// <summary>See <see cref="Reporter"/>.</summary>
    public string Who { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>Null for a warning.</summary>
    public DateTimeOffset? Until { get; private set; }
}
