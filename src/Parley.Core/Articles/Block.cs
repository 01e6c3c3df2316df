using System.Text.Json.Serialization;

namespace Parley.Core.Articles;

/// <summary>One piece of an article's body.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Paragraph), "paragraph")]
[JsonDerivedType(typeof(Heading), "heading")]
[JsonDerivedType(typeof(ListBlock), "list")]
[JsonDerivedType(typeof(Quotation), "quotation")]
[JsonDerivedType(typeof(FigureBlock), "figure")]
[JsonDerivedType(typeof(Divider), "divider")]
public abstract record Block
{
    private protected Block() { }
}

/// <summary>A paragraph of the site's own words.</summary>
public sealed record Paragraph(RichText Text) : Block;

/// <summary>A heading inside the body; the headline is level 1, so this is 2 to 4.</summary>
public sealed record Heading(int Level, RichText Text) : Block;

/// <summary>A list of one-paragraph items; a start other than 1 counts in ordered lists only.</summary>
public sealed record ListBlock(bool Ordered, int Start, IReadOnlyList<RichText> Items) : Block;

/// <summary>Other people's words. It names at least a speaker or an outlet.</summary>
public sealed record Quotation(IReadOnlyList<RichText> Words) : Block
{
    public string? Speaker { get; init; }

    /// <summary>What the speaker is: "harbour master".</summary>
    public string? Role { get; init; }

    /// <summary>Who published the words first.</summary>
    public string? Outlet { get; init; }

    /// <summary>Where they can be read.</summary>
    public string? Link { get; init; }

    public DateOnly? Date { get; init; }
}

public sealed record FigureBlock(Figure Figure) : Block;

/// <summary>A rest between two parts.</summary>
public sealed record Divider : Block;
