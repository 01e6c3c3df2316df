using Parley.Core.Discussions;
using Parley.Core.Moderation.Reports;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Core.Moderation;

public enum AppealOutcome
{
    Open = 0,

    /// <summary>The verdict stays.</summary>
    Upheld = 1,
    Reversed = 2,
}

/// <summary>An author's or a notifier's objection to one row of the ledger.</summary>
public sealed class Appeal
{
    private Appeal() { }

    /// <summary>So long after a verdict it may be objected to.</summary>
    public const int Months = 6;

    /// <summary>Of the words and of the answer.</summary>
    public const int LongestWords = 5000;

    public AppealId Id { get; private set; }
    public SiteId Site { get; private set; }

    /// <summary>The ledger number of what is objected to.</summary>
    public long Verdict { get; private set; }

    public CommentId? Comment { get; private set; }

    /// <summary>Who objects: an account, a guest, or whoever sent the notice.</summary>
    public AccountId? Account { get; private set; }
    public GuestId? Guest { get; private set; }
    public NoticeId? Notice { get; private set; }

    public string Words { get; private set; } = "";
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>The ledger number of the objection itself.</summary>
    public long Made { get; private set; }

    public AppealOutcome Outcome { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public AccountId? DecidedBy { get; private set; }
    public string? Answer { get; private set; }

    /// <summary>The ledger number of the decision.</summary>
    public long? Decision { get; private set; }

    /// <summary>The last moment for an objection to what was decided then.</summary>
    public static DateTimeOffset EndOf(DateTimeOffset decided) => decided.AddMonths(Months);
}
