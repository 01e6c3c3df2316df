using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Core.Moderation;
using Parley.Core.Notifications;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Live;
using Parley.Storage.Moderation;
using Parley.Storage.Notifications;
using Parley.Storage.Site;

namespace Parley.Storage.Discussions;

/// <summary>Who of the staff does something to a thread, and what goes on the ledger with it.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Reason">A code of <see cref="Reasons"/>; null where nobody is restricted by it.</param>
/// <param name="Note">For staff.</param>
/// <param name="Keys">Seal the ledger.</param>
/// <param name="At">When.</param>
public sealed record StaffAct(AccountId Actor, string? Reason, string? Note, KeyFile Keys, DateTimeOffset At)
{
    internal LedgerEntry Entry(LedgerAct what, SiteId site, DiscussionId discussion, CommentRow? comment) =>
        new(site, what, discussion, comment?.Id, comment?.Account, Actor, Reason, At)
        {
            Guest = comment?.Guest,
            Ground = Reason switch { null => Ground.None, Reasons.Illegal => Ground.Law, _ => Ground.HouseRule },
        };
}

public abstract record ThreadActResult
{
    private ThreadActResult() { }

    public sealed record Done(long Seq) : ThreadActResult;

    /// <summary>It was so before; nothing is written.</summary>
    public sealed record AlreadySo : ThreadActResult;

    /// <summary>There is no such thing, or not any more, or it is in no state for this.</summary>
    public sealed record NotThere : ThreadActResult;

    /// <summary>Only what stands at top level is pinned.</summary>
    public sealed record NotTopLevel : ThreadActResult;

    /// <summary>The branch has more comments than are changed at once.</summary>
    public sealed record TooLarge(int Limit) : ThreadActResult;

    /// <summary>The branch cannot go there: no such place, or below itself, or under a comment that takes no replies.</summary>
    public sealed record NoPlace : ThreadActResult;
}

/// <summary>What staff do to a thread, each inside a write job of its own: the rows, the number and its event, and the ledger together.</summary>
public static class ThreadActs
{
    /// <summary>More would hold up whoever posts meanwhile.</summary>
    public const int MostLocked = 20_000;

    /// <summary>Picks a comment out as worth reading, or takes that back.</summary>
    public static async Task<ThreadActResult> Feature(this Database database, CommentId id, bool featured, StaffAct act, CancellationToken cancel)
    {
        if (await database.CommentUnderLock(id, cancel) is not { } comment || (featured && comment is not { State: CommentState.Posted, Visible: true }))
            return new ThreadActResult.NotThere();
        if (comment.Featured == featured)
            return new ThreadActResult.AlreadySo();
        await database.Execute("UPDATE comments SET featured = @featured WHERE id = @id", cancel, ("@featured", featured), ("@id", id.Value));
        return await database.Acted(comment, EventKind.CommentMarked, featured ? LedgerAct.Featured : LedgerAct.Unfeatured, act, cancel);
    }

    /// <summary>Puts a comment first in its discussion, in the place of another maybe; or takes it back to its own place.</summary>
    public static async Task<ThreadActResult> Pin(this Database database, CommentId id, bool pinned, StaffAct act, CancellationToken cancel)
    {
        if (await database.CommentUnderLock(id, cancel) is not { } comment || (pinned && comment is not { State: CommentState.Posted, Visible: true }))
            return new ThreadActResult.NotThere();
        if (pinned && comment.Parent is not null)
            return new ThreadActResult.NotTopLevel();
        var before = await database.QueryNumber("SELECT pinned FROM discussions WHERE id = @discussion", cancel, ("@discussion", comment.Discussion.Value));
        if (before == id.Value == pinned)
            return new ThreadActResult.AlreadySo();
        if (before is { } other && pinned && await database.Comment(new CommentId(other), cancel) is { } replaced)
            await database.Acted(replaced, EventKind.CommentMarked, LedgerAct.Unpinned, act, cancel);
        return await database.Acted(
            comment, EventKind.CommentMarked, pinned ? LedgerAct.Pinned : LedgerAct.Unpinned, act, cancel, $", pinned = {(pinned ? id : "NULL")}");
    }

    /// <summary>Ends the replies to a comment and to everything below it.</summary>
    public static async Task<ThreadActResult> LockBranch(this Database database, CommentId id, StaffAct act, CancellationToken cancel)
    {
        if (await database.CommentUnderLock(id, cancel) is not { Visible: true } comment)
            return new ThreadActResult.NotThere();
        if (comment.Locked == BranchLock.Here)
            return new ThreadActResult.AlreadySo();
        if (await database.Branch(comment, MostLocked, cancel) is not { } branch)
            return new ThreadActResult.TooLarge(MostLocked);
        await database.SetLock([id.Value], BranchLock.Here, cancel);
        await database.SetLock(branch.Where(one => one.Locked == BranchLock.Open && one.Id != id).Select(one => one.Id.Value), BranchLock.Above, cancel);
        return await database.Acted(comment, EventKind.CommentMarked, LedgerAct.BranchLocked, act, cancel);
    }

    /// <summary>Lets the branch be answered again, but for what is locked further down in it, or above it.</summary>
    public static async Task<ThreadActResult> UnlockBranch(this Database database, CommentId id, StaffAct act, CancellationToken cancel)
    {
        if (await database.CommentUnderLock(id, cancel) is not { } comment)
            return new ThreadActResult.NotThere();
        if (comment.Locked != BranchLock.Here)
            return new ThreadActResult.AlreadySo();
        if (await database.Branch(comment, MostLocked, cancel) is not { } branch)
            return new ThreadActResult.TooLarge(MostLocked);
        var isLockedAbove = comment.Parent is { } parent && await database.Comment(parent, cancel) is { Locked: not BranchLock.Open };
        await database.SetLock([id.Value], isLockedAbove ? BranchLock.Above : BranchLock.Open, cancel);
        if (!isLockedAbove)
            await database.SetLock(BranchWrites.LockedFrom(branch).Select(one => one.Value), BranchLock.Open, cancel);
        return await database.Acted(comment, EventKind.CommentMarked, LedgerAct.BranchUnlocked, act, cancel);
    }

    /// <summary>Closes a discussion, with words for its readers.</summary>
    public static async Task<ThreadActResult> CloseDiscussion(this Database database, DiscussionId id, string? why, StaffAct act, CancellationToken cancel)
    {
        if (await database.LockDiscussion(id, cancel) is not { } discussion)
            return new ThreadActResult.NotThere();
        if (discussion.IsClosed(act.At))
            return new ThreadActResult.AlreadySo();
        await database.Execute(
            "UPDATE discussions SET state = @state, closed_at = @now, closed_why = @why WHERE id = @discussion", cancel,
            ("@state", DiscussionState.Closed), ("@now", act.At), ("@why", why), ("@discussion", id.Value));
        return await database.Acted(id, new SiteId(discussion.Site), EventKind.DiscussionClosed, LedgerAct.DiscussionClosed, act, cancel);
    }

    /// <summary>Opens it again, and it does not close of itself any more.</summary>
    public static async Task<ThreadActResult> ReopenDiscussion(this Database database, DiscussionId id, StaffAct act, CancellationToken cancel)
    {
        if (await database.LockDiscussion(id, cancel) is not { } discussion)
            return new ThreadActResult.NotThere();
        if (!discussion.IsClosed(act.At))
            return new ThreadActResult.AlreadySo();
        await database.Execute(
            "UPDATE discussions SET state = @state, closed_at = NULL, closed_why = NULL, closes_at = NULL WHERE id = @discussion", cancel,
            ("@state", DiscussionState.Open), ("@discussion", id.Value));
        return await database.Acted(id, new SiteId(discussion.Site), EventKind.DiscussionReopened, LedgerAct.DiscussionReopened, act, cancel);
    }

    /// <summary>The comment as it is while its discussion is locked; null where it is not there, or is just being moved to another.</summary>
    internal static async Task<CommentRow?> CommentUnderLock(this Database database, CommentId id, CancellationToken cancel) =>
        await database.Comment(id, cancel) is { } seen && await database.LockDiscussion(seen.Discussion, cancel) is not null
        && await database.Comment(id, cancel) is { } comment && comment.Discussion == seen.Discussion ? comment : null;

    internal static Task<int> SetLock(this Database database, IEnumerable<long> ids, BranchLock now, CancellationToken cancel) =>
        database.Execute($"UPDATE comments SET locked = @locked WHERE {database.IsListed("id")}", cancel, ("@locked", now), ("@ids", database.List(ids)));

    internal static async Task<ThreadActResult.Done> Acted(
        this Database database, CommentRow comment, EventKind kind, LedgerAct what, StaffAct act, CancellationToken cancel, string alsoSet = "")
    {
        var seq = await database.Announce(comment.Discussion, kind, comment.Id, act.At, cancel, alsoSet);
        var number = await database.AppendToLedger(act.Entry(what, comment.Site, comment.Discussion, comment), new VerdictWords(act.Note).Write(), act.Keys, cancel);
        if (what is LedgerAct.Featured or LedgerAct.BranchLocked)
            await database.TellOfPlace(
                comment, what == LedgerAct.Featured ? NotificationKind.Featured : NotificationKind.BranchLocked, number, act.Reason, act.Actor, act.At, cancel);
        return new ThreadActResult.Done(seq);
    }

    private static async Task<ThreadActResult.Done> Acted(
        this Database database, DiscussionId discussion, SiteId site, EventKind kind, LedgerAct what, StaffAct act, CancellationToken cancel)
    {
        var seq = await database.Announce(discussion, kind, null, act.At, cancel);
        await database.AppendToLedger(act.Entry(what, site, discussion, null), new VerdictWords(act.Note).Write(), act.Keys, cancel);
        return new ThreadActResult.Done(seq);
    }
}
