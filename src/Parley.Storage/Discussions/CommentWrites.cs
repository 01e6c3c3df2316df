using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Live;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Storage.Discussions.Quotes;
using Parley.Storage.Live;
using Parley.Storage.Moderation.Desk;
using Parley.Storage.Moderation.Reports;

namespace Parley.Storage.Discussions;

public abstract record ChangeResult
{
    private ChangeResult() { }

    public sealed record Done(CommentRow Comment, long Seq) : ChangeResult;

    public sealed record NoComment : ChangeResult;

    public sealed record NotYours : ChangeResult;

    public sealed record TooLate(int Minutes) : ChangeResult;

    public sealed record Closed(DateTimeOffset? Since) : ChangeResult;
}

/// <summary>The hot writes, each inside a job of the write queue: the row, its counters, its number and its event together.</summary>
public static class CommentWrites
{
    /// <summary>Puts new words to a comment of the author's own, within the site's window; the old words become a revision.</summary>
    public static async Task<ChangeResult> Edit(
        this Database database, CommentId id, AccountId? account, GuestId? guest, string source, string html, int rendererVersion,
        IReadOnlyList<FoundQuote> quotes, DateTimeOffset at, CancellationToken cancel)
    {
        var (comment, discussion, refusal) = await database.OwnComment(id, account, guest, cancel);
        if (refusal is not null || comment is null || discussion is null)
            return refusal ?? new ChangeResult.NoComment();
        if (discussion.IsClosed(at))
            return new ChangeResult.Closed(discussion.ClosedAt ?? discussion.ClosesAt);
        if (at >= comment.StoredAt.AddMinutes(discussion.EditMinutes))
            return new ChangeResult.TooLate(discussion.EditMinutes);

        await database.Execute(
            "INSERT INTO comment_revisions (comment, discussion, number, source, written_at) VALUES (@comment, @discussion, @number, @source, @at)", cancel,
            ("@comment", id.Value), ("@discussion", comment.Discussion.Value), ("@number", comment.Revision), ("@source", comment.Source),
            ("@at", comment.EditedAt ?? comment.StoredAt));
        await database.Execute(
            "UPDATE comments SET source = @source, html = @html, renderer_version = @renderer, revision = revision + 1, edited_at = @at WHERE id = @id", cancel,
            ("@id", id.Value), ("@source", source), ("@html", html), ("@renderer", rendererVersion), ("@at", at));
        await database.ReplaceQuotes(comment, quotes, cancel);
        await database.Refresh([id], at, cancel);
        return await database.Changed(comment, EventKind.CommentEdited, at, cancel);
    }

    /// <summary>Takes a comment of the author's own back: the words and their revisions go, the place and the replies stay. A guest has the edit window for it.</summary>
    public static async Task<ChangeResult> Delete(
        this Database database, CommentId id, AccountId? account, GuestId? guest, DateTimeOffset at, CancellationToken cancel)
    {
        var (comment, discussion, refusal) = await database.OwnComment(id, account, guest, cancel);
        if (refusal is not null || comment is null || discussion is null)
            return refusal ?? new ChangeResult.NoComment();
        if (account is null && at >= comment.StoredAt.AddMinutes(discussion.EditMinutes))
            return new ChangeResult.TooLate(discussion.EditMinutes);

        foreach (var table in (string[])["comment_revisions", "screenings"])
            await database.Execute($"DELETE FROM {table} WHERE comment = @id", cancel, ("@id", id.Value));
        await database.Execute(
            "UPDATE comments SET state = @state, source = '', html = '', fingerprint = NULL WHERE id = @id", cancel, ("@id", id.Value), ("@state", CommentState.Deleted));
        await database.DropQuotes([id], cancel);
        await database.SettleTakenBack([id], at, cancel);
        await database.Refresh([id], at, cancel);
        return await database.Changed(
            comment, EventKind.CommentDeleted, at, cancel, comment is { State: CommentState.Posted, Visible: true } ? ", comment_count = comment_count - 1" : "");
    }

    /// <summary>Numbers and tells a change, and reads the comment as it now is.</summary>
    internal static async Task<ChangeResult.Done> Changed(
        this Database database, CommentRow comment, EventKind kind, DateTimeOffset at, CancellationToken cancel, string alsoSet = "")
    {
        var seq = await database.Announce(comment.Discussion, kind, comment.Id, at, cancel, alsoSet);
        return new ChangeResult.Done((await database.Comment(comment.Id, cancel))!, seq);
    }

    /// <summary>What a write needs to know of its discussion, its row locked until the commit.</summary>
    internal static async Task<LockedDiscussion?> LockDiscussion(this Database database, DiscussionId id, CancellationToken cancel) =>
        (await database.LockDiscussions([id], cancel)).GetValueOrDefault(id);

    /// <summary>The same of several, locked in the order of their ids, so that no two batches wait for each other.</summary>
    internal static async Task<IReadOnlyDictionary<DiscussionId, LockedDiscussion>> LockDiscussions(
        this Database database, IEnumerable<DiscussionId> ids, CancellationToken cancel)
    {
        var rows = await database.Query(
            "SELECT d.id, d.state, d.closed_at, d.closes_at, COALESCE(d.guests_allowed, s.guests_allowed), s.edit_minutes, d.site, d.seq, a.state, " +
            "(SELECT max(u.in_force) FROM surges u WHERE u.site = d.site AND u.discussion IN (0, d.id)) " +
            $"FROM discussions d JOIN sites s ON s.id = d.site LEFT JOIN articles a ON a.id = d.article WHERE {database.IsListed("d.id")} ORDER BY d.id" +
            (database.ForUpdate.Length == 0 ? "" : " FOR UPDATE OF d"),
            row => (Id: new DiscussionId(row.GetInt64(0)), Row: new LockedDiscussion(
                (DiscussionState)row.GetInt32(1), row.TimeOrNull(2), row.TimeOrNull(3), row.GetBoolean(4), row.GetInt32(5), row.GetInt64(6),
                row.GetInt64(7), row.IsDBNull(8) || row.GetInt32(8) == (int)ArticleState.Published, row.LongOrNull(9) == (int)SurgeLevel.ReadOnly)),
            cancel, ("@ids", database.List(ids.Select(id => id.Value).Distinct())));
        return rows.ToDictionary(row => row.Id, row => row.Row);
    }

    private static async Task<(CommentRow? Comment, LockedDiscussion? Discussion, ChangeResult? Refusal)> OwnComment(
        this Database database, CommentId id, AccountId? account, GuestId? guest, CancellationToken cancel)
    {
        if (await database.Comment(id, cancel) is not { } seen)
            return (null, null, new ChangeResult.NoComment());
        var discussion = await database.LockDiscussion(seen.Discussion, cancel);
        // Read again under the lock: it may have been removed since, or moved elsewhere.
        var comment = await database.Comment(id, cancel);
        if (comment is not { State: CommentState.Posted or CommentState.Held } || comment.Discussion != seen.Discussion)
            return (null, null, new ChangeResult.NoComment());
        var isOwn = account is not null ? comment.Account == account : guest is not null && comment.Guest == guest;
        if (isOwn)
            return (comment, discussion, null);
        // What waits for a moderator is not there for anybody else.
        return (null, null, comment.Visible ? new ChangeResult.NotYours() : new ChangeResult.NoComment());
    }
}

/// <param name="IsPaused">A surge has ended posting for a while.</param>
internal sealed record LockedDiscussion(
    DiscussionState State, DateTimeOffset? ClosedAt, DateTimeOffset? ClosesAt, bool GuestsAllowed, int EditMinutes, long Site, long Seq, bool IsPublic, bool IsPaused)
{
    /// <summary>Closed, or due to be: the job that writes it down may be some seconds late.</summary>
    public bool IsClosed(DateTimeOffset at) => State == DiscussionState.Closed || ClosesAt <= at;
}
