using Parley.Web.Discussions;
using Parley.Web.Site;

namespace Parley.Web.Moderation;

/// <summary><c>/comments/ID/verdict</c>, staff only. Posts <c>verdict</c> (<c>remove</c>, <c>restore</c>, <c>approve</c>), <c>reason</c> (a code of <see cref="Core.Moderation.Reasons"/>) and <c>note</c>.</summary>
public sealed record VerdictView
{
    public required PageFrame Frame { get; init; }
    public required string ArticleHeadline { get; init; }
    public required string ArticlePath { get; init; }

    /// <summary>With its words, removed or not, and without replies.</summary>
    public required CommentView Comment { get; init; }
    public string? Reason { get; init; }
    public string? Note { get; init; }
    public string? Error { get; init; }
}
