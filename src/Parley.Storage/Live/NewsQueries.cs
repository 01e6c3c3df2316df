using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Storage.Discussions;
using Parley.Storage.Sqlite;

namespace Parley.Storage.Live;

/// <summary>A discussion at one moment, and what is new in it up to a number.</summary>
/// <param name="Until">The number that the news reach.</param>
/// <param name="News">Null when they cannot be told: the rows are gone, there are too many, or the number asked from was never given out.</param>
/// <param name="Imported">Visible comments that came by imports, or after one; counted up to <see cref="NewsQueries.MostCounted"/>.</param>
public sealed record DiscussionNews(DiscussionRow Discussion, long Until, News? News, long Imported);

public static class NewsQueries
{
    /// <summary>Events read for one frame. Who is farther behind than this reads the page again, which is cheaper for both.</summary>
    public const int MostEvents = 5000;

    public const int MostCounted = 10_000;

    /// <summary>What is new after <paramref name="after"/>, in one moment of the store. Null when there is no such discussion.</summary>
    /// <param name="until">The last number to tell of; null is the newest.</param>
    public static async Task<DiscussionNews?> NewsOf(
        this Database database, DiscussionId id, long after, long? until, CancellationToken cancel)
    {
        await using var moment = await database.Snapshot(cancel);
        if (await database.Discussion(id, cancel) is not { } discussion)
            return null;
        var last = Math.Min(until ?? discussion.Seq, discussion.Seq);
        if (after > last || last - after > MostEvents)
            return new DiscussionNews(discussion, last, null, 0);

        var events = await database.Query(
            "SELECT kind, subject FROM events WHERE scope = @scope AND scope_id = @discussion AND number > @after AND number <= @last ORDER BY number",
            row => (Kind: (EventKind)row.GetInt32(0), Subject: row.LongOrNull(1)), cancel,
            ("@scope", EventScope.Discussion), ("@discussion", id.Value), ("@after", after), ("@last", last));
        // A branch that went or came is more than a page can mend.
        if (events.Any(one => one.Kind == EventKind.BranchMoved))
            return new DiscussionNews(discussion, last, null, 0);
        // Numbers have no gaps, rows are swept away: a missing one means that something would go untold.
        if (events.Count != last - after)
            return new DiscussionNews(discussion, last, null, 0);

        var imported = events.Where(one => one is { Kind: EventKind.DiscussionImported, Subject: not null }).Select(one => one.Subject).Min();
        // An import's event names the first comment of many.
        List<CommentEvent> told = [.. events.Where(one => one.Subject is not null && one.Kind != EventKind.DiscussionImported)
            .Select(one => new CommentEvent(one.Kind, new CommentId(one.Subject.GetValueOrDefault())))];
        var comments = await database.CommentsNow(told.Select(one => one.Comment).Distinct(), cancel);
        return new DiscussionNews(
            discussion, last, News.Of(told, comments), imported is { } first ? await database.CountFrom(id, new CommentId(first), cancel) : 0);
    }

    private static async Task<Dictionary<CommentId, CommentNow>> CommentsNow(this Database database, IEnumerable<CommentId> ids, CancellationToken cancel)
    {
        var comments = await database.Query(
            $"SELECT id, parent, state, visible, up, down FROM comments WHERE {database.IsListed("id")}",
            row => new CommentNow(
                new CommentId(row.GetInt64(0)), row.GetInt64(1) is not 0 and var parent ? new CommentId(parent) : null, (CommentState)row.GetInt32(2),
                row.GetBoolean(3), row.GetInt32(4), row.GetInt32(5)),
            cancel, ("@ids", database.List(ids.Select(id => id.Value))));
        return comments.ToDictionary(comment => comment.Id);
    }

    /// <summary>Posted comments from this one on: ids ascend within a discussion.</summary>
    private static async Task<long> CountFrom(this Database database, DiscussionId discussion, CommentId first, CancellationToken cancel)
    {
        // As in a thread's own statements: PostgreSQL would else walk every comment of the store since then, and SQLite every one of the discussion before.
        var from = database is SqliteDatabase
            ? "c.state = 0 AND c.id >= @first ORDER BY c.id"
            : "(c.state, c.id) >= (0, @first) AND c.state <= 0 ORDER BY c.state, c.id";
        return await database.QueryNumber(
            $"SELECT count(*) FROM (SELECT c.id FROM comments c WHERE c.discussion = @discussion AND c.visible = TRUE AND {from} LIMIT @most) few", cancel,
            ("@discussion", discussion.Value), ("@first", first.Value), ("@most", MostCounted)) ?? 0;
    }
}
