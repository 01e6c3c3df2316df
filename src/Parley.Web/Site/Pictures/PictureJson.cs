using Parley.Storage.Site;

namespace Parley.Web.Site.Pictures;

/// <summary>A picture of the newsroom, for programs.</summary>
internal sealed record PictureJson
{
    public required string Id { get; init; }

    /// <summary>Names it in an article; its largest file.</summary>
    public required string Hash { get; init; }
    public required string Url { get; init; }
    public required string MediaType { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }

    /// <summary>What it shows; empty until somebody says it.</summary>
    public required string Alt { get; init; }
    public string? Credit { get; init; }
    public string? CreditLink { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required IReadOnlyList<SizeJson> Sizes { get; init; }

    internal sealed record SizeJson(string Url, string MediaType, int Width, int Height);

    public static PictureJson Of(CurrentSite site, PictureRow row) => new()
    {
        Id = row.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Hash = row.Picture.Hash,
        Url = Address(site, row.Picture.Hash),
        MediaType = row.Picture.MediaType,
        Width = row.Picture.Width,
        Height = row.Picture.Height,
        Alt = row.Alt,
        Credit = row.Credit,
        CreditLink = row.CreditLink,
        CreatedAt = row.CreatedAt,
        Sizes = [.. row.Picture.Sizes.Select(size => new SizeJson(Address(site, size.Hash), size.MediaType, size.Width, size.Height))],
    };

    private static string Address(CurrentSite site, string hash) => $"{site.PathBase}/files/{hash}";
}
