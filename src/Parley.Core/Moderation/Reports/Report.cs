using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Core.Moderation.Reports;

/// <summary>What became of a report.</summary>
public enum ReportOutcome
{
    Open = 0,

    /// <summary>Staff removed the comment.</summary>
    Removed = 1,

    /// <summary>Staff read it and left the comment as it is.</summary>
    LeftAsItIs = 2,

    /// <summary>The comment was taken back meanwhile.</summary>
    Gone = 3,

    /// <summary>Left as it is, and the report had plainly no ground.</summary>
    Unfounded = 4,
}

/// <summary>A reader's flag on a comment: one for each person and comment.</summary>
public sealed class Report
{
    /// <summary>Enough to say what is wrong; whoever has more to say writes a legal notice.</summary>
    public const int LongestWords = 1_000;

    private Report() { }

    public long Id { get; private set; }
    public SiteId Site { get; private set; }
    public DiscussionId Discussion { get; private set; }
    public CommentId Comment { get; private set; }
    public AccountId? Account { get; private set; }
    public GuestId? Guest { get; private set; }

    /// <summary>See <see cref="Reporter"/>.</summary>
    public string Who { get; private set; } = "";

    /// <summary>A code of <see cref="Reasons"/>.</summary>
    public string Reason { get; private set; } = "";

    public string? Words { get; private set; }
    public DateTimeOffset MadeAt { get; private set; }
    public ReportOutcome Outcome { get; private set; }
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Number of the ledger's row that settled it; null where the comment went by itself.</summary>
    public long? SettledBy { get; private set; }

    /// <summary>When the reporter was told, or it was found that there is no way to.</summary>
    public DateTimeOffset? ToldAt { get; private set; }
}
