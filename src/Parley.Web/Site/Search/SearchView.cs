using Parley.Core.Articles;
using Parley.Core.Text;

namespace Parley.Web.Site.Search;

/// <summary>The search form with what it found.</summary>
public sealed record SearchView
{
    public required PageFrame Frame { get; init; }
    public required string Query { get; init; }

    /// <summary><c>all</c>, <c>articles</c> or <c>comments</c>.</summary>
    public required string Place { get; init; }
    public string? Language { get; init; }

    /// <summary>Those that the site's articles are written in: tag and own name.</summary>
    public IReadOnlyList<(string Tag, string Name)> Languages { get; init; } = [];

    /// <summary>Why nothing was looked for, in the page's language.</summary>
    public string? Problem { get; init; }

    /// <summary>False before anything was asked.</summary>
    public bool HasLooked { get; init; }
    public IReadOnlyList<FoundItem> Articles { get; init; } = [];
    public IReadOnlyList<FoundItem> Comments { get; init; } = [];

    /// <summary>Root-relative links to what is older.</summary>
    public string? MoreArticles { get; init; }
    public string? MoreComments { get; init; }
}

/// <summary>One thing found. Its words are plain text, some of them marked.</summary>
public sealed record FoundItem
{
    public required string Path { get; init; }

    /// <summary>An article's headline.</summary>
    public IReadOnlyList<FoundPart> Heading { get; init; } = [];
    public required IReadOnlyList<FoundPart> Words { get; init; }
    public string? Language { get; init; }
    public TextDirection? Direction { get; init; }

    /// <summary>Who wrote a comment; null where it is not known.</summary>
    public string? Author { get; init; }
    public DateTimeOffset? At { get; init; }

    /// <summary>What a comment stands under.</summary>
    public string? Under { get; init; }
    public string? UnderPath { get; init; }
}
