namespace Parley.Core.Moderation;

/// <summary>What a ledger row says was done. The numbers are stored and sealed: none is ever used again for something else.</summary>
public enum LedgerAct
{
    Removed = 1,
    Restored = 2,
    Approved = 3,
    Held = 4,

    /// <summary>A rule would not have it posted at all.</summary>
    Refused = 5,

    /// <summary>Taken back at once by whoever did it: neither row counts, and nobody is told of either.</summary>
    Undone = 6,
    RoleGiven = 10,
    RoleTaken = 11,
    /// <summary>Its reason is the setting's code, its words are what it was and is.</summary>
    SettingChanged = 20,

    /// <summary>Its reason is the page's address.</summary>
    PageChanged = 21,
    ArticlePublished = 30,
    ArticleRevised = 31,
    ArticleWithdrawn = 32,
    CorrectionPublished = 33,
    AccountErased = 40,
    CommentsClaimed = 41,
    Featured = 50,
    Unfeatured = 51,
    Pinned = 52,
    Unpinned = 53,
    BranchLocked = 54,
    BranchUnlocked = 55,
    DiscussionClosed = 56,
    DiscussionReopened = 57,
    BranchMoved = 58,
    Warned = 60,
    Muted = 61,
    Unmuted = 62,
    Suspended = 63,
    Unsuspended = 64,
    Banned = 65,
    Unbanned = 66,

    /// <summary>Everything the person writes waits for a moderator.</summary>
    HoldAll = 67,
    HoldAllEnded = 68,
    Trusted = 69,
    TrustEnded = 70,
    DomainBlocked = 71,
    DomainUnblocked = 72,
    AppealMade = 80,
    AppealUpheld = 81,
    AppealReversed = 82,
    ReportsDismissed = 85,
    NoticeReceived = 86,
    NoticeDecided = 87,
    ReportingSuspended = 88,
    SurgeRaised = 90,
    SurgeLowered = 91,
    SurgeSet = 92,
    PolicyChanged = 97,
    RetentionRun = 99,
    CorrectionAccepted = 110,
    CorrectionDeclined = 111,
    SourceClosed = 112,
    ReplyInvited = 115,
    ReplyVerified = 116,
    ReplyPublished = 117,
    ReplyWithdrawn = 118,

    /// <summary>The right of reply itself, with what was answered.</summary>
    ReplyRevoked = 119,
}
