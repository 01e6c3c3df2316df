using Parley.Core.Site;

namespace Parley.Core.Moderation.Desk;

/// <summary>What a site tells authors again and again: a reason with its sentences, in one language.</summary>
public sealed class CannedReason
{
    /// <summary>Of one site in all languages.</summary>
    public const int MostOfSite = 200;
    public const int LongestWords = 1_000;

    private CannedReason() { }

    public CannedReason(SiteId site, string language, string reason, string words)
    {
        Site = site;
        Language = language;
        Reason = reason;
        Words = words;
    }

    public long Id { get; private set; }
    public SiteId Site { get; private set; }

    /// <summary>Of the article that was written under; a catalogue of the program has the same tag.</summary>
    public string Language { get; private set; } = "";

    /// <summary>A code of <see cref="Reasons"/>.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Told to the author as the facts; it may be changed before.</summary>
    public string Words { get; private set; } = "";
}
