using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Core.Moderation.Corrections;

public enum CorrectionRequestState
{
    Open = 0,

    /// <summary>Put right, with or without a public correction.</summary>
    Accepted = 1,
    Declined = 2,
}

/// <summary>
/// Readers say that an article has a mistake: at a place of it, or in what a comment says of it. It holds where the words stand, never the
/// words. All who say the same are one request.
/// </summary>
public sealed class CorrectionRequest
{
    /// <summary>Of what is right, in Unicode scalar values: as long as the public correction may be.</summary>
    public const int LongestText = Articles.Correction.LongestText;

    public const int LongestAnswer = 1_000;

    /// <summary>Open ones of one article; whoever finds more has found another kind of article.</summary>
    public const int MostOpen = 200;

    private CorrectionRequest() { }

    public long Id { get; private set; }
    public SiteId Site { get; private set; }
    public ArticleId Article { get; private set; }

    /// <summary>Null where a comment says it and quotes nothing.</summary>
    public PassageId? Passage { get; private set; }

    /// <summary>Of the article, as the reader saw it.</summary>
    public int Revision { get; private set; }

    /// <summary>The words that are wrong, in the text of the passage in that revision.</summary>
    public int Start { get; private set; }
    public int End { get; private set; }

    /// <summary>The comment that says it; null where a place of the article was marked.</summary>
    public CommentId? Comment { get; private set; }

    /// <summary>How many said so.</summary>
    public int Requesters { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }
    public CorrectionRequestState State { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public AccountId? DecidedBy { get; private set; }

    /// <summary>The reasons, for those who said so.</summary>
    public string? Answer { get; private set; }

    /// <summary>What was published of it; null where it was put right without, or declined.</summary>
    public CorrectionId? Correction { get; private set; }
}

/// <summary>One of those who asked for a correction; each says it once.</summary>
public sealed class CorrectionRequester
{
    private CorrectionRequester() { }

    public long Request { get; private set; }

    /// <summary>See <see cref="Reports.Reporter"/>.</summary>
    public string Who { get; private set; } = "";

    public AccountId? Account { get; private set; }
    public GuestId? Guest { get; private set; }

    /// <summary>What is right; null where a comment says it.</summary>
    public string? Right { get; private set; }

    /// <summary>Wishes to be named beside the public correction.</summary>
    public bool WantsCredit { get; private set; }

    public DateTimeOffset At { get; private set; }
}
