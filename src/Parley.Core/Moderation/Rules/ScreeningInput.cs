using Parley.Core.Discussions;

namespace Parley.Core.Moderation.Rules;

/// <summary>All that the rules may look at.</summary>
public sealed record ScreeningInput
{
    /// <summary>As a reader sees it, see <see cref="Text.Markup.PlainText"/>.</summary>
    public required string Text { get; init; }

    public required Policy Policy { get; init; }
    public required DateTimeOffset Now { get; init; }

    /// <summary>See <see cref="Rules.Fingerprint"/>; null for texts too short to have one.</summary>
    public long? Fingerprint { get; init; }

    /// <summary>Links in it, those without words of their own included.</summary>
    public int Links { get; init; }

    /// <summary>The discussion it is written in; what others wrote there lately is compared with it.</summary>
    public DiscussionId Discussion { get; init; }

    public AuthorFacts Author { get; init; } = AuthorFacts.Nobody;

    /// <summary>What stands in the discussion, the newest first, bounded.</summary>
    public IReadOnlyList<WrittenBefore> Around { get; init; } = [];

    /// <summary>What moderators of the site hold or removed lately, whoever wrote it, the newest first, bounded.</summary>
    public IReadOnlyList<WrittenBefore> Judged { get; init; } = [];

    /// <summary>Null where no form was: the API, an import, an edit.</summary>
    public FormProof? Form { get; init; }

    /// <summary>A guest's comment that came by the API, without a form's token.</summary>
    public bool IsGuestWithoutForm { get; init; }

    /// <summary>New words for a comment that stands: how often somebody writes is not asked again.</summary>
    public bool IsEdit { get; init; }

    /// <summary>Came from another system: who writes it here, and how often, is not known.</summary>
    public bool IsImport { get; init; }

    /// <summary>0 to 100 from a learned score; null where there is none.</summary>
    public int? LearnedScore { get; init; }
}

/// <summary>What is known of the author on this site.</summary>
public sealed record AuthorFacts
{
    public static readonly AuthorFacts Nobody = new();

    /// <summary>Somebody whom staff trust.</summary>
    public bool IsTrusted { get; init; }

    /// <summary>Staff look at all that this person writes, and told them so.</summary>
    public bool HoldAll { get; init; }

    /// <summary>Their comments on this site, the newest first, <see cref="Most"/> at most.</summary>
    public IReadOnlyList<WrittenBefore> Lately { get; init; } = [];

    public const int Most = 50;
}

/// <summary>A comment written before, as far as rules compare with it.</summary>
/// <param name="Fingerprint">See <see cref="Rules.Fingerprint"/>; null for texts too short to have one.</param>
public readonly record struct WrittenBefore(DiscussionId Discussion, CommentState State, DateTimeOffset At, long? Fingerprint);
