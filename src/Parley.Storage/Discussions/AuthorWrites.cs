using System.Data.Common;
using System.Globalization;
using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Core.People;
using Parley.Storage.Discussions.Quotes;
using Parley.Storage.Live;
using Parley.Storage.Moderation.Desk;
using Parley.Storage.Moderation.Reports;

namespace Parley.Storage.Discussions;

/// <summary>Whose some comments are, changed for many at once: taken over, made nobody's, or emptied for good. Each call is a part of the work, in one write job.</summary>
public static class AuthorWrites
{
    /// <summary>A person may have thousands; so many at a time keep nobody waiting.</summary>
    public const int AtOnce = 200;

    /// <summary>Gives a guest's comments to an account. Returns how many; none are left when it is zero.</summary>
    public static Task<int> GiveComments(this Database database, GuestId from, AccountId to, DateTimeOffset at, CancellationToken cancel) =>
        database.Reassign("guest", from.Value, "author_kind = 1, account = @account, guest = NULL, author_name = NULL", to.Value, null, at, cancel);

    /// <summary>Gives an imported author's comments to an account.</summary>
    public static Task<int> GiveComments(this Database database, AccountId from, AccountId to, DateTimeOffset at, CancellationToken cancel) =>
        database.Reassign("account", from.Value, "account = @account", to.Value, null, at, cancel);

    /// <summary>Leaves an account's comments under a name that is nobody's; nothing tells any more that one person wrote them.</summary>
    public static Task<int> MakeNobodys(this Database database, AccountId from, string name, DateTimeOffset at, CancellationToken cancel) =>
        database.Reassign("account", from.Value, "author_kind = 3, account = @account, author_name = @name", null, name, at, cancel);

    /// <summary>Takes the words of an account's comments away, with their revisions and what an import kept of them. Places and replies stay.</summary>
    public static async Task<int> EmptyComments(this Database database, AccountId of, DateTimeOffset at, CancellationToken cancel)
    {
        var (comments, discussions) = await database.SomeComments("account", of.Value, cancel);
        if (comments.Count == 0)
            return 0;
        var ids = database.List(comments.Select(comment => comment.Id));
        foreach (var table in (string[])["comment_revisions", "comment_pictures", "provenance", "screenings"])
            await database.Execute($"DELETE FROM {table} WHERE {database.IsListed("comment")}", cancel, ("@ids", ids));
        await database.Execute(
            $"""
            UPDATE comments SET source = '', html = '', fingerprint = NULL, revision = 1, author_kind = 0, account = NULL, author_name = NULL,
                state = CASE WHEN state IN (2, 4) THEN state ELSE 3 END
            WHERE {database.IsListed("id")}
            """, cancel, ("@ids", ids));
        await database.DropQuotes(comments.Select(comment => new CommentId(comment.Id)), cancel);
        await database.SettleTakenBack([.. comments.Where(comment => comment.State is CommentState.Posted or CommentState.Held).Select(comment => new CommentId(comment.Id))], at, cancel);
        await database.Refresh(comments.Select(comment => new CommentId(comment.Id)), at, cancel);
        await database.AnnounceAll(discussions, [.. comments.Select(comment => new CommentChange(comment.Discussion, EventKind.CommentDeleted, new CommentId(comment.Id), at)
        {
            Comments = comment is { Visible: true, State: CommentState.Posted } ? -1 : 0,
        })], cancel);
        return comments.Count;
    }

    private static async Task<int> Reassign(
        this Database database, string column, long from, string set, long? account, string? name, DateTimeOffset at, CancellationToken cancel)
    {
        var (comments, discussions) = await database.SomeComments(column, from, cancel);
        if (comments.Count == 0)
            return 0;
        List<(string, object?)> values = [("@ids", database.List(comments.Select(comment => comment.Id)))];
        if (set.Contains("@account", StringComparison.Ordinal)) values.Add(("@account", account));
        if (set.Contains("@name", StringComparison.Ordinal)) values.Add(("@name", name));
        await database.Execute($"UPDATE comments SET {set} WHERE {database.IsListed("id")}", cancel, [.. values]);
        await database.AnnounceAll(
            discussions, [.. comments.Select(comment => new CommentChange(comment.Discussion, EventKind.CommentEdited, new CommentId(comment.Id), at))], cancel);
        return comments.Count;
    }

    /// <summary>The next ones with their discussions locked, as they are under the lock.</summary>
    private static async Task<(List<Owned> Comments, IReadOnlyDictionary<DiscussionId, LockedDiscussion> Discussions)> SomeComments(
        this Database database, string column, long id, CancellationToken cancel)
    {
        var sql = string.Create(CultureInfo.InvariantCulture, $"SELECT id, discussion, state, visible FROM comments WHERE {column} = @id ORDER BY discussion, stored_at, id LIMIT {AtOnce}");
        var seen = await database.Query(sql, Owned.Read, cancel, ("@id", id));
        var discussions = await database.LockDiscussions(seen.Select(comment => comment.Discussion), cancel);
        var comments = await database.Query(sql, Owned.Read, cancel, ("@id", id));
        return ([.. comments.Where(comment => discussions.ContainsKey(comment.Discussion))], discussions);
    }

    private sealed record Owned(long Id, DiscussionId Discussion, CommentState State, bool Visible)
    {
        public static Owned Read(DbDataReader row) => new(row.GetInt64(0), new DiscussionId(row.GetInt64(1)), (CommentState)row.GetInt32(2), row.GetBoolean(3));
    }
}
