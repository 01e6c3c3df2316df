using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Core.Moderation.Desk;

/// <summary>What staff write down about a comment for one another; <see cref="PersonNote"/> is about its author.</summary>
public sealed class CommentNote
{
    public const int Longest = 1_000;

    /// <summary>About one comment; more are for nobody to read.</summary>
    public const int Most = 50;

    private CommentNote() { }

    public CommentNote(SiteId site, CommentId comment, AccountId by, string words, DateTimeOffset at)
    {
        Site = site;
        Comment = comment;
        By = by;
        Words = words;
        At = at;
    }

    public long Id { get; private set; }
    public SiteId Site { get; private set; }
    public CommentId Comment { get; private set; }
    public AccountId By { get; private set; }
    public string Words { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}
