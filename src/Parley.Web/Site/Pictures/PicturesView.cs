using Parley.Storage.Site;

namespace Parley.Web.Site.Pictures;

/// <summary>The newsroom's pictures with the form for a new one.</summary>
public sealed record PicturesView
{
    public required PageFrame Frame { get; init; }
    public required IReadOnlyList<PictureRow> Pictures { get; init; }
    public required PictureFormView Form { get; init; }

    /// <summary>The one that was just brought or described.</summary>
    public long? Saved { get; init; }
    public string? OlderPath { get; init; }
}

/// <summary>What was typed, and what is wrong with it.</summary>
public sealed record PictureFormView(string? Alt, string? Credit, string? CreditLink, string? Error, string Field)
{
    /// <summary>The picture it is about; null is the form for a new one.</summary>
    public long? Id { get; init; }
}
