namespace Parley.Core.Site;

/// <summary>A section that the site's navigation names, in its order; the slug is its address.</summary>
public sealed record SiteSection(string Name, string Slug)
{
    /// <summary>Where it stood before it was renamed: addresses that lead on to the one of now, and under which older articles were filed.</summary>
    public IReadOnlyList<string> FormerSlugs { get; init => field = value ?? []; } = [];

    public bool IsAt(string slug) => Slug == slug || FormerSlugs.Contains(slug, StringComparer.Ordinal);

    public const int Most = 20;
    public const int LongestName = 60;
}

/// <summary>Who answers for the site and how they are reached: points of contact for readers and for authorities (Digital Services Act, articles 11 and 12).</summary>
public sealed record SiteContact
{
    public string? Publisher { get; init; }

    /// <summary>Postal, several lines.</summary>
    public string? Address { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }

    /// <summary>BCP 47 tags of the languages in which one may write.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    public bool IsEmpty => Publisher is null && Address is null && Email is null && Phone is null && Languages.Count == 0;
}

/// <summary>Light or dark by the reader's system, or as the site insists.</summary>
public enum Theme
{
    System = 0,
    Light = 1,
    Dark = 2,
}
