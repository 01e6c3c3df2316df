using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary>One page of a discussion, the same for everybody.</summary>
public sealed record ThreadView
{
    public required DiscussionId Discussion { get; init; }

    /// <summary>Root-relative address of the page the discussion stands on (its article).</summary>
    public required string Path { get; init; }

    /// <summary>Visible comments without tombstones.</summary>
    public required long Count { get; init; }
    public required ThreadState State { get; init; }

    /// <summary>When it was closed, or null.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>What staff said when they closed it.</summary>
    public string? ClosedWhy { get; init; }

    /// <summary>When it will close of itself, or null.</summary>
    public DateTimeOffset? ClosesAt { get; init; }
    public SurgeLevel Surge { get; init; }
    public required bool GuestsAllowed { get; init; }
    public ThreadSort Sort { get; init; }

    /// <summary>The three sorts in order, with root-relative links.</summary>
    public IReadOnlyList<SortLink> Sorts { get; init; } = [];
    public IReadOnlyList<CommentView> Comments { get; init; } = [];

    /// <summary>Root-relative link to the next page (<c>/discussions/ID/comments?sort=…&amp;cursor=…</c>); null at the end.</summary>
    public string? NextPath { get; init; }

    /// <summary>Number of the last event that this page holds.</summary>
    public required long Seq { get; init; }
}

public enum ThreadState
{
    Open,
    Closed,

    /// <summary>The store takes no writes for now.</summary>
    ReadOnly,
}

public sealed record SortLink(ThreadSort Sort, string Path);

/// <summary>A further page of a discussion's top level, by cursor.</summary>
public sealed record CommentsPageView
{
    public required PageFrame Frame { get; init; }
    public required string ArticleHeadline { get; init; }
    public required ThreadView Thread { get; init; }

    /// <summary>True on the first page by its own address, which then offers the composer.</summary>
    public bool IsFirst { get; init; }
}

/// <summary>Further direct replies of one comment, by cursor.</summary>
public sealed record RepliesPageView
{
    public required PageFrame Frame { get; init; }
    public required string ArticleHeadline { get; init; }
    public required string ArticlePath { get; init; }

    /// <summary>The comment they answer, without replies.</summary>
    public required CommentView Parent { get; init; }
    public IReadOnlyList<CommentView> Replies { get; init; } = [];
    public MoreReplies? Next { get; init; }
}

/// <summary>One comment by its own address, with what it answers and what answers it.</summary>
public sealed record PermalinkView
{
    public required PageFrame Frame { get; init; }
    public required DiscussionId Discussion { get; init; }
    public required string ArticleHeadline { get; init; }
    public required string ArticlePath { get; init; }

    /// <summary>It stands under an article of ours, and not under a page elsewhere.</summary>
    public bool IsOfArticle { get; init; }
    public required ThreadState State { get; init; }
    public required bool GuestsAllowed { get; init; }

    /// <summary>The nearest 20 at most, farthest first, without replies.</summary>
    public IReadOnlyList<CommentView> Ancestors { get; init; } = [];

    /// <summary>Root-relative permalink of the ancestor before the first shown; null when all are shown.</summary>
    public string? EarlierPath { get; init; }
    public required CommentView Comment { get; init; }
    public required long Seq { get; init; }
}
