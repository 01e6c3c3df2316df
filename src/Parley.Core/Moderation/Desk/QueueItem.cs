using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Core.Moderation.Desk;

/// <summary>A comment that waits for staff: a row that is computed from what is open, see <see cref="Waiting"/>, and who looks at it.</summary>
public sealed class QueueItem
{
    private QueueItem() { }

    public CommentId Comment { get; private set; }
    public SiteId Site { get; private set; }
    public DiscussionId Discussion { get; private set; }
    public bool Held { get; private set; }
    public int Reports { get; private set; }
    public int Notices { get; private set; }
    public int Appeals { get; private set; }
    public int Risk { get; private set; }

    /// <summary>As it was when the row was last computed; votes do not wait for the queue.</summary>
    public int Reach { get; private set; }

    public DateTimeOffset Since { get; private set; }

    /// <summary>See <see cref="Waiting.Urgency"/>.</summary>
    public long Urgency { get; private set; }

    /// <summary>When it came into the queue, or something more about it was opened: what is newer than a page is offered to it.</summary>
    public DateTimeOffset ArrivedAt { get; private set; }

    public AccountId? ClaimedBy { get; private set; }
    public DateTimeOffset? ClaimedUntil { get; private set; }
}
