using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage.Discussions;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary>From stored comments to what pages show.</summary>
internal static class ThreadViews
{
    public static ThreadView Thread(HttpContext http, Publication site, DiscussionRow discussion, ThreadPage page, ThreadSort sort)
    {
        var path = SiteLinks.Page(http, site, discussion);
        return new ThreadView
        {
            Discussion = discussion.Id,
            Path = path,
            Count = discussion.CommentCount,
            State = State(discussion),
            ClosedAt = discussion.ClosedAt,
            ClosesAt = discussion.ClosesAt,
            GuestsAllowed = discussion.GuestsAllowed,
            Sort = sort,
            Sorts = [.. Enum.GetValues<ThreadSort>().Select(other => new SortLink(other, $"{path}{(other == ThreadSort.Best ? "" : "?sort=" + other.Name())}#discussion"))],
            Comments = [.. page.Comments.Select(node => Comment(http, site, node, null))],
            NextPath = page.Next is { } next ? $"{SiteLinks.Prefix(http, site)}/discussions/{discussion.Id}/comments?sort={sort.Name()}&cursor={next}" : null,
            Seq = page.Seq,
        };
    }

    public static ThreadState State(DiscussionRow discussion) =>
        discussion.State == Core.Discussions.DiscussionState.Open ? ThreadState.Open : ThreadState.Closed;

    public static CommentView Comment(HttpContext http, Publication site, ThreadNode node, string? parentName) =>
        Comment(http, site, node.Comment, parentName) with
        {
            Replies = [.. node.Replies.Select(reply => Comment(http, site, reply, NameShown(node.Comment)))],
            NextReplies = More(http, site, node),
        };

    public static CommentView Comment(HttpContext http, Publication site, CommentRow row, string? parentName)
    {
        var hasWords = row.State is CommentState.Posted or CommentState.Held;
        return new CommentView
        {
            Id = row.Id,
            ParentId = row.Parent,
            ParentUnknown = row.ParentUnknown,
            ParentName = parentName,
            State = row.State,
            Reason = row.VerdictReason,
            AuthorKind = row.AuthorKind,
            Name = NameShown(row),
            ProfilePath = hasWords && row.Account is { } account ? $"{SiteLinks.Prefix(http, site)}/people/{account}" : null,
            Badges = hasWords ? Badges(row.StaffRole) : [],
            CreatedAt = row.CreatedAt,
            EditedAt = hasWords ? row.EditedAt : null,
            Html = hasWords ? SafeHtml.FromStore(row.Html) : null,
            Up = row.Up,
            Down = row.Down,
            ReplyCount = row.ReplyCount,
        };
    }

    /// <summary>Whoever took words back, or had them taken down, is no longer named beside them nor beside what answers them.</summary>
    public static string? NameShown(CommentRow row) => row.State is CommentState.Removed or CommentState.Deleted ? null : row.AuthorName;

    public static MoreReplies? More(HttpContext http, Publication site, ThreadNode node) =>
        node.NextReplies is { } cursor
            ? new MoreReplies(node.Comment.ReplyCount - node.Replies.Count, $"{SiteLinks.Prefix(http, site)}/comments/{node.Comment.Id}/replies?cursor={cursor}")
            : null;

    public static IReadOnlyList<Badge> Badges(Role role) => role switch
    {
        Role.Moderator => [Badge.Moderator],
        Role.Editor => [Badge.Editor],
        Role.Owner => [Badge.Owner],
        _ => [],
    };
}
