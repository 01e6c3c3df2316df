namespace Parley.Core.Moderation.Reports;

/// <summary>What a site wants of reports and of the figures about them.</summary>
public sealed record SiteReporting
{
    public const int MostFlaggers = 100;

    /// <summary>Addresses of trusted flaggers (Digital Services Act, Art. 22), in the form that is compared: their notices stand first.</summary>
    public IReadOnlyList<string> TrustedFlaggers { get; init; } = [];

    /// <summary>May everybody read the transparency report?</summary>
    public bool IsTransparencyPublic { get; init; }

    /// <summary>May everybody read what was decided and why, without names and words?</summary>
    public bool IsLogPublic { get; init; }

    /// <summary>So many readers with an account who report a comment hold it until staff have looked; null for never.</summary>
    public int? HoldAfter { get; init; }
}
