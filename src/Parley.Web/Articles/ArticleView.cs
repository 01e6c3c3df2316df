using Parley.Core.Articles;
using Parley.Web.Articles.Passages;
using Parley.Web.Articles.Replies;
using Parley.Web.Discussions;
using Parley.Web.Moderation.Sources;
using Parley.Web.Site;

namespace Parley.Web.Articles;

/// <summary>An article with the first page of its discussion.</summary>
public sealed record ArticleView
{
    public required PageFrame Frame { get; init; }

    /// <summary>Root-relative, base path included.</summary>
    public required string Path { get; init; }

    /// <summary>Headline, dek, lead figure and body, with their passages.</summary>
    public required LaidArticle Laid { get; init; }

    /// <summary>What people quoted in it answer.</summary>
    public ArticleReplies Replies { get; init; } = ArticleReplies.None;

    public int Revision { get; init; }

    /// <summary>What of it readers quote.</summary>
    public DiscussedSentences Discussed { get; init; } = DiscussedSentences.None;

    public string? Section { get; init; }

    /// <summary>Root-relative link to the section's list, where there is one.</summary>
    public string? SectionPath { get; init; }
    public IReadOnlyList<Byline> Bylines { get; init; } = [];

    /// <summary>Null where an import does not know; the page says so.</summary>
    public DateTimeOffset? PublishedAt { get; init; }
    public DateTimeOffset? CorrectedAt { get; init; }

    /// <summary>BCP 47 tag and direction of the article's own words.</summary>
    public required string Language { get; init; }
    public TextDirection Direction { get; init; }

    public IReadOnlyList<CorrectionView> Corrections { get; init; } = [];

    /// <summary>What readers ask of its quotations, by their first passages.</summary>
    public IReadOnlyDictionary<PassageId, SourceView> Sources { get; init; } = new Dictionary<PassageId, SourceView>();

    public IReadOnlyList<TagView> Tags { get; init; } = [];

    /// <summary>Null where the article has no discussion.</summary>
    public ThreadView? Thread { get; init; }
}

/// <summary>A tag, with a root-relative link to its list where there is one.</summary>
public sealed record TagView(string Name, string? Path = null);

/// <param name="Credited">The reader who found it.</param>
public sealed record CorrectionView(DateTimeOffset At, CorrectionKind Kind, string? Wrong, string Right, string? Credited = null)
{
    public static CorrectionView Of(Correction correction) => new(correction.At, correction.Kind, correction.Wrong, correction.Right, correction.CreditedName);
}
