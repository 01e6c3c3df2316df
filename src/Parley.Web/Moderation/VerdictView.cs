using Parley.Web.Discussions;
using Parley.Web.Site;

namespace Parley.Web.Moderation;

/// <summary><c>/comments/ID/verdict</c>, staff only. Posts <c>verdict</c> and what else <see cref="VerdictFields"/> names.</summary>
public sealed record VerdictView
{
    public required PageFrame Frame { get; init; }
    public required string ArticleHeadline { get; init; }
    public required string ArticlePath { get; init; }

    /// <summary>With its words, removed or not, and without replies.</summary>
    public required CommentView Comment { get; init; }
    public VerdictFields Fields { get; init; } = VerdictFields.None;
    public string? Error { get; init; }
}
