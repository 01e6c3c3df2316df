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
public sealed record Picture(string Hash, string MediaType, int Width, int Height);

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
