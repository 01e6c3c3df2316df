using System.Globalization;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Core.Moderation.Reports;

public readonly record struct NoticeId(long Value)
{
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How far a legal notice is.</summary>
public enum NoticeState
{
    Awaiting = 0,
    UnderReview = 1,
    Completed = 2,

    /// <summary>Everything that it named was gone before anybody decided.</summary>
    Void = 3,
}

/// <summary>What was decided of one thing that a legal notice names.</summary>
public enum NoticeDecision
{
    Open = 0,

    /// <summary>Removed, and the law that it breaks is named.</summary>
    Illegal = 1,

    /// <summary>Removed under a house rule.</summary>
    AgainstRules = 2,

    /// <summary>It stays.</summary>
    NotIllegal = 3,
    Gone = 4,

    /// <summary>It was removed, and is back because its author objected.</summary>
    Restored = 5,
}

/// <summary>Somebody tells the site that something on it is illegal; open to everyone (Digital Services Act, Art. 16).</summary>
public sealed class LegalNotice
{
    /// <summary>In one notice.</summary>
    public const int MostLinks = 50;
    public const int LongestWhy = 5_000;
    public const int LongestLaw = 200;
    public const int LongestAnswer = 5_000;

    private LegalNotice() { }

    public NoticeId Id { get; private set; }

    /// <summary>Told to the notifier and to staff, such as <c>7F3K-9QXD</c>.</summary>
    public string Reference { get; private set; } = "";

    public SiteId Site { get; private set; }

    /// <summary>A code of <see cref="NoticeCategories"/>.</summary>
    public string Category { get; private set; } = "";

    public string? Law { get; private set; }
    public string Why { get; private set; } = "";
    public string? Name { get; private set; }
    public string? Email { get; private set; }

    /// <summary>As it is compared.</summary>
    public string? EmailKey { get; private set; }

    public AccountId? Account { get; private set; }

    /// <summary>The notifier's code, see <see cref="Reporter"/>; null for one who gave no address.</summary>
    public string? Who { get; private set; }

    /// <summary>Of the letters to the notifier.</summary>
    public string Language { get; private set; } = "";

    /// <summary>From an address that the site names as a trusted flagger's: it stands first.</summary>
    public bool IsTrusted { get; private set; }

    /// <summary>It came while its sender was suspended from reporting: it stands last, and is not lost.</summary>
    public bool IsAside { get; private set; }

    public NoticeState State { get; private set; }
    public DateTimeOffset MadeAt { get; private set; }
    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>Plainly without ground: counted against its sender.</summary>
    public bool IsUnfounded { get; private set; }

    public string? Answer { get; private set; }
}

/// <summary>One thing that a legal notice names, and what was decided of it.</summary>
public sealed class NoticeComment
{
    private NoticeComment() { }

    public NoticeId Notice { get; private set; }

    /// <summary>1, 2, 3 … in the order of the links.</summary>
    public int Position { get; private set; }

    public string Url { get; private set; } = "";

    /// <summary>Null where the link leads to an article itself.</summary>
    public CommentId? Comment { get; private set; }

    public DiscussionId? Discussion { get; private set; }
    public ArticleId? Article { get; private set; }
    public NoticeDecision Decision { get; private set; }

    /// <summary>The law or the house rule.</summary>
    public string? Clause { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }
    public AccountId? DecidedBy { get; private set; }

    /// <summary>Number of the ledger's row.</summary>
    public long? Ledger { get; private set; }
}
