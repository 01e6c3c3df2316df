using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Core.Notifications;

public enum NotificationKind
{
    /// <summary>Somebody answered a comment of mine.</summary>
    Reply = 1,
    Mention = 2,

    /// <summary>There are new comments in what I follow; one notification until it is read, however many come.</summary>
    Followed = 3,

    /// <summary>An article whose discussion I follow was corrected.</summary>
    Correction = 4,

    /// <summary>My comment waited and is posted now.</summary>
    Approved = 5,
    Removed = 6,
    Restored = 7,

    /// <summary>I became a member of staff, or another one than before.</summary>
    RoleGiven = 8,

    /// <summary>My comment was taken back to be looked at.</summary>
    Held = 9,

    /// <summary>Anything else that staff decided about me or answered me; its detail is the number of the <see cref="Moderation.LedgerAct"/>.</summary>
    Decided = 10,

    /// <summary>Staff picked my comment out as worth reading.</summary>
    Featured = 20,

    /// <summary>Staff ended the replies to my comment.</summary>
    BranchLocked = 21,

    /// <summary>Staff moved my comment to another place.</summary>
    BranchMoved = 22,

    /// <summary>A webhook of my site was switched off, since nothing arrived for long.</summary>
    WebhookOff = 23,

    /// <summary>Staff looked at what I reported; its detail is <c>removed</c>, <c>kept</c> or <c>gone</c>.</summary>
    ReportDecided = 30,

    /// <summary>Editors decided about a mistake that I, or a comment of mine, had pointed out; its detail is <c>accepted</c> or <c>declined</c> with the request's number.</summary>
    CorrectionDecided = 31,

    /// <summary>Readers ask where I have something from.</summary>
    SourceAsked = 32,

    /// <summary>A source was given that I had asked for.</summary>
    SourceGiven = 33,

    /// <summary>Somebody quoted whom I asked to answer has answered; its detail is the id of the right.</summary>
    QuotedReply = 40,
}

/// <summary>When mail is sent about something.</summary>
public enum MailChoice
{
    AtOnce = 0,
    Daily = 1,
    Weekly = 2,
    Never = 3,
}

/// <summary>What a person is told. It holds ids only: the words are read, and whether they may be seen is asked, when it is shown.</summary>
public sealed class Notification
{
    private Notification() { }

    public long Id { get; private set; }
    public AccountId Account { get; private set; }
    public NotificationKind Kind { get; private set; }

    /// <summary>What it is about; unique for each account, so that nobody is told the same thing twice, whatever the ways it comes by.</summary>
    public string Cause { get; private set; } = "";

    public SiteId Site { get; private set; }
    public DiscussionId? Discussion { get; private set; }

    /// <summary>The comment it is about; the first new one of what is followed.</summary>
    public CommentId? Comment { get; private set; }

    /// <summary>The comment whose replies are followed; null where the whole discussion is.</summary>
    public CommentId? Followed { get; private set; }

    /// <summary>The reason's code of a removed comment, the word of a role, the number of an act.</summary>
    public string? Detail { get; private set; }

    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>When it may go by mail; null where it shall not, or has gone.</summary>
    public DateTimeOffset? MailDue { get; private set; }
}

/// <summary>Somebody wants to know of new comments in a discussion, or of replies to one comment.</summary>
public sealed class Follow
{
    private Follow() { }

    public AccountId Account { get; private set; }
    public DiscussionId Discussion { get; private set; }

    /// <summary>0 for the whole discussion.</summary>
    public CommentId Comment { get; private set; }

    public DateTimeOffset Since { get; private set; }

    /// <summary>True while an unread notification stands for all that is new: nothing is written for each further comment.</summary>
    public bool Told { get; private set; }
}

/// <summary>Somebody does not want to see what another writes.</summary>
public sealed class Mute
{
    private Mute() { }

    public AccountId Account { get; private set; }
    public AccountId Muted { get; private set; }
    public DateTimeOffset Since { get; private set; }
}

/// <summary>News for all who follow something, on its way to them: so many at a time, from where the last time ended.</summary>
public sealed class Telling
{
    private Telling() { }

    public long Id { get; private set; }
    public NotificationKind Kind { get; private set; }
    public string Cause { get; private set; } = "";
    public DiscussionId Discussion { get; private set; }

    /// <summary>Whose followers are told: those of a comment, or with 0 those of the discussion.</summary>
    public CommentId Followed { get; private set; }

    public CommentId? Comment { get; private set; }

    /// <summary>Who did it, and is not told.</summary>
    public AccountId? Actor { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Everybody up to this one is told.</summary>
    public AccountId After { get; private set; }
}
