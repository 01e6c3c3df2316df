using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Core.Moderation.Desk;

/// <summary>What staff write down for one another, about a comment or about a person. Only staff of the site read it, and the person in the export of their own data.</summary>
public sealed class ModerationNote
{
    public const int LongestWords = 1_000;

    /// <summary>About one comment or one person; more are for nobody to read.</summary>
    public const int MostAboutOne = 50;

    private ModerationNote() { }

    public ModerationNote(SiteId site, CommentId? comment, AccountId? account, GuestId? guest, string words, AccountId by, DateTimeOffset at)
    {
        Site = site;
        Comment = comment;
        Account = account;
        Guest = guest;
        Words = words;
        By = by;
        At = at;
    }

    public long Id { get; private set; }
    public SiteId Site { get; private set; }

    /// <summary>One of the three is named.</summary>
    public CommentId? Comment { get; private set; }
    public AccountId? Account { get; private set; }
    public GuestId? Guest { get; private set; }

    public string Words { get; private set; } = "";

    public AccountId By { get; private set; }

    public DateTimeOffset At { get; private set; }
}
