using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Text;
using Parley.Web.Discussions.Quotes;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary>
/// The form in which a comment is written. Fields posted: <c>text</c>, <c>parentId</c>, <c>name</c>, <c>email</c>, <c>idempotencyKey</c>, <c>returnTo</c>,
/// <c>pick</c>, <c>about</c>, <c>untie</c>.
/// </summary>
public sealed record ComposerView
{
    public required DiscussionId Discussion { get; init; }
    public CommentId? ParentId { get; init; }

    /// <summary>Who is answered, for the heading; null at top level or when nameless.</summary>
    public string? ParentName { get; init; }

    /// <summary>What was typed, kept through every refusal.</summary>
    public string Text { get; init; } = "";

    /// <summary>What the words quote, as far as it is known, and what they are about.</summary>
    public ComposedQuotes Quotes { get; init; } = ComposedQuotes.None;

    /// <summary>What the picture shows that was to come with it.</summary>
    public string? Alt { get; init; }
    public string? GuestName { get; init; }
    public string? GuestEmail { get; init; }

    /// <summary>True where name and e-mail are asked. On kept pages they are always in the form if guests may write, and script hides them for accounts.</summary>
    public required bool AsksGuest { get; init; }

    /// <summary>True where only accounts may write and the reader may have none.</summary>
    public bool NeedsSignIn { get; init; }

    /// <summary>Fresh on personal pages; null on kept ones.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>See <see cref="FormTokens"/>; null on kept pages, where script asks for one.</summary>
    public string? FormToken { get; init; }

    /// <summary>Why it was not posted, in words (catalogue keys <c>refused.*</c>).</summary>
    public string? Error { get; init; }

    /// <summary>Field the error is about: <c>text</c>, <c>name</c> or <c>email</c>.</summary>
    public string? ErrorField { get; init; }

    /// <summary>Root-relative page to come back to.</summary>
    public string? ReturnTo { get; init; }

    /// <summary>The page that the form stands on, to come back to after signing in; a page elsewhere is no place to come back to.</summary>
    public string? Page { get; init; }

    /// <summary>What it looks like, on the preview page.</summary>
    public SafeHtml? Preview { get; init; }
}

/// <summary><c>/discussions/ID/reply</c> and <c>/comments/ID/reply</c>, a refused post, and <c>/preview</c>: the composer on a page of its own.</summary>
public sealed record ReplyPageView
{
    public required PageFrame Frame { get; init; }
    public required string ArticleHeadline { get; init; }
    public required string ArticlePath { get; init; }

    /// <summary>Closed and read-only pages say so in place of the form.</summary>
    public ThreadState State { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The comment answered, without replies; null at top level.</summary>
    public CommentView? Parent { get; init; }
    public required ComposerView Composer { get; init; }
}

/// <summary><c>/discussions/ID/mine</c> and <c>/comments/ID/mine</c>: what I wrote and may change, as plain forms.</summary>
public sealed record MinePageView
{
    public required PageFrame Frame { get; init; }
    public required string ArticleHeadline { get; init; }
    public required string ArticlePath { get; init; }
    public IReadOnlyList<MineItem> Items { get; init; } = [];

    /// <summary>The discussion that can be followed here; null on the page of one comment, and for guests.</summary>
    public DiscussionId? MayFollow { get; init; }
    public bool IsFollowed { get; init; }

    /// <summary>What was decided about my comments here, the newest first.</summary>
    public IReadOnlyList<Storage.Moderation.StatementRow> Statements { get; init; } = [];
}

public sealed record MineItem
{
    /// <summary>Without replies.</summary>
    public required CommentView Comment { get; init; }

    /// <summary>Its source, in the edit form.</summary>
    public string Source { get; init; } = "";
    public bool MayEdit { get; init; }
    public bool MayDelete { get; init; }

    /// <summary>End of the edit window; null where there is none.</summary>
    public DateTimeOffset? EditableUntil { get; init; }
    public bool MayVote { get; init; }

    /// <summary>1, -1 or 0.</summary>
    public int MyVote { get; init; }

    /// <summary>Accounts may follow the replies to it.</summary>
    public bool MayFollow { get; init; }
    public bool IsFollowed { get; init; }

    /// <summary>Its author, where this reader may mute them.</summary>
    public PersonKey? MayMute { get; init; }
    public bool IsMuted { get; init; }

    /// <summary>Staff see a link to <c>/comments/ID/verdict</c>.</summary>
    public bool MayJudge { get; init; }
    public string? Error { get; init; }

    /// <summary>What it quotes, in the edit form.</summary>
    public ComposedQuotes Quotes { get; init; } = ComposedQuotes.None;

    /// <summary>True right after posting: a line says that it was posted, or held and why.</summary>
    public bool JustWritten { get; init; }
}

/// <summary>
/// <c>GET /api/v1/discussions/ID/mine?ids=1,2,3</c>: what reader.js asks once per page; <c>ids</c> are the comments on the page.
/// </summary>
public sealed record MineAnswer
{
    /// <summary>Null for a reader without session and guest cookie.</summary>
    public MineReader? Reader { get; init; }

    /// <summary>Comment id to 1 or -1.</summary>
    public IReadOnlyDictionary<string, int> Votes { get; init; } = new Dictionary<string, int>();

    /// <summary>Comments on the page that are mine.</summary>
    public IReadOnlyList<MineComment> Own { get; init; } = [];

    /// <summary>My newest 5 of the last hour in this discussion, posted or held, newest first.</summary>
    public IReadOnlyList<MineRecent> Recent { get; init; } = [];

    /// <summary>Comments on the page of people whom I have muted.</summary>
    public IReadOnlyList<string> Muted { get; init; } = [];

    /// <summary>True when I follow this discussion.</summary>
    public bool Following { get; init; }

    /// <summary>My unread notifications on this site; 100 stands for that many and more.</summary>
    public int Unread { get; init; }
}

/// <summary><c>Kind</c> is <c>account</c> or <c>guest</c>; <c>Staff</c> adds the link to the verdict form.</summary>
public sealed record MineReader(string Kind, string? Id, string? Name, bool Staff);

public sealed record MineComment(string Id, DateTimeOffset? EditableUntil);

/// <summary><c>Fragment</c> is the comment's HTML as <c>/comments/ID?fragment=1</c> gives it.</summary>
public sealed record MineRecent(string Id, string? ParentId, string State, string Fragment);
