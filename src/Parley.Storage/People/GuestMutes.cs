using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Storage.Notifications;

namespace Parley.Storage.People;

/// <summary>Somebody muted who is a guest, or whom a guest muted.</summary>
public sealed record GuestMuteRow(PersonKey Muted, string Name, DateTimeOffset Since);

/// <summary>Mutes that are not between two accounts; the writes inside write jobs.</summary>
public static class GuestMutes
{
    public static async Task<ListResult> MuteGuest(this Database job, PersonKey who, PersonKey muted, DateTimeOffset now, CancellationToken cancel)
    {
        if (await job.QueryNumber("SELECT count(*) FROM guest_mutes WHERE who = @who", cancel, ("@who", who.Text)) >= FollowWrites.MostMutes)
            return ListResult.Full;
        var (table, id) = muted.Guest is { } guest ? ("guests", guest.Value) : ("accounts", muted.Account?.Value ?? 0);
        if (who == muted || await job.QueryNumber($"SELECT 1 FROM {table} WHERE id = @id", cancel, ("@id", id)) is null)
            return ListResult.NotThere;
        await job.Execute(
            "INSERT INTO guest_mutes (who, muted, since) VALUES (@who, @muted, @now) ON CONFLICT (who, muted) DO NOTHING", cancel,
            ("@who", who.Text), ("@muted", muted.Text), ("@now", now));
        return ListResult.Done;
    }

    public static Task<int> HearGuest(this Database job, PersonKey who, PersonKey muted, CancellationToken cancel) =>
        job.Execute("DELETE FROM guest_mutes WHERE who = @who AND muted = @muted", cancel, ("@who", who.Text), ("@muted", muted.Text));

    public static async Task<bool> HasMutedGuest(this Database database, PersonKey who, PersonKey muted, CancellationToken cancel) =>
        await database.QueryNumber("SELECT 1 FROM guest_mutes WHERE who = @who AND muted = @muted", cancel, ("@who", who.Text), ("@muted", muted.Text)) is not null;

    /// <summary>The newest first.</summary>
    public static Task<List<GuestMuteRow>> GuestMutesOf(this Database database, PersonKey who, CancellationToken cancel) => database.Query(
        $"""
        SELECT m.muted, COALESCE(a.name, g.name, ''), m.since FROM guest_mutes m
        LEFT JOIN accounts a ON a.id = {PersonColumns.Account("m.muted")} LEFT JOIN guests g ON g.id = {PersonColumns.Guest("m.muted")} WHERE m.who = @who ORDER BY m.since DESC, m.muted
        """,
        row => new GuestMuteRow(PersonKey.Parse(row.GetString(0)) ?? default, row.GetString(1), row.Time(2)), cancel, ("@who", who.Text));

    /// <summary>Those of these comments that somebody wrote whom this person muted so.</summary>
    public static async Task<IReadOnlyList<CommentId>> GuestsMutedAmong(
        this Database database, PersonKey who, IReadOnlyList<CommentId> comments, CancellationToken cancel) => comments.Count == 0 ? [] : await database.Query(
        $"""
        SELECT c.id FROM comments c JOIN guest_mutes m ON m.who = @who AND m.muted = CASE WHEN c.account IS NULL THEN 'g:' || c.guest ELSE 'a:' || c.account END
        WHERE {database.IsListed("c.id")}
        """,
        row => new CommentId(row.GetInt64(0)), cancel, ("@who", who.Text), ("@ids", database.List(comments.Select(id => id.Value))));
}
