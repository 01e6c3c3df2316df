using System.Globalization;
using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Core.Moderation;
using Parley.Core.Notifications;
using Parley.Storage.Discussions.Quotes;
using Parley.Storage.Live;
using Parley.Storage.Moderation;
using Parley.Storage.Notifications;

namespace Parley.Storage.Discussions;

/// <summary>Moves a comment with all below it to another place of its site. Ids stay, and with them every address, vote and mention.</summary>
public static class BranchWrites
{
    public const int MostMoved = 2_000;

    // Of one level; either database reads a list of this length at once.
    private const int AtOnce = 500;

    /// <summary>What says of a comment in which discussion it is. What the ledger says of it stays as it was sealed, and a key that was used stays used.</summary>
    public static readonly IReadOnlyList<(string Table, string Comment, string Condition)> Followers =
    [
        ("comment_revisions", "comment", ""), ("quotes", "comment", ""), ("votes", "comment", ""), ("provenance", "comment", ""), ("follows", "comment", ""),
        ("queue", "comment", ""), ("reports", "comment", ""), ("notice_comments", "comment", ""), ("tellings", "followed", ""), ("notifications", "followed", ""),
        // News of a discussion as a whole stay that discussion's.
        ("notifications", "comment", $" AND kind <> {(int)NotificationKind.Followed}"),
    ];

    /// <param name="to">Its own discussion, or another of the same site.</param>
    /// <param name="under">The comment that it shall answer; null for the top level.</param>
    public static async Task<ThreadActResult> MoveBranch(
        this Database database, CommentId id, DiscussionId to, CommentId? under, StaffAct act, CancellationToken cancel)
    {
        if (await database.Comment(id, cancel) is not { } seen)
            return new ThreadActResult.NotThere();
        var discussions = await database.LockDiscussions([seen.Discussion, to], cancel);
        if (await database.Comment(id, cancel) is not { } root || root.Discussion != seen.Discussion || !discussions.ContainsKey(root.Discussion))
            return new ThreadActResult.NotThere();
        if (!discussions.TryGetValue(to, out var target) || target.Site != root.Site.Value)
            return new ThreadActResult.NoPlace();
        if (root.Discussion == to && root.Parent == under && !root.ParentUnknown)
            return new ThreadActResult.AlreadySo();
        var above = under is { } parent ? await database.Comment(parent, cancel) : null;
        if (under is not null && (above is not { State: CommentState.Posted, Visible: true, Locked: BranchLock.Open } || above.Discussion != to))
            return new ThreadActResult.NoPlace();
        if (await database.Branch(root, MostMoved, cancel) is not { } branch)
            return new ThreadActResult.TooLarge(MostMoved);
        if (branch.Any(one => one.Id == under))
            return new ThreadActResult.NoPlace();

        await database.Place(branch, root, to, above, cancel);
        var seq = await database.Count(branch, root, to, act.At, cancel);
        await database.AddTasks(branch.Where(one => one.Id != id).Select(one => (one.Id.Value, EventKind.BranchMoved)), cancel);
        var number = await database.AppendToLedger(
            act.Entry(LedgerAct.BranchMoved, root.Site, root.Discussion, root),
            new VerdictWords($"{root.Discussion}/{root.Parent} > {to}/{under}\n{act.Note}".TrimEnd()).Write(), act.Keys, cancel);
        await database.TellOfPlace(root with { Discussion = to }, NotificationKind.BranchMoved, number, act.Reason, act.Actor, act.At, cancel);
        return new ThreadActResult.Done(seq);
    }

    /// <summary>A comment with everything below it in any state, level by level; null where that is more than <paramref name="most"/>.</summary>
    internal static async Task<IReadOnlyList<BranchComment>?> Branch(this Database database, CommentRow root, int most, CancellationToken cancel)
    {
        List<BranchComment> all = [new(root.Id, root.Parent ?? default, root.State, root.Visible, root.Locked)];
        for (var (from, until) = (0, 1); from < until; (from, until) = (until, all.Count))
        {
            foreach (var parents in all[from..until].Chunk(AtOnce))
            {
                // Seen and unseen by a statement each: visibility heads the index.
                foreach (var visible in (string[])["TRUE", "FALSE"])
                    all.AddRange(await database.Query(
                        $"SELECT id, parent, state, visible, locked FROM comments WHERE discussion = @discussion AND visible = {visible} AND {database.IsListed("parent")} LIMIT @most",
                        row => new BranchComment(
                            new CommentId(row.GetInt64(0)), new CommentId(row.GetInt64(1)), (CommentState)row.GetInt32(2), row.GetBoolean(3), (BranchLock)row.GetInt32(4)),
                        cancel, ("@discussion", root.Discussion.Value), ("@ids", database.List(parents.Select(one => one.Id.Value))), ("@most", most + 1)));
                if (all.Count > most)
                    return null;
            }
        }

        return all;
    }

    /// <summary>Those whose lock is that of the branch itself, or of what was above it: not of a lock further down.</summary>
    internal static IEnumerable<CommentId> LockedFrom(IReadOnlyList<BranchComment> branch)
    {
        HashSet<CommentId> own = [branch[0].Id];
        foreach (var one in branch.Skip(1))
        {
            if (one.Locked == BranchLock.Above && own.Contains(one.Parent))
                own.Add(one.Id);
        }

        return own.Skip(1);
    }

    private static async Task Place(
        this Database database, IReadOnlyList<BranchComment> branch, CommentRow root, DiscussionId to, CommentRow? above, CancellationToken cancel)
    {
        var ids = database.List(branch.Select(one => one.Id.Value));
        await database.Execute(
            $"UPDATE comments SET discussion = @discussion, depth = depth + @deeper WHERE {database.IsListed("id")}", cancel,
            ("@discussion", to.Value), ("@deeper", (above?.Depth + 1 ?? 0) - root.Depth), ("@ids", ids));
        await database.Execute(
            "UPDATE comments SET parent = @parent, parent_unknown = FALSE WHERE id = @id", cancel, ("@parent", above?.Id.Value ?? 0), ("@id", root.Id.Value));
        if (root.Locked == BranchLock.Above)
            await database.SetLock([root.Id.Value, .. LockedFrom(branch).Select(one => one.Value)], BranchLock.Open, cancel);
        if (root.Discussion == to)
            return;
        foreach (var (table, comment, condition) in Followers)
            await database.Execute(
                $"UPDATE {table} SET discussion = @discussion WHERE {database.IsListed(comment)}{condition}", cancel,
                ("@discussion", to.Value), ("@ids", ids));
        await database.SettleQuotes(branch.Select(one => one.Id), cancel);
        await database.Execute(
            $"UPDATE discussions SET pinned = NULL WHERE id = @discussion AND {database.IsListed("pinned")}", cancel, ("@discussion", root.Discussion.Value), ("@ids", ids));
    }

    /// <summary>Takes the branch out of the counters where it was and adds it where it is. Returns the number of the discussion that it is in.</summary>
    private static async Task<long> Count(
        this Database database, IReadOnlyList<BranchComment> branch, CommentRow root, DiscussionId to, DateTimeOffset at, CancellationToken cancel)
    {
        var now = (await database.Comment(root.Id, cancel))!;
        if (root.Visible && root.Parent is { } before)
            await database.AddReplies([new(before.Value, -1)], cancel);
        if (root.Visible && now.Parent is { } after)
            await database.AddReplies([new(after.Value, 1)], cancel);
        var comments = branch.Count(one => one is { State: CommentState.Posted, Visible: true });
        var (wasTop, isTop) = (root.Visible && root.Parent is null ? 1 : 0, root.Visible && now.Parent is null ? 1 : 0);
        if (root.Discussion == to)
            return await database.Announce(to, EventKind.BranchMoved, root.Id, at, cancel, Add(0, isTop - wasTop));
        await database.Announce(root.Discussion, EventKind.BranchMoved, root.Id, at, cancel, Add(-comments, -wasTop));
        return await database.Announce(to, EventKind.BranchMoved, root.Id, at, cancel, Add(comments, isTop));
    }

    private static string Add(int comments, int tops) => string.Create(
        CultureInfo.InvariantCulture, $", comment_count = comment_count + {comments}, top_count = top_count + {tops}");
}

/// <summary>What a branch's acts need to know of each comment in it.</summary>
internal sealed record BranchComment(CommentId Id, CommentId Parent, CommentState State, bool Visible, BranchLock Locked);
