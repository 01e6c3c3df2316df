using System.Text.Json.Serialization;

namespace Parley.Core.Articles;

/// <summary>A picture with its words; never without a credit, were it only an explicit "none known".</summary>
/// <param name="File">The name the article uses for it, relative to the article's file, with <c>/</c> between folders; empty where an import has the words only.</param>
/// <param name="Alt">What the picture shows, for whoever does not see it.</param>
/// <param name="Caption">The line below it.</param>
/// <param name="Credit">Whose it is.</param>
public sealed record Figure(string File, string Alt, RichText? Caption, Credit Credit)
{
    /// <summary>The kept file; null until whoever publishes has read and kept it.</summary>
    public Picture? Picture { get; init; }
}

/// <summary>A kept picture: the hash names its row, width and height are pixels.</summary>
public sealed record Picture(string Hash, string MediaType, int Width, int Height)
{
    /// <summary>The same picture in other kinds and sizes, the smallest kind first and the narrowest first within it; empty for what was kept before there were any.</summary>
    public IReadOnlyList<PictureSize> Sizes { get; init => field = value ?? []; } = [];

    /// <summary>Every file that it is made of.</summary>
    public IEnumerable<string> Hashes() => Sizes.Select(size => size.Hash).Append(Hash).Distinct(StringComparer.Ordinal);

    public bool Equals(Picture? other) => other is not null && Hash == other.Hash && Sizes.SequenceEqual(other.Sizes);

    public override int GetHashCode() => Hash.GetHashCode(StringComparison.Ordinal);
}

/// <summary>One file of a picture, see <see cref="Picture.Sizes"/>.</summary>
public sealed record PictureSize(string Hash, string MediaType, int Width, int Height);

/// <summary>Whose picture it is.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Known), "known")]
[JsonDerivedType(typeof(NoneKnown), "none-known")]
public abstract record Credit
{
    private Credit() { }

    public sealed record Known(string Text, string? Link = null) : Credit;

    /// <summary>The newsroom looked and found nobody; the page says so.</summary>
    public sealed record NoneKnown : Credit;
}
