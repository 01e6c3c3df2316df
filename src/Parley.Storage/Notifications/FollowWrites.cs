using Parley.Core.Discussions;
using Parley.Core.People;

namespace Parley.Storage.Notifications;

/// <summary>What became of the wish to follow or to mute.</summary>
public enum ListResult
{
    Done,

    /// <summary>The list is full.</summary>
    Full,
    NotThere,
}

/// <summary>Whom and what a person follows or does not want to see; inside write jobs.</summary>
public static class FollowWrites
{
    public const int MostFollows = 1000;
    public const int MostMutes = 500;

    /// <param name="comment">Whose replies; null for the whole discussion.</param>
    public static async Task<ListResult> Follow(
        this Database database, AccountId account, DiscussionId discussion, CommentId? comment, DateTimeOffset now, CancellationToken cancel)
    {
        if (await database.QueryNumber("SELECT count(*) FROM follows WHERE account = @account", cancel, ("@account", account.Value)) >= MostFollows)
            return ListResult.Full;
        await database.Execute(
            """
            INSERT INTO follows (account, discussion, comment, since, told) VALUES (@account, @discussion, @followed, @now, FALSE)
            ON CONFLICT (account, discussion, comment) DO NOTHING
            """, cancel, ("@account", account.Value), ("@discussion", discussion.Value), ("@followed", comment?.Value ?? 0L), ("@now", now));
        return ListResult.Done;
    }

    /// <summary>What was told of it so far goes with it.</summary>
    public static async Task Unfollow(this Database database, AccountId account, DiscussionId discussion, CommentId? comment, CancellationToken cancel)
    {
        (string, object?)[] what = [("@account", account.Value), ("@discussion", discussion.Value), ("@followed", comment?.Value ?? 0L)];
        await database.Execute("DELETE FROM follows WHERE account = @account AND discussion = @discussion AND comment = @followed", cancel, what);
        await database.Execute(
            $"""
            DELETE FROM notifications WHERE account = @account AND discussion = @discussion AND COALESCE(followed, 0) = @followed
                AND kind = {(int)Core.Notifications.NotificationKind.Followed}
            """, cancel, what);
    }

    public static async Task<ListResult> Mute(this Database database, AccountId account, AccountId muted, DateTimeOffset now, CancellationToken cancel)
    {
        if (await database.QueryNumber("SELECT count(*) FROM mutes WHERE account = @account", cancel, ("@account", account.Value)) >= MostMutes)
            return ListResult.Full;
        if (account == muted || await database.QueryNumber("SELECT 1 FROM accounts WHERE id = @muted", cancel, ("@muted", muted.Value)) is null)
            return ListResult.NotThere;
        await database.Execute(
            "INSERT INTO mutes (account, muted, since) VALUES (@account, @muted, @now) ON CONFLICT (account, muted) DO NOTHING", cancel,
            ("@account", account.Value), ("@muted", muted.Value), ("@now", now));
        return ListResult.Done;
    }

    public static Task<int> Unmute(this Database database, AccountId account, AccountId muted, CancellationToken cancel) =>
        database.Execute("DELETE FROM mutes WHERE account = @account AND muted = @muted", cancel, ("@account", account.Value), ("@muted", muted.Value));
}
