using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Web.Discussions;
using Parley.Web.Site;
using ThreadState = Parley.Web.Discussions.ThreadState;

namespace Parley.Web.Articles.Passages;

/// <summary>A sentence of an article with the comments that quote it, newest first.</summary>
public sealed record PassageView
{
    public required PageFrame Frame { get; init; }
    public required DiscussionId Discussion { get; init; }
    public required long Seq { get; init; }
    public required ThreadState State { get; init; }
    public required bool GuestsAllowed { get; init; }
    public required string Headline { get; init; }

    /// <summary>Root-relative.</summary>
    public required string ArticlePath { get; init; }

    /// <summary>Of the article's own words.</summary>
    public required string Language { get; init; }
    public TextDirection Direction { get; init; }
    public required DiscussedSentence Sentence { get; init; }

    /// <summary>Whose words they are, where they are not the site's own.</summary>
    public Quotation? Quotation { get; init; }

    /// <summary>The sentence, as forms and addresses name it.</summary>
    public required QuoteRef Place { get; init; }
    public required IReadOnlyList<CommentView> Comments { get; init; }

    /// <summary>Root-relative; null at the end.</summary>
    public string? NextPath { get; init; }
}
