namespace Parley.Core.Moderation.Reports;

/// <summary>Kinds of illegal content, by the names of the Commission's transparency database; the words on screen are under <c>notice.kind.CODE</c>.</summary>
public static class NoticeCategories
{
    /// <summary>The one kind for which nobody need say who they are.</summary>
    public const string ProtectionOfMinors = "protection-of-minors";

    public static readonly IReadOnlyList<string> All =
    [
        "illegal-or-harmful-speech", "violence", "cyber-violence", "cyber-violence-against-women", ProtectionOfMinors, "self-harm", "risk-for-public-security",
        "data-protection-and-privacy-violations", "intellectual-property-infringements", "scams-and-fraud", "consumer-information",
        "unsafe-and-prohibited-products", "negative-effects-on-civic-discourse-or-elections", "animal-welfare", "other-violation",
    ];
}
