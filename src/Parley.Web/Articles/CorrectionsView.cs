using Parley.Core.Articles;
using Parley.Web.Site;

namespace Parley.Web.Articles;

/// <summary>What the site put right, the newest first.</summary>
public sealed record CorrectionsView
{
    public required PageFrame Frame { get; init; }
    public required IReadOnlyList<CorrectedItem> Items { get; init; }

    /// <summary>Null on the last page.</summary>
    public string? OlderPath { get; init; }
}

/// <param name="Id">Of the correction.</param>
/// <param name="Path">Root-relative, to the corrections of the article.</param>
/// <param name="Headline">Of the article.</param>
/// <param name="Language">BCP 47 tag of its words.</param>
/// <param name="Direction">Of its words.</param>
/// <param name="Correction">What was wrong and what is right.</param>
public sealed record CorrectedItem(CorrectionId Id, string Path, string Headline, string Language, TextDirection Direction, CorrectionView Correction);
