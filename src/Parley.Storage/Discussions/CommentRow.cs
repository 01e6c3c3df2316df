using System.Data.Common;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Storage.Discussions;

/// <summary>A comment as the thread's statements read it, with its author's name and staff role of today.</summary>
public sealed record CommentRow
{
    internal const string Columns =
        "c.id, c.discussion, c.site, c.parent, c.parent_unknown, c.depth, c.state, c.visible, c.author_kind, c.account, c.guest, " +
        "COALESCE(a.name, c.author_name), c.source, c.html, c.revision, c.created_at, c.edited_at, c.stored_at, c.up, c.down, c.rank, " +
        "c.reply_count, c.verdict_reason, s.role, c.featured, c.locked, " +
        "EXISTS (SELECT 1 FROM rights_of_reply q WHERE q.account = c.account AND q.discussion = c.discussion AND q.state = 1)";

    internal const string Joins = "LEFT JOIN accounts a ON a.id = c.account LEFT JOIN staff s ON s.account = c.account AND s.site = c.site";

    public required CommentId Id { get; init; }
    public required DiscussionId Discussion { get; init; }
    public required SiteId Site { get; init; }

    /// <summary>Null at top level and where it is unknown.</summary>
    public required CommentId? Parent { get; init; }

    public required bool ParentUnknown { get; init; }
    public required int Depth { get; init; }
    public required CommentState State { get; init; }
    public required bool Visible { get; init; }
    public required AuthorKind AuthorKind { get; init; }
    public required AccountId? Account { get; init; }
    public required GuestId? Guest { get; init; }
    public required string? AuthorName { get; init; }
    public required string Source { get; init; }
    public required string Html { get; init; }
    public required int Revision { get; init; }
    public required DateTimeOffset? CreatedAt { get; init; }
    public required DateTimeOffset? EditedAt { get; init; }
    public required DateTimeOffset StoredAt { get; init; }
    public required int Up { get; init; }
    public required int Down { get; init; }
    public required long Rank { get; init; }
    public required int ReplyCount { get; init; }
    public required string? VerdictReason { get; init; }
    public required bool Featured { get; init; }
    public required BranchLock Locked { get; init; }

    /// <summary>The author's role on the comment's site.</summary>
    public required Role StaffRole { get; init; }

    /// <summary>The author is quoted in the article above, and the desk has made sure of it.</summary>
    public required bool IsQuoted { get; init; }

    /// <summary>False of a place whose words only staff and the author may read.</summary>
    public bool ShowsWords => State == CommentState.Posted || (State == CommentState.Held && !Visible);

    /// <summary>As its author reads it, who sees the words while they wait.</summary>
    public CommentRow ForAuthor => State == CommentState.Held ? this with { Visible = false } : this;

    internal static CommentRow Read(DbDataReader row)
    {
        var parent = row.GetInt64(3);
        return new CommentRow
        {
            Id = new CommentId(row.GetInt64(0)),
            Discussion = new DiscussionId(row.GetInt64(1)),
            Site = new SiteId(row.GetInt64(2)),
            Parent = parent == 0 ? null : new CommentId(parent),
            ParentUnknown = row.GetBoolean(4),
            Depth = row.GetInt32(5),
            State = (CommentState)row.GetInt32(6),
            Visible = row.GetBoolean(7),
            AuthorKind = (AuthorKind)row.GetInt32(8),
            Account = row.LongOrNull(9) is { } account ? new AccountId(account) : null,
            Guest = row.LongOrNull(10) is { } guest ? new GuestId(guest) : null,
            AuthorName = row.StringOrNull(11),
            Source = row.GetString(12),
            Html = row.GetString(13),
            Revision = row.GetInt32(14),
            CreatedAt = row.TimeOrNull(15),
            EditedAt = row.TimeOrNull(16),
            StoredAt = row.Time(17),
            Up = row.GetInt32(18),
            Down = row.GetInt32(19),
            Rank = row.GetInt64(20),
            ReplyCount = row.GetInt32(21),
            VerdictReason = row.StringOrNull(22),
            StaffRole = row.IsDBNull(23) ? Role.None : (Role)row.GetInt32(23),
            Featured = row.GetBoolean(24),
            Locked = (BranchLock)row.GetInt32(25),
            IsQuoted = row.GetBoolean(26),
        };
    }
}

/// <summary>A comment with the replies that this page holds, and where the rest begins.</summary>
public sealed record ThreadNode(CommentRow Comment, IReadOnlyList<ThreadNode> Replies, ThreadCursor? NextReplies);

/// <summary>
/// One page of a discussion. <paramref name="Seq"/> is the number of the last event it knows.
/// </summary>
public sealed record ThreadPage(long Seq, IReadOnlyList<ThreadNode> Comments, ThreadCursor? Next)
{
    /// <summary>The discussion's, shown on this page or not.</summary>
    public CommentId? Pinned { get; init; }
}
