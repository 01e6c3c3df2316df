using Parley.Core.Articles;
using Parley.Storage.Site;
using Parley.Web.Site;

namespace Parley.Web.Articles.Editor;

/// <summary><c>/editor/articles/ID</c>: all that is typed posts in one form; the button says what becomes of it.</summary>
public sealed record EditorView
{
    public required PageFrame Frame { get; init; }

    /// <summary>Root-relative, of this page; what is done with the article stands below it.</summary>
    public required string Path { get; init; }

    /// <summary>Where readers see it; null while they do not.</summary>
    public required string? PublicPath { get; init; }
    public required Article Article { get; init; }
    public required EditorEntry Entry { get; init; }
    public required IReadOnlyList<ArticleFileError> Errors { get; init; }
    public required ProofView Proof { get; init; }
    public required IReadOnlyList<string> Sections { get; init; }
    public required IReadOnlyList<string> Languages { get; init; }
    public required string SiteLanguage { get; init; }
    public required IReadOnlyList<PictureRow> Pictures { get; init; }
    public required NewsroomClock Clock { get; init; }
}

/// <summary>How an article would look, or why it cannot be shown.</summary>
public sealed record ProofView
{
    public required PageFrame Frame { get; init; }
    public required ArticleContent? Content { get; init; }
    public required LaidArticle? Laid { get; init; }
    public required IReadOnlyList<ArticleFileError> Errors { get; init; }
}
