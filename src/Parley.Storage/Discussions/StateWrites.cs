using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Storage.Discussions.Quotes;

namespace Parley.Storage.Discussions;

public static class StateWrites
{
    /// <summary>
    /// Brings a comment into another state, its discussion locked, with counters, number and event. What was seen once keeps its place,
    /// and with it its replies; what never was appears when it is posted.
    /// </summary>
    /// <param name="reason">Why it waits or was removed; null once it is posted.</param>
    public static async Task<ChangeResult.Done> MoveTo(
        this Database database, CommentRow comment, CommentState state, string? reason, DateTimeOffset at, CancellationToken cancel)
    {
        var isPosted = state == CommentState.Posted;
        var appears = isPosted && !comment.Visible;
        await database.Execute(
            "UPDATE comments SET state = @state, visible = @visible, verdict_reason = @reason WHERE id = @id", cancel,
            ("@id", comment.Id.Value), ("@state", state), ("@visible", comment.Visible || appears), ("@reason", isPosted ? null : reason));
        await database.SettleQuotes([comment.Id], cancel);
        if (appears && comment.Parent is { } parent)
            await database.Execute("UPDATE comments SET reply_count = reply_count + 1 WHERE id = @id", cancel, ("@id", parent.Value));

        var count = (isPosted ? 1 : 0) - (comment.State == CommentState.Posted ? 1 : 0);
        var alsoSet = count switch { 1 => ", comment_count = comment_count + 1", -1 => ", comment_count = comment_count - 1", _ => "" };
        if (appears && comment.Parent is null)
            alsoSet += ", top_count = top_count + 1";
        var kind = state switch
        {
            CommentState.Removed => EventKind.CommentRemoved,
            CommentState.Held => EventKind.CommentHeld,
            _ => appears ? EventKind.CommentPosted : EventKind.CommentRestored,
        };
        return await database.Changed(comment, kind, at, cancel, alsoSet);
    }
}
