using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage.Discussions;
using Parley.Web.Discussions.Quotes;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary>From stored comments to what pages show.</summary>
internal static class ThreadViews
{
    public static async Task<ThreadView> Thread(
        CurrentSite asked, Publication site, DiscussionRow discussion, ThreadPage page, ThreadSort sort, Composition composition, CancellationToken cancel)
    {
        var path = asked.Page(site, discussion);
        return new ThreadView
        {
            Discussion = discussion.Id,
            Path = path,
            Count = discussion.CommentCount,
            State = State(discussion, composition.TakesWrites),
            ClosedAt = discussion.ClosedAt,
            ClosedWhy = discussion.ClosedWhy,
            ClosesAt = discussion.ClosesAt,
            // What holds for the whole site stands at the head of its pages.
            Surge = discussion.Surge > site.Surge ? discussion.Surge : SurgeLevel.None,
            GuestsAllowed = discussion.GuestsAllowed,
            Sort = sort,
            Sorts = [.. Enum.GetValues<ThreadSort>().Select(other => new SortLink(other, $"{path}{(other == ThreadSort.Best ? "" : "?sort=" + other.Name())}#discussion"))],
            Comments = await QuotesShown.In(
                composition.Database, [.. page.Comments.Select(node => Comment(asked, site, node, null) with { Pinned = node.Comment.Id == page.Pinned })], path, asked.Prefix(site), cancel),
            NextPath = page.Next is { } next ? $"{asked.Prefix(site)}/discussions/{discussion.Id}/comments?sort={sort.Name()}&cursor={next}" : null,
            Seq = page.Seq,
        };
    }

    public static ThreadState State(DiscussionRow discussion, bool takesWrites = true) =>
        !takesWrites || (discussion.Surge == SurgeLevel.ReadOnly && discussion.State == Core.Discussions.DiscussionState.Open) ? ThreadState.ReadOnly : discussion.State == Core.Discussions.DiscussionState.Open ? ThreadState.Open : ThreadState.Closed;

    public static CommentView Comment(CurrentSite asked, Publication site, ThreadNode node, string? parentName) =>
        Comment(asked, site, node.Comment, parentName) with
        {
            Replies = [.. node.Replies.Select(reply => Comment(asked, site, reply, NameShown(node.Comment)))],
            NextReplies = More(asked, site, node),
        };

    public static CommentView Comment(CurrentSite asked, Publication site, CommentRow row, string? parentName)
    {
        var hasWords = row.ShowsWords;
        return new CommentView
        {
            Id = row.Id,
            ParentId = row.Parent,
            ParentUnknown = row.ParentUnknown,
            ParentName = parentName,
            State = row.State,
            IsPlace = row.State == CommentState.Held && row.Visible,
            Reason = row.VerdictReason,
            AuthorKind = row.AuthorKind,
            Name = NameShown(row),
            ProfilePath = hasWords && row.Account is { } account ? $"{asked.Prefix(site)}/people/{account}" : null,
            Badges = hasWords ? Badges(row.StaffRole, row.IsQuoted) : [],
            CreatedAt = row.CreatedAt,
            EditedAt = hasWords ? row.EditedAt : null,
            Revision = row.Revision,
            Html = hasWords ? SafeHtml.FromStore(Mentions.LinkedUnder(row.Html, asked.Prefix(site))) : null,
            Featured = hasWords && row.Featured,
            Locked = row.Locked,
            Up = row.Up,
            Down = row.Down,
            ReplyCount = row.ReplyCount,
        };
    }

    /// <summary>Whoever took words back, or had them taken down, is no longer named beside them nor beside what answers them.</summary>
    public static string? NameShown(CommentRow row) => row.State is CommentState.Removed or CommentState.Deleted || (row.State == CommentState.Held && row.Visible) ? null : row.AuthorName;

    public static MoreReplies? More(CurrentSite asked, Publication site, ThreadNode node) =>
        node.NextReplies is { } cursor
            ? new MoreReplies(node.Comment.ReplyCount - node.Replies.Count, $"{asked.Prefix(site)}/comments/{node.Comment.Id}/replies?cursor={cursor}")
            : null;

    private static readonly IReadOnlyList<Badge>[] OfRole = [[], [Badge.Moderator], [Badge.Editor], [Badge.Owner]];
    private static readonly IReadOnlyList<Badge>[] OfQuoted = [.. OfRole.Select(badges => (IReadOnlyList<Badge>)[.. badges, Badge.Quoted])];

    /// <summary>The same list for the same person, so that views compare as equal.</summary>
    public static IReadOnlyList<Badge> Badges(Role role, bool isQuoted = false) => (isQuoted ? OfQuoted : OfRole)[(int)role];
}
