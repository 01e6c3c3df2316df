using Parley.Core.Discussions;
using Parley.Core.Moderation.Reports;
using Parley.Core.People;

namespace Parley.Core.Moderation;

/// <summary>What is decided about a comment, with its ground: the only way by which one is removed, restored, approved or held after it was stored.</summary>
public sealed record Verdict
{
    public const int LongestClause = 200;
    public const int LongestFacts = 5000;
    public const int LongestNote = 1000;

    /// <summary>So long after a verdict its moderator may take it back as if it had not been.</summary>
    public static readonly TimeSpan UndoWithin = TimeSpan.FromSeconds(10);

    /// <summary>The author is told so long after it, when nobody can undo it any more.</summary>
    public static readonly TimeSpan ToldAfter = TimeSpan.FromSeconds(15);

    public required CommentId Comment { get; init; }

    /// <summary>Removed, Restored, Approved or Held.</summary>
    public required LedgerAct Act { get; init; }

    /// <summary>A code of <see cref="Reasons"/>; needed to remove and to hold.</summary>
    public string? Reason { get; init; }

    /// <summary>Which law, or which words of the rule.</summary>
    public string? Clause { get; init; }

    /// <summary>Why the law forbids it. Where it is given, the law is the ground.</summary>
    public string? Law { get; init; }

    /// <summary>What the author is told of the facts.</summary>
    public string? Facts { get; init; }

    /// <summary>For staff alone.</summary>
    public string? Note { get; init; }

    /// <summary>Null where a rule decides.</summary>
    public required AccountId? Actor { get; init; }

    public Origin Origin { get; init; }
    public bool FoundByRule { get; init; }
    public bool DecidedByRule { get; init; }
    public NoticeId? Notice { get; init; }

    /// <summary>The ledger number of what it undoes; a restored comment finds its own removal.</summary>
    public long? Reverses { get; init; }

    public required DateTimeOffset At { get; init; }

    public Ground Ground =>
        Act is not (LedgerAct.Removed or LedgerAct.Held) || Reason is null || Reasons.IsReadFirst(Reason) ? Ground.None
        : Law is not null || Reason is Reasons.Illegal ? Ground.Law
        : Ground.HouseRule;

    public VerdictWords Words => new(Note, Facts, Law);
}
