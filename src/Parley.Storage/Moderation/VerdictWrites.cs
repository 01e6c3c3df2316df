using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Storage.Discussions;
using Parley.Storage.Site;

namespace Parley.Storage.Moderation;

public static class VerdictWrites
{
    /// <summary>
    /// Removes, restores or approves a comment and puts it on the ledger, in one write job. The words of a removed comment are kept for
    /// an appeal, unseen; its place and its replies stay.
    /// </summary>
    /// <returns>Null when there is no such comment, or it is not in a state for this act.</returns>
    public static async Task<ChangeResult.Done?> GiveVerdict(
        this Database database, CommentId id, LedgerAct act, string? reason, string? words, AccountId actor, KeyFile keys, DateTimeOffset at,
        CancellationToken cancel)
    {
        if (await database.Comment(id, cancel) is not { } seen || await database.LockDiscussion(seen.Discussion, cancel) is null)
            return null;
        var comment = (await database.Comment(id, cancel))!;
        var next = (act, comment.State) switch
        {
            (LedgerAct.Removed, CommentState.Posted or CommentState.Held) => CommentState.Removed,
            (LedgerAct.Restored, CommentState.Removed) => CommentState.Posted,
            (LedgerAct.Approved, CommentState.Held) => CommentState.Posted,
            _ => (CommentState?)null,
        };
        if (next is not { } state)
            return null;

        // A held comment that is refused was never seen: it leaves no place behind.
        var visible = comment.Visible || state == CommentState.Posted;
        await database.Execute(
            "UPDATE comments SET state = @state, visible = @visible, verdict_reason = @reason WHERE id = @id", cancel,
            ("@id", id.Value), ("@state", state), ("@visible", visible), ("@reason", state == CommentState.Removed ? reason : null));
        var appears = visible && !comment.Visible;
        if (appears && comment.Parent is { } parent)
            await database.Execute("UPDATE comments SET reply_count = reply_count + 1 WHERE id = @id", cancel, ("@id", parent.Value));

        var count = (state == CommentState.Posted ? 1 : 0) - (comment is { State: CommentState.Posted, Visible: true } ? 1 : 0);
        var alsoSet = count switch { 1 => ", comment_count = comment_count + 1", -1 => ", comment_count = comment_count - 1", _ => "" };
        if (appears && comment.Parent is null)
            alsoSet += ", top_count = top_count + 1";
        var kind = act switch
        {
            LedgerAct.Removed => EventKind.CommentRemoved,
            LedgerAct.Approved => EventKind.CommentPosted,
            _ => EventKind.CommentRestored,
        };
        var done = await database.Changed(comment, kind, at, cancel, alsoSet);
        await database.AppendToLedger(
            new LedgerEntry(comment.Site, act, comment.Discussion, id, comment.Account, actor, reason, at), words, keys, cancel);
        return done;
    }
}
