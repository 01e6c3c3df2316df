using Parley.Core.Articles;
using Parley.Core.Text;
using Parley.Web.Site;

namespace Parley.Web.Articles.Editor;

/// <summary>Two edited at once. Posts <c>keep</c> (<c>mine</c>, <c>theirs</c>) with all that was typed.</summary>
public sealed record ConflictView
{
    public required PageFrame Frame { get; init; }
    public required string Path { get; init; }
    public required string Who { get; init; }
    public required DateTimeOffset When { get; init; }
    public required ArticleForm Mine { get; init; }
    public required int Number { get; init; }
    public required int Revision { get; init; }
    public required string MyText { get; init; }
    public required string TheirText { get; init; }

    /// <summary>From theirs to mine.</summary>
    public required IReadOnlyList<DifferencePart> Difference { get; init; }
}
