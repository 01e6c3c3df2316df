using Parley.Core.Moderation;
using Parley.Core.Site;

namespace Parley.Core.People;

/// <summary>What a member of staff decides about somebody, with its ground.</summary>
public sealed record MeasureOrder
{
    /// <summary>A warning weighs for so long.</summary>
    public static readonly TimeSpan WarnedFor = TimeSpan.FromDays(90);

    public required PersonKey Who { get; init; }

    /// <summary>Where it is decided, and on whose record it stands.</summary>
    public required SiteId Site { get; init; }

    /// <summary>True where it holds on every site of the installation.</summary>
    public bool OnAllSites { get; init; }

    public required MeasureKind Kind { get; init; }
    public DateTimeOffset? Until { get; init; }

    /// <summary>A code of <see cref="Reasons"/>; needed for all but trust.</summary>
    public string? Reason { get; init; }

    /// <summary>Which law, or which words of the rule.</summary>
    public string? Clause { get; init; }

    /// <summary>Why the law forbids it. Where it is given, the law is the ground.</summary>
    public string? Law { get; init; }

    /// <summary>What the person is told of the facts.</summary>
    public string? Facts { get; init; }

    /// <summary>For staff alone.</summary>
    public string? Note { get; init; }

    /// <summary>The keyed hash of the address they came from, for which it holds too, as long as the hash is kept.</summary>
    public byte[]? AddressHash { get; init; }

    public DateTimeOffset? AddressUntil { get; init; }

    /// <summary>The state that was before the eyes of whoever decides, see <see cref="Measure.StateOf"/>; null where they did not look.</summary>
    public long? Seen { get; init; }

    public required AccountId Actor { get; init; }
    public required DateTimeOffset At { get; init; }

    public Ground Ground => Reason is null ? Ground.None : Law is not null || Reason is Reasons.Illegal ? Ground.Law : Ground.HouseRule;

    public VerdictWords Words => new(Who.Domain is { } domain ? Note is null ? domain : $"{domain}\n{Note}" : Note, Facts, Law);

    /// <summary>What the ledger calls it.</summary>
    public LedgerAct Act => Who.Domain is not null ? LedgerAct.DomainBlocked : Kind switch
    {
        MeasureKind.Warned => LedgerAct.Warned,
        MeasureKind.Muted => LedgerAct.Muted,
        MeasureKind.Suspended => LedgerAct.Suspended,
        MeasureKind.Banned => LedgerAct.Banned,
        MeasureKind.HoldAll => LedgerAct.HoldAll,
        _ => LedgerAct.Trusted,
    };

    /// <summary>What the ledger calls its end; null for a warning, which was heard and cannot be taken back but by an appeal.</summary>
    public static LedgerAct? EndOf(PersonKey who, MeasureKind kind) => who.Domain is not null ? LedgerAct.DomainUnblocked : kind switch
    {
        MeasureKind.Muted => LedgerAct.Unmuted,
        MeasureKind.Suspended => LedgerAct.Unsuspended,
        MeasureKind.Banned => LedgerAct.Unbanned,
        MeasureKind.HoldAll => LedgerAct.HoldAllEnded,
        MeasureKind.Trusted => LedgerAct.TrustEnded,
        _ => null,
    };

    /// <summary>What cannot be decided about anybody, in a word for the field that is wrong; null when all is well.</summary>
    public string? WrongField() =>
        Kind != MeasureKind.Trusted && !Reasons.All.Contains(Reason, StringComparer.Ordinal) ? "reason"
        : Kind == MeasureKind.Suspended && Until is null || Until <= At ? "until"
        : Who.Domain is not null && Kind is not (MeasureKind.Banned or MeasureKind.HoldAll) ? "kind"
        : null;
}
