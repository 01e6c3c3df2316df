using Parley.Core.Articles;
using Parley.Web.Site;

namespace Parley.Web.Articles;

/// <summary>The front page, a section's or a tag's list: one lead, then a plain list.</summary>
public sealed record FrontView
{
    public required PageFrame Frame { get; init; }

    /// <summary>The day of the masthead: that of the newest article, so that a kept page needs no clock.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Name of the section or tag; null on the front page.</summary>
    public string? Heading { get; init; }

    /// <summary>What it is a list of, above the heading, with a link to all of its kind where there is one.</summary>
    public string? Kind { get; init; }
    public string? KindPath { get; init; }

    /// <summary>Whose articles these are, as printed lately.</summary>
    public Byline? Author { get; init; }

    public FrontItem? Lead { get; init; }
    public IReadOnlyList<FrontItem> Items { get; init; } = [];

    /// <summary>Root-relative link to the list's first page; null on that page itself.</summary>
    public string? NewestPath { get; init; }

    /// <summary>Root-relative link to older articles; null at the end.</summary>
    public string? OlderPath { get; init; }
}

public sealed record FrontItem
{
    /// <summary>Root-relative, base path included.</summary>
    public required string Path { get; init; }
    public required string Headline { get; init; }
    public string? Section { get; init; }
    public string? SectionPath { get; init; }
    public string? Dek { get; init; }
    public IReadOnlyList<string> Bylines { get; init; } = [];
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Visible comments; null where there is no discussion.</summary>
    public long? CommentCount { get; init; }

    /// <summary>BCP 47 tag and direction where they are not the page's own.</summary>
    public string? Language { get; init; }
    public TextDirection? Direction { get; init; }

    /// <summary>Shown with the lead only.</summary>
    public Figure? Picture { get; init; }
}
