using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Core.People;
using Parley.Storage.Live;

namespace Parley.Storage.Discussions;

/// <summary>A comment about to be written. Its words are parsed and rendered already.</summary>
public sealed record NewComment
{
    public required DiscussionId Discussion { get; init; }

    /// <summary>Null at top level.</summary>
    public CommentId? Parent { get; init; }

    public AccountId? Account { get; init; }
    public GuestId? Guest { get; init; }
    public string? GuestName { get; init; }

    /// <summary>Finds or makes the guest once everything else is well, so that a refused comment leaves nobody behind; answers null for a name that looks like staff's. Null for accounts.</summary>
    public Func<Database, CancellationToken, Task<GuestId?>>? Introduce { get; init; }

    public required string Source { get; init; }
    public required string Html { get; init; }
    public required int RendererVersion { get; init; }

    /// <summary>Account, guest or address, see <see cref="IdempotencyKey.Who"/>.</summary>
    public required string Who { get; init; }

    /// <summary>Whose keys a guest's were until the first answer brought a cookie: that of the address. A retry of the first post is known by it.</summary>
    public string? WhoBefore { get; init; }

    public required string Key { get; init; }
    public required TimeSpan KeyLifetime { get; init; }

    /// <summary>Over parent and words; see <see cref="IdempotencyKey.RequestHash"/>.</summary>
    public required byte[] RequestHash { get; init; }

    public required DateTimeOffset At { get; init; }
}

public abstract record PostResult
{
    private PostResult() { }

    /// <summary>Stored; <paramref name="Again"/> when the same key had already stored it.</summary>
    public sealed record Stored(CommentRow Comment, long Seq, bool Again) : PostResult;

    public sealed record NoDiscussion : PostResult;

    public sealed record Closed(DateTimeOffset? Since) : PostResult;

    public sealed record GuestsRefused : PostResult;

    public sealed record NoParent : PostResult;

    /// <summary>The guest's name looks like that of a member of staff.</summary>
    public sealed record NameOfStaff : PostResult;

    /// <summary>The key was used before with other words.</summary>
    public sealed record KeyReused : PostResult;
}

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
    public static async Task<PostResult> Post(this Database database, NewComment comment, CancellationToken cancel)
    {
        if (await database.LockDiscussion(comment.Discussion, cancel) is not { } discussion)
            return new PostResult.NoDiscussion();
        if (await database.AnsweredBefore(comment, cancel) is { } answered)
            return answered;
        if (discussion.IsClosed(comment.At))
            return new PostResult.Closed(discussion.ClosedAt ?? discussion.ClosesAt);
        if (comment.Account is null && !discussion.GuestsAllowed)
            return new PostResult.GuestsRefused();

        var depth = 0;
        if (comment.Parent is { } parent)
        {
            var found = await database.Comment(parent, cancel);
            if (found is null || found.Discussion != comment.Discussion || !found.Visible)
                return new PostResult.NoParent();
            depth = found.Depth + 1;
        }

        var guest = comment.Introduce is { } introduce ? await introduce(database, cancel) : comment.Guest;
        if (comment.Introduce is not null && guest is null)
            return new PostResult.NameOfStaff();
        var held = discussion.HoldFirst;
        var id = (await database.TakeCommentIds(1, cancel))[0];
        await database.Execute(
            """
            INSERT INTO comments (id, discussion, site, parent, parent_unknown, depth, state, visible, author_kind, account, guest, author_name,
                source, html, renderer_version, revision, created_at, stored_at, up, down, rank, reply_count, verdict_reason)
            VALUES (@id, @discussion, @site, @parent, FALSE, @depth, @state, @visible, @kind, @account, @guest, @name,
                @source, @html, @renderer, 1, @at, @at, 0, 0, 0, 0, @reason)
            """, cancel,
            ("@id", id), ("@discussion", comment.Discussion.Value), ("@site", discussion.Site), ("@parent", comment.Parent?.Value ?? 0), ("@depth", depth),
            ("@state", held ? CommentState.Held : CommentState.Posted), ("@visible", !held),
            ("@kind", comment.Account is null ? AuthorKind.Guest : AuthorKind.Account), ("@account", comment.Account?.Value),
            ("@guest", guest?.Value), ("@name", comment.Account is null ? comment.GuestName : null),
            ("@source", comment.Source), ("@html", comment.Html), ("@renderer", comment.RendererVersion), ("@at", comment.At),
            ("@reason", held ? Core.Moderation.Reasons.HoldFirst : null));
        await database.Execute(
            "INSERT INTO idempotency_keys (who, discussion, key, request_hash, comment, created_at, expires_at) VALUES (@who, @discussion, @key, @hash, @comment, @at, @until)",
            cancel, ("@who", comment.Who), ("@discussion", comment.Discussion.Value), ("@key", comment.Key), ("@hash", comment.RequestHash), ("@comment", id),
            ("@at", comment.At), ("@until", comment.At + comment.KeyLifetime));
        if (!held && comment.Parent is { } above)
            await database.Execute("UPDATE comments SET reply_count = reply_count + 1 WHERE id = @id", cancel, ("@id", above.Value));

        var counted = held ? "" : comment.Parent is null ? ", comment_count = comment_count + 1, top_count = top_count + 1" : ", comment_count = comment_count + 1";
        var seq = await database.Announce(
            comment.Discussion, held ? EventKind.CommentHeld : EventKind.CommentPosted, new CommentId(id), comment.At, cancel, counted);
        return new PostResult.Stored((await database.Comment(new CommentId(id), cancel))!, seq, Again: false);
    }

    /// <summary>Puts new words to a comment of the author's own, within the site's window; the old words become a revision.</summary>
    public static async Task<ChangeResult> Edit(
        this Database database, CommentId id, AccountId? account, GuestId? guest, string source, string html, int rendererVersion, DateTimeOffset at,
        CancellationToken cancel)
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

        await database.Execute("DELETE FROM comment_revisions WHERE comment = @id", cancel, ("@id", id.Value));
        await database.Execute(
            "UPDATE comments SET state = @state, source = '', html = '' WHERE id = @id", cancel, ("@id", id.Value), ("@state", CommentState.Deleted));
        return await database.Changed(
            comment, EventKind.CommentDeleted, at, cancel, comment.Visible ? ", comment_count = comment_count - 1" : "");
    }

    /// <summary>Casts, changes (1, -1) or withdraws (0) the account's one vote.</summary>
    public static async Task<ChangeResult> CastVote(
        this Database database, CommentId id, AccountId account, int value, DateTimeOffset at, CancellationToken cancel)
    {
        if (await database.Comment(id, cancel) is not { State: CommentState.Posted, Visible: true } first
            || await database.LockDiscussion(first.Discussion, cancel) is not { } discussion)
            return new ChangeResult.NoComment();
        if (discussion.IsClosed(at))
            return new ChangeResult.Closed(discussion.ClosedAt ?? discussion.ClosesAt);

        // Read again under the lock: it may have been taken back since.
        if (await database.Comment(id, cancel) is not { State: CommentState.Posted, Visible: true } comment)
            return new ChangeResult.NoComment();
        var before = (int)(await database.QueryNumber(
            "SELECT value FROM votes WHERE comment = @comment AND account = @account", cancel, ("@comment", id.Value), ("@account", account.Value)) ?? 0);
        if (before == value)
            return new ChangeResult.Done(comment, discussion.Seq);

        var up = comment.Up + (value == 1 ? 1 : 0) - (before == 1 ? 1 : 0);
        var down = comment.Down + (value == -1 ? 1 : 0) - (before == -1 ? 1 : 0);
        await database.Execute(
            value == 0
                ? "DELETE FROM votes WHERE comment = @comment AND account = @account"
                : """
                  INSERT INTO votes (comment, account, discussion, value, cast_at) VALUES (@comment, @account, @discussion, @value, @at)
                  ON CONFLICT (comment, account) DO UPDATE SET value = excluded.value, cast_at = excluded.cast_at
                  """, cancel,
            ("@comment", id.Value), ("@account", account.Value), ("@discussion", comment.Discussion.Value), ("@value", (short)value), ("@at", at));
        await database.Execute(
            "UPDATE comments SET up = @up, down = @down, rank = @rank WHERE id = @id", cancel,
            ("@id", id.Value), ("@up", up), ("@down", down), ("@rank", Ranking.Best(up, down)));
        return await database.Changed(comment, EventKind.CommentVoted, at, cancel);
    }

    /// <summary>Numbers and tells a change, and reads the comment as it now is.</summary>
    internal static async Task<ChangeResult.Done> Changed(
        this Database database, CommentRow comment, EventKind kind, DateTimeOffset at, CancellationToken cancel, string alsoSet = "")
    {
        var seq = await database.Announce(comment.Discussion, kind, comment.Id, at, cancel, alsoSet);
        return new ChangeResult.Done((await database.Comment(comment.Id, cancel))!, seq);
    }

    /// <summary>What a write needs to know of its discussion, its row locked until the commit.</summary>
    internal static Task<LockedDiscussion?> LockDiscussion(this Database database, DiscussionId id, CancellationToken cancel) =>
        database.QueryOne(
            "SELECT d.state, d.closed_at, d.closes_at, COALESCE(d.guests_allowed, s.guests_allowed), s.hold_first, s.edit_minutes, d.site, d.seq " +
            "FROM discussions d JOIN sites s ON s.id = d.site WHERE d.id = @discussion" + (database.ForUpdate.Length == 0 ? "" : " FOR UPDATE OF d"),
            row => new LockedDiscussion(
                (DiscussionState)row.GetInt32(0), row.TimeOrNull(1), row.TimeOrNull(2), row.GetBoolean(3), row.GetBoolean(4), row.GetInt32(5), row.GetInt64(6),
                row.GetInt64(7)),
            cancel, ("@discussion", id.Value));

    private static async Task<PostResult?> AnsweredBefore(this Database database, NewComment comment, CancellationToken cancel)
    {
        var before = await database.KeyOf(comment.Who, comment, cancel);
        if (before is null && comment is { WhoBefore: { } whoBefore, Guest: { } guest })
        {
            before = await database.KeyOf(whoBefore, comment, cancel);
            // Behind one address are many: only what this very guest posted is given back.
            if (before is not null && (await database.Comment(before.Comment, cancel))?.Guest != guest)
                before = null;
        }

        if (before is null)
        {
            await database.Execute(
                "DELETE FROM idempotency_keys WHERE who = @who AND discussion = @discussion AND key = @key", cancel,
                ("@who", comment.Who), ("@discussion", comment.Discussion.Value), ("@key", comment.Key));
            return null;
        }

        if (!before.Hash.AsSpan().SequenceEqual(comment.RequestHash))
            return new PostResult.KeyReused();
        var seq = await database.QueryNumber("SELECT seq FROM discussions WHERE id = @discussion", cancel, ("@discussion", comment.Discussion.Value));
        return new PostResult.Stored((await database.Comment(before.Comment, cancel))!, seq ?? 0, Again: true);
    }

    private static Task<UsedKey?> KeyOf(this Database database, string who, NewComment comment, CancellationToken cancel) => database.QueryOne(
        "SELECT comment, request_hash FROM idempotency_keys WHERE who = @who AND discussion = @discussion AND key = @key AND expires_at > @at",
        row => new UsedKey(new CommentId(row.GetInt64(0)), (byte[])row.GetValue(1)), cancel,
        ("@who", who), ("@discussion", comment.Discussion.Value), ("@key", comment.Key), ("@at", comment.At));

    private sealed record UsedKey(CommentId Comment, byte[] Hash);

    private static async Task<(CommentRow? Comment, LockedDiscussion? Discussion, ChangeResult? Refusal)> OwnComment(
        this Database database, CommentId id, AccountId? account, GuestId? guest, CancellationToken cancel)
    {
        if (await database.Comment(id, cancel) is not { } seen)
            return (null, null, new ChangeResult.NoComment());
        var discussion = await database.LockDiscussion(seen.Discussion, cancel);
        // Read again under the lock: it may have been removed since.
        var comment = await database.Comment(id, cancel);
        if (comment is not { State: CommentState.Posted or CommentState.Held })
            return (null, null, new ChangeResult.NoComment());
        var isOwn = account is not null ? comment.Account == account : guest is not null && comment.Guest == guest;
        if (isOwn)
            return (comment, discussion, null);
        // What waits for a moderator is not there for anybody else.
        return (null, null, comment.Visible ? new ChangeResult.NotYours() : new ChangeResult.NoComment());
    }
}

internal sealed record LockedDiscussion(
    DiscussionState State, DateTimeOffset? ClosedAt, DateTimeOffset? ClosesAt, bool GuestsAllowed, bool HoldFirst, int EditMinutes, long Site, long Seq)
{
    /// <summary>Closed, or due to be: the job that writes it down may be some seconds late.</summary>
    public bool IsClosed(DateTimeOffset at) => State == DiscussionState.Closed || ClosesAt <= at;
}
