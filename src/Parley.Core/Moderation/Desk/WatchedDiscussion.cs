using Parley.Core.Discussions;
using Parley.Core.People;

namespace Parley.Core.Moderation.Desk;

/// <summary>A moderator keeps an eye on it: the queue can be narrowed to these.</summary>
public sealed class WatchedDiscussion
{
    /// <summary>Of one moderator.</summary>
    public const int Most = 200;

    private WatchedDiscussion() { }

    public AccountId Account { get; private set; }
    public DiscussionId Discussion { get; private set; }
    public DateTimeOffset Since { get; private set; }
}
