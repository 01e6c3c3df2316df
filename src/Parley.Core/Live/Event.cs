namespace Parley.Core.Live;

public enum EventScope
{
    Discussion = 1,
    Article = 2,
    Site = 3,

    /// <summary>Somebody's sessions. No event row is written of it: nobody reads what happened before they came.</summary>
    Person = 4,
}

public enum EventKind
{
    CommentPosted = 1,
    CommentHeld = 2,
    CommentEdited = 3,
    CommentRemoved = 4,
    CommentRestored = 5,
    CommentDeleted = 6,
    CommentVoted = 7,

    /// <summary>Staff featured, pinned or locked it, or took that back.</summary>
    CommentMarked = 8,

    /// <summary>With all below it, from or to this discussion or to another place in it.</summary>
    BranchMoved = 9,
    DiscussionOpened = 10,
    DiscussionClosed = 11,
    DiscussionImported = 12,
    DiscussionReopened = 13,
    SurgeChanged = 14,
    ArticlePublished = 20,
    ArticleRevised = 21,
    ArticleWithdrawn = 22,
    ArticleCorrected = 23,

    /// <summary>What a quoted person answers appeared, changed or went.</summary>
    ArticleAnswered = 24,

    /// <summary>Readers ask for the source of a quotation, or one was given.</summary>
    ArticleMarked = 25,
    SiteChanged = 30,
    SessionsEnded = 40,
}

/// <summary>One change of a discussion, article or site, numbered within it. It holds ids only; words are read when they are sent.</summary>
public sealed class Event
{
    private Event() { }

    public Event(EventScope scope, long scopeId, long number, EventKind kind, long? subject, DateTimeOffset at)
    {
        Scope = scope;
        ScopeId = scopeId;
        Number = number;
        Kind = kind;
        Subject = subject;
        At = at;
    }

    public EventScope Scope { get; private set; }
    public long ScopeId { get; private set; }
    public long Number { get; private set; }
    public EventKind Kind { get; private set; }

    /// <summary>The comment, where the event is about one; of an import, the first of those it added.</summary>
    public long? Subject { get; private set; }

    public DateTimeOffset At { get; private set; }
}
