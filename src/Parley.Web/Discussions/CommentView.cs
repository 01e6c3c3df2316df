using Parley.Core.Discussions;
using Parley.Core.Text;
using Parley.Web.Discussions.Quotes;
using Parley.Web.Moderation.Sources;

namespace Parley.Web.Discussions;

/// <summary>A comment as everybody sees it, with the replies that the page holds.</summary>
public sealed record CommentView
{
    public required CommentId Id { get; init; }

    /// <summary>Null at top level.</summary>
    public CommentId? ParentId { get; init; }

    /// <summary>An import lost the nesting; the page says so.</summary>
    public bool ParentUnknown { get; init; }

    /// <summary>Name of the parent's author, for "in reply to NAME"; null when there is no parent or it has no name.</summary>
    public string? ParentName { get; init; }

    public required CommentState State { get; init; }

    /// <summary>Code from <see cref="Core.Moderation.Reasons"/>, for what is removed or held.</summary>
    public string? Reason { get; init; }

    /// <summary>The words for which it waits, where only its author sees it.</summary>
    public IReadOnlyList<string> HeldFor { get; init; } = [];

    public required AuthorKind AuthorKind { get; init; }

    /// <summary>Null for unknown authors and for deleted comments.</summary>
    public string? Name { get; init; }

    /// <summary>Root-relative link to the person's page; accounts only.</summary>
    public string? ProfilePath { get; init; }

    public IReadOnlyList<Badge> Badges { get; init; } = [];

    /// <summary>Null where an import does not know; the page says so.</summary>
    public DateTimeOffset? CreatedAt { get; init; }
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>Of the words; 0 where nobody asks.</summary>
    public int Revision { get; init; }

    /// <summary>Null unless the words are shown.</summary>
    public SafeHtml? Html { get; init; }

    /// <summary>What of its words stood elsewhere before, in their order.</summary>
    public IReadOnlyList<QuoteView> Quotes { get; init; } = [];

    /// <summary>What readers ask the source of, and the links given; null where nobody asks.</summary>
    public SourceView? Source { get; init; }

    /// <summary>Its article's headline and root-relative address, where comments of several articles stand together.</summary>
    public string? ArticleHeadline { get; init; }
    public string? ArticlePath { get; init; }

    public bool Featured { get; init; }

    /// <summary>It stands first because staff put it there.</summary>
    public bool Pinned { get; init; }

    public BranchLock Locked { get; init; }

    public int Up { get; init; }
    public int Down { get; init; }

    /// <summary>Visible direct replies, on this page or not.</summary>
    public int ReplyCount { get; init; }
    public IReadOnlyList<CommentView> Replies { get; init; } = [];

    /// <summary>The replies that are not on this page; null when all are.</summary>
    public MoreReplies? NextReplies { get; init; }

    /// <summary>Held after it was seen: to others than its author it is a place without words.</summary>
    public bool IsPlace { get; init; }
    public bool HasWords => State == CommentState.Posted || (State == CommentState.Held && !IsPlace);
}

/// <summary>How many further direct replies there are, and the root-relative link (<c>/comments/ID/replies?cursor=…</c>) to them.</summary>
public sealed record MoreReplies(int Count, string Path);

/// <summary>What stands beside a name. The word comes from the catalogue (<c>badge.*</c>).</summary>
public enum Badge
{
    Moderator,
    Editor,
    Owner,

    /// <summary>The article's author.</summary>
    Author,

    /// <summary>A person quoted in the article.</summary>
    Quoted,
}
