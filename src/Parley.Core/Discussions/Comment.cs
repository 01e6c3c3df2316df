using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Core.Discussions;

public enum CommentState
{
    Posted = 0,

    /// <summary>Waits for a moderator; only its author and staff see its words. Held after it was seen, it keeps its place.</summary>
    Held = 1,

    /// <summary>Taken down by staff; the place stays.</summary>
    Removed = 2,

    /// <summary>Taken back by its author; the place stays and the words are gone.</summary>
    Deleted = 3,

    /// <summary>Came without words from an import: somebody emptied it before.</summary>
    Emptied = 4,
}

public enum AuthorKind
{
    /// <summary>An import that does not name the author. Never one shared "Anonymous" person.</summary>
    Unknown = 0,
    Account = 1,
    Guest = 2,

    /// <summary>An import that gives a name and nothing else.</summary>
    Named = 3,
}

/// <summary>May it be answered? A lock is written to every comment below, so that no reader of a page has to walk up to find one.</summary>
public enum BranchLock
{
    Open = 0,

    /// <summary>A comment above it was locked.</summary>
    Above = 1,

    /// <summary>Staff locked the branch that begins here.</summary>
    Here = 2,
}

/// <summary>What a reader writes. Its counters change in the transaction of what they count.</summary>
public sealed class Comment
{
    private Comment() { }

    public CommentId Id { get; private set; }
    public DiscussionId Discussion { get; private set; }
    public SiteId Site { get; private set; }

    /// <summary>0 at top level: never null, so that one index serves both levels.</summary>
    public CommentId Parent { get; private set; }

    /// <summary>True for imports that lost the nesting; the parent is then 0 and the page says so.</summary>
    public bool ParentUnknown { get; private set; }

    /// <summary>0 at top level.</summary>
    public int Depth { get; private set; }

    public CommentState State { get; private set; }

    /// <summary>Posted, or a tombstone. Heads the thread's indexes.</summary>
    public bool Visible { get; private set; }

    public AuthorKind AuthorKind { get; private set; }
    public AccountId? Account { get; private set; }
    public GuestId? Guest { get; private set; }

    /// <summary>Name as given by a guest or an import; an account's name is read from the account.</summary>
    public string? AuthorName { get; private set; }

    /// <summary>In the comment dialect; empty once deleted.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Rendered once, when written.</summary>
    public string Html { get; private set; } = "";

    public int RendererVersion { get; private set; }

    /// <summary>Starts at 1, one more with every edit.</summary>
    public int Revision { get; private set; }

    /// <summary>Null where an import does not know.</summary>
    public DateTimeOffset? CreatedAt { get; private set; }

    public DateTimeOffset? EditedAt { get; private set; }

    /// <summary>When it was stored here; the edit window of own comments counts from it.</summary>
    public DateTimeOffset StoredAt { get; private set; }

    public int Up { get; private set; }
    public int Down { get; private set; }

    /// <summary>See <see cref="Ranking.Best"/>.</summary>
    public long Rank { get; private set; }

    /// <summary>Visible direct replies.</summary>
    public int ReplyCount { get; private set; }

    /// <summary>Staff picked it out as worth reading.</summary>
    public bool Featured { get; private set; }

    public BranchLock Locked { get; private set; }

    /// <summary>Reason code of the verdict in force, for the tombstone.</summary>
    public string? VerdictReason { get; private set; }

    /// <summary>See <see cref="Moderation.Rules.Fingerprint"/>; null for texts too short to have one.</summary>
    public long? Fingerprint { get; private set; }
}

/// <summary>Words as they stood before an edit.</summary>
public sealed class CommentRevision
{
    private CommentRevision() { }

    public CommentId Comment { get; private set; }
    public DiscussionId Discussion { get; private set; }
    public int Number { get; private set; }
    public string Source { get; private set; } = "";
    public DateTimeOffset? WrittenAt { get; private set; }
}

public sealed class Vote
{
    private Vote() { }

    public CommentId Comment { get; private set; }
    public AccountId Account { get; private set; }
    public DiscussionId Discussion { get; private set; }

    /// <summary>1 or -1; a withdrawn vote has no row.</summary>
    public short Value { get; private set; }

    public DateTimeOffset CastAt { get; private set; }
}

/// <summary>A deed done once: the same key gives the first answer again.</summary>
public sealed class IdempotencyKey
{
    private IdempotencyKey() { }

    /// <summary>Account, guest or address, as <c>a:ID</c>, <c>g:ID</c> or <c>h:HASH</c>.</summary>
    public string Who { get; private set; } = "";

    public DiscussionId Discussion { get; private set; }
    public string Key { get; private set; } = "";

    /// <summary>SHA-256 of parent and words: the same key with other words is refused.</summary>
    public byte[] RequestHash { get; private set; } = [];

    public CommentId Comment { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
}

/// <summary>Where an imported comment stood in its source, and what was guessed about it.</summary>
public sealed class Provenance
{
    private Provenance() { }

    public CommentId Comment { get; private set; }
    public DiscussionId Discussion { get; private set; }

    /// <summary>Which import, as <c>format:sha256-of-file</c>.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Lines of the source, 1-based, as <c>18</c> or <c>94-98</c>.</summary>
    public string Lines { get; private set; } = "";

    /// <summary>The source's own words for this slot.</summary>
    public string Original { get; private set; } = "";

    public string? Guess { get; private set; }
}

/// <summary>The id something had where it came from; an alias is for good.</summary>
public sealed class ImportAlias
{
    private ImportAlias() { }

    public SiteId Site { get; private set; }
    public string Source { get; private set; } = "";
    public string SourceId { get; private set; } = "";
    public AliasKind Kind { get; private set; }
    public long Target { get; private set; }
}

public enum AliasKind
{
    Comment = 1,
    Discussion = 2,
    Article = 3,
    Account = 4,
}
