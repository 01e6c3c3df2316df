using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Storage.Sqlite;

namespace Parley.Storage.Discussions;

/// <summary>
/// Pages of a thread: each costs what it shows, never what the thread holds. A page is bounded by siblings and by depth.
/// </summary>
public static class ThreadQueries
{
    public const int MostTopLevel = 100;

    /// <summary>Replies shown under a comment before "more replies".</summary>
    public const int RepliesShown = 3;

    /// <summary>Levels of replies below a page's first level.</summary>
    public const int Levels = 3;

    /// <summary>Comments on one page in all.</summary>
    public const int MostOnPage = 200;

    /// <summary>Ancestors that a permalink shows, nearest first; above them stands "earlier".</summary>
    public const int MostAncestors = 20;

    /// <summary>The first <paramref name="limit"/> top-level comments, or the siblings after <paramref name="cursor"/>; null when there is no such discussion.</summary>
    public static async Task<ThreadPage?> ThreadPage(
        this Database database, DiscussionId discussion, ThreadSort sort, int limit, ThreadCursor? cursor, CancellationToken cancel)
    {
        await using var snapshot = await database.Snapshot(cancel);
        if (await database.QueryOne(
            "SELECT seq, pinned FROM discussions WHERE id = @discussion", row => new { Seq = row.GetInt64(0), Pinned = row.LongOrNull(1) }, cancel,
            ("@discussion", discussion.Value)) is not { } found)
            return null;

        var parent = cursor?.Parent ?? default;
        // The sort orders the top level; replies are read as a conversation, oldest first, unless the best are asked for.
        var order = cursor?.Sort ?? sort;
        var siblings = await database.Siblings(discussion, parent, order, cursor, Math.Clamp(limit, 1, MostTopLevel) + 1, cancel);
        var more = siblings.Count > Math.Clamp(limit, 1, MostTopLevel);
        if (more)
            siblings.RemoveAt(siblings.Count - 1);
        var next = more ? After(order, parent, siblings[^1], (cursor?.Shown ?? 0) + siblings.Count) : null;
        if (parent == default && found.Pinned is { } id && await database.Comment(new CommentId(id), cancel) is { State: CommentState.Posted, Visible: true } pinned)
        {
            // It stands first on the first page, and nowhere else.
            siblings.RemoveAll(row => row.Id == pinned.Id);
            if (cursor is null)
                siblings.Insert(0, pinned);
        }

        var nodes = await database.WithReplies(discussion, siblings, ReplyOrder(order), cancel);
        return new ThreadPage(found.Seq, nodes, next) { Pinned = found.Pinned is { } first ? new CommentId(first) : null };
    }

    public static async Task<CommentRow?> Comment(this Database database, CommentId id, CancellationToken cancel) =>
        await database.QueryOne($"SELECT {CommentRow.Columns} FROM comments c {CommentRow.Joins} WHERE c.id = @id", CommentRow.Read, cancel, ("@id", id.Value));

    /// <summary>Those of these that are there, in no order.</summary>
    public static Task<List<CommentRow>> Comments(this Database database, IEnumerable<CommentId> ids, CancellationToken cancel) =>
        database.Query(
            $"SELECT {CommentRow.Columns} FROM comments c {CommentRow.Joins} WHERE {database.IsListed("c.id")}",
            CommentRow.Read, cancel, ("@ids", database.List(ids.Select(id => id.Value).Distinct())));

    /// <summary>The comment's ancestors, farthest first, at most <see cref="MostAncestors"/>.</summary>
    public static async Task<IReadOnlyList<CommentRow>> Ancestors(this Database database, CommentRow comment, CancellationToken cancel) =>
        comment.Parent is not { } parent ? [] : [.. (await database.Query(
            $"""
            WITH RECURSIVE line (id, above, steps) AS (
                SELECT c.id, c.parent, 1 FROM comments c WHERE c.id = @parent
                UNION ALL SELECT c.id, c.parent, line.steps + 1 FROM line JOIN comments c ON c.id = line.above WHERE line.steps < @most)
            SELECT {CommentRow.Columns} FROM line JOIN comments c ON c.id = line.id {CommentRow.Joins}
            """, CommentRow.Read, cancel, ("@parent", parent.Value), ("@most", MostAncestors))).OrderBy(row => row.Depth)];

    /// <summary>The comment with its first replies.</summary>
    public static async Task<ThreadNode> WithReplies(this Database database, CommentRow comment, ThreadSort sort, CancellationToken cancel) =>
        (await database.WithReplies(comment.Discussion, [comment], ReplyOrder(sort), cancel))[0];

    /// <summary>The newest comments of one author in a discussion since a time, posted or held, newest first.</summary>
    public static Task<List<CommentRow>> NewestBy(
        this Database database, DiscussionId discussion, AccountId? account, GuestId? guest, DateTimeOffset since, int most, CancellationToken cancel) =>
        database.Query(
            $"SELECT {CommentRow.Columns} FROM comments c {CommentRow.Joins} WHERE {(account is null ? "c.guest" : "c.account")} = @author " +
            "AND c.discussion = @discussion AND c.stored_at >= @since AND c.state IN (0, 1) ORDER BY c.stored_at DESC, c.id DESC LIMIT @most",
            CommentRow.Read, cancel,
            ("@author", account?.Value ?? guest?.Value ?? 0), ("@discussion", discussion.Value), ("@since", since), ("@most", most));

    // "+" keeps a column out of the choice of an index: beside a list of ids the planner would rather read all that the person ever wrote.

    /// <summary>Which of the given comments of a discussion are the author's own.</summary>
    public static async Task<List<CommentRow>> OwnAmong(
        this Database database, DiscussionId discussion, AccountId? account, GuestId? guest, IReadOnlyList<CommentId> comments, CancellationToken cancel) =>
        comments.Count == 0 ? [] : await database.Query(
            $"SELECT {CommentRow.Columns} FROM comments c {CommentRow.Joins} WHERE {database.IsListed("c.id")} " +
            $"AND +c.discussion = @discussion AND +{(account is null ? "c.guest" : "c.account")} = @author AND c.state IN (0, 1)",
            CommentRow.Read, cancel,
            ("@ids", database.List(comments)), ("@discussion", discussion.Value), ("@author", account?.Value ?? guest?.Value ?? 0));

    /// <summary>The account's votes on comments of one discussion, among the given ones.</summary>
    public static async Task<IReadOnlyDictionary<CommentId, int>> VotesOf(
        this Database database, AccountId account, DiscussionId discussion, IReadOnlyList<CommentId> comments, CancellationToken cancel)
    {
        if (comments.Count == 0)
            return new Dictionary<CommentId, int>();
        var votes = await database.Query(
            $"SELECT v.comment, v.value FROM votes v WHERE {database.IsListed("v.comment")} AND v.account = @voter AND +v.discussion = @discussion",
            row => (Comment: new CommentId(row.GetInt64(0)), Value: row.GetInt32(1)), cancel,
            ("@ids", database.List(comments)), ("@voter", account.Value), ("@discussion", discussion.Value));
        return votes.ToDictionary(vote => vote.Comment, vote => vote.Value);
    }

    /// <summary>Newest comments with words, flat, for feeds. What was taken away is in another part of the index: a wave of it costs nothing.</summary>
    public static Task<List<CommentRow>> Newest(this Database database, DiscussionId discussion, int most, CancellationToken cancel) =>
        database.Query(
            $"SELECT {CommentRow.Columns} FROM comments c {CommentRow.Joins} " +
            $"WHERE {FlatOrder} LIMIT @most",
            CommentRow.Read, cancel, ("@discussion", discussion.Value), ("@most", most));

    /// <summary>Who may be mentioned: accounts among the authors of the newest comments, and the site's staff.</summary>
    public static Task<List<(AccountId Account, string Name)>> PeopleOf(this Database database, DiscussionId discussion, CancellationToken cancel) =>
        database.Query(
            "SELECT a.id, a.name FROM accounts a WHERE a.id IN (SELECT few.account FROM (SELECT c.account FROM comments c " +
            $"WHERE {FlatOrder} LIMIT 500) few UNION ALL SELECT s.account FROM staff s JOIN discussions d ON d.site = s.site WHERE d.id = @discussion)",
            row => (new AccountId(row.GetInt64(0)), row.GetString(1)), cancel, ("@discussion", discussion.Value));

    private static ThreadSort ReplyOrder(ThreadSort sort) => sort == ThreadSort.Best ? ThreadSort.Best : ThreadSort.Oldest;

    private static ThreadCursor After(ThreadSort sort, CommentId parent, CommentRow last, int shown) => new(sort, parent, last.Rank, last.Id, shown);

    private static async Task<List<CommentRow>> Siblings(
        this Database database, DiscussionId discussion, CommentId parent, ThreadSort sort, ThreadCursor? after, int most, CancellationToken cancel)
    {
        List<CommentRow> rows = [];
        foreach (var order in database is SqliteDatabase ? OnSqlite(sort, after) : OnPostgres(sort))
        {
            rows.AddRange(await database.Query(
                $"SELECT {CommentRow.Columns} FROM comments c {CommentRow.Joins} WHERE c.discussion = @discussion AND c.visible = TRUE AND {order} LIMIT @most",
                CommentRow.Read, cancel,
                ("@discussion", discussion.Value), ("@parent", parent.Value), ("@rank", after?.Rank ?? long.MinValue),
                ("@id", after?.After.Value ?? (sort == ThreadSort.Newest ? long.MaxValue : 0)), ("@most", most - rows.Count)));
            if (rows.Count == most)
                break;
        }

        return rows;
    }

    /// <summary>
    /// SQLite compares (rank, id) by the rank alone and would read all of the same rank again; it keeps to the index when those come by a
    /// statement of their own.
    /// </summary>
    private static string[] OnSqlite(ThreadSort sort, ThreadCursor? after) => sort switch
    {
        ThreadSort.Best when after is null => [OfWorseRank],
        ThreadSort.Best => ["c.parent = @parent AND c.rank = @rank AND c.id > @id ORDER BY c.id", OfWorseRank],
        ThreadSort.Newest => ["c.parent = @parent AND c.id < @id ORDER BY c.id DESC"],
        _ => ["c.parent = @parent AND c.id > @id ORDER BY c.id"],
    };

    private const string OfWorseRank = "c.parent = @parent AND c.rank > @rank ORDER BY c.rank, c.id";

    /// <summary>
    /// With a plain equality PostgreSQL drops the parent from the order, and may then walk the primary key, which has the same order of ids,
    /// through the whole table until enough rows have that parent. As a range it stays, and one index alone has this order.
    /// </summary>
    private static string[] OnPostgres(ThreadSort sort) => sort switch
    {
        ThreadSort.Best => ["c.parent = @parent AND (c.rank, c.id) > (@rank, @id) ORDER BY c.rank, c.id"],
        ThreadSort.Newest => ["(c.parent, c.id) < (@parent, @id) AND c.parent >= @parent ORDER BY c.parent DESC, c.id DESC"],
        _ => ["(c.parent, c.id) > (@parent, @id) AND c.parent <= @parent ORDER BY c.parent, c.id"],
    };

    // The state is a range of one for the same reason.
    private const string FlatOrder = "c.discussion = @discussion AND c.visible = TRUE AND c.state BETWEEN 0 AND 0 ORDER BY c.state DESC, c.id DESC";

    private static async Task<IReadOnlyList<ThreadNode>> WithReplies(
        this Database database, DiscussionId discussion, List<CommentRow> top, ThreadSort sort, CancellationToken cancel)
    {
        Dictionary<CommentId, List<CommentRow>> replies = [];
        var room = MostOnPage - top.Count;
        var level = top;
        for (var depth = 0; depth < Levels && room > 0; depth++)
        {
            var parents = level.Where(row => row.ReplyCount > 0).Take(room).Select(row => row.Id).ToList();
            if (parents.Count == 0)
                break;
            var next = await database.FirstReplies(discussion, parents, sort, cancel);
            level = [];
            // Whole families, in page order, so that the page's bound never tears one brother from another.
            foreach (var family in next.GroupBy(row => row.Parent.GetValueOrDefault()).OrderBy(family => parents.IndexOf(family.Key)))
            {
                var shown = family.Take(room).ToList();
                room -= shown.Count;
                if (shown.Count > 0)
                    replies[family.Key] = shown;
                level.AddRange(shown);
            }
        }

        return [.. top.Select(Node)];

        ThreadNode Node(CommentRow row)
        {
            var shown = replies.GetValueOrDefault(row.Id) ?? [];
            var rest = row.ReplyCount > shown.Count
                ? shown.Count == 0 ? new ThreadCursor(sort, row.Id, long.MinValue, default) : After(sort, row.Id, shown[^1], shown.Count)
                : null;
            return new ThreadNode(row, [.. shown.Select(Node)], rest);
        }
    }

    private static async Task<List<CommentRow>> FirstReplies(
        this Database database, DiscussionId discussion, List<CommentId> parents, ThreadSort sort, CancellationToken cancel)
    {
        var rows = await database.Query(
            FirstReplies(database is SqliteDatabase, sort), CommentRow.Read, cancel,
            ("@ids", database.List(parents)), ("@discussion", discussion.Value), ("@most", RepliesShown));
        // At most a few hundred rows: sorting them here spares the database a sort of its own.
        return [.. sort == ThreadSort.Best ? rows.OrderBy(row => row.Rank).ThenBy(row => row.Id.Value) : rows.OrderBy(row => row.Id.Value)];
    }

    /// <summary>The first replies of each parent. CROSS JOIN and LATERAL pin the order: the planner's own reads the table 300 times over.</summary>
    private static string FirstReplies(bool sqlite, ThreadSort sort)
    {
        string First(string parent) =>
            $"SELECT r.id FROM comments r WHERE r.discussion = @discussion AND r.visible = TRUE AND r.parent BETWEEN {parent} AND {parent} " +
            $"ORDER BY r.parent, {(sort == ThreadSort.Best ? "r.rank, r.id" : "r.id")} LIMIT @most";
        return sqlite
            ? $"SELECT {CommentRow.Columns} FROM json_each(@ids) p CROSS JOIN comments c {CommentRow.Joins} WHERE c.id IN ({First("p.value")})"
            : $"SELECT {CommentRow.Columns} FROM unnest(@ids) p(id) CROSS JOIN LATERAL ({First("p.id")}) f JOIN comments c ON c.id = f.id {CommentRow.Joins}";
    }

    private static object List(this Database database, IEnumerable<CommentId> comments) => database.List(comments.Select(id => id.Value));
}
