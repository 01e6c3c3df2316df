using Parley.Web.Discussions;
using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary><c>/account/comments</c> and <c>/account/votes</c>.</summary>
public sealed record OwnView
{
    public required PageFrame Frame { get; init; }

    /// <summary>Its own, within the site.</summary>
    public required string Path { get; init; }
    public required IReadOnlyList<OwnLine> Lines { get; init; }

    /// <summary>Root-relative link to the next page; null at the end.</summary>
    public string? OlderPath { get; init; }
}

/// <param name="Comment">With its article's headline and path.</param>
/// <param name="Vote">1 or -1; 0 on the list of one's comments.</param>
public sealed record OwnLine(CommentView Comment, int Vote = 0);
