using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Live;

namespace Parley.Storage.Discussions;

/// <summary>
/// Says that something is still to be made of a change of a comment: to be found by its words, to be told to those who follow. Written
/// with the change itself, taken away with what was made of it.
/// </summary>
/// <param name="Id">In the order of writing, by and large.</param>
/// <param name="Comment">Whose state is to be read anew: it may have changed again since.</param>
/// <param name="Kind">What happened: posted, held, edited, removed, restored, deleted, moved or imported.</param>
public sealed record CommentTask(long Id, CommentId Comment, EventKind Kind);

public static class CommentTasks
{
    /// <summary>Writes one for each change of a comment that others than its own page have to learn of.</summary>
    internal static async Task AddTasks(this Database database, IEnumerable<(long Comment, EventKind Kind)> changes, CancellationToken cancel)
    {
        List<object?[]> rows = [.. changes.Where(change => LeavesWork(change.Kind)).Select(change => (object?[])[change.Comment, (int)change.Kind])];
        if (rows.Count > 0)
            await database.InsertMany("comment_tasks", ["comment", "kind"], rows, cancel);
    }

    /// <summary>Writes one for every comment under the article: something that all of them are found by has changed.</summary>
    internal static Task AddTasksUnder(this Database database, ArticleId article, CancellationToken cancel) =>
        database.Execute(
            "INSERT INTO comment_tasks (comment, kind) SELECT c.id, @kind FROM comments c JOIN discussions d ON d.id = c.discussion WHERE d.article = @article", cancel,
            ("@article", article.Value), ("@kind", EventKind.DiscussionImported));

    public static async Task<bool> HasTasks(this Database database, CancellationToken cancel) =>
        await database.QueryNumber("SELECT 1 FROM comment_tasks LIMIT 1", cancel) is not null;

    /// <summary>The oldest tasks, inside a write job; no other node has the same ones until its end.</summary>
    public static async Task<IReadOnlyList<CommentTask>> TakeTasks(this Database database, int most, CancellationToken cancel)
    {
        await database.TakeTurn("comment tasks", cancel);
        return await database.Query(
            "SELECT id, comment, kind FROM comment_tasks ORDER BY id LIMIT @most",
            row => new CommentTask(row.GetInt64(0), new CommentId(row.GetInt64(1)), (EventKind)row.GetInt32(2)), cancel, ("@most", most));
    }

    /// <summary>Takes away what was done, in the job that did it.</summary>
    public static Task<int> FinishTasks(this Database database, IEnumerable<CommentTask> tasks, CancellationToken cancel) =>
        database.Execute($"DELETE FROM comment_tasks WHERE {database.IsListed("id")}", cancel, ("@ids", database.List(tasks.Select(task => task.Id))));

    private static bool LeavesWork(EventKind kind) => kind
        is EventKind.CommentPosted or EventKind.CommentHeld or EventKind.CommentEdited or EventKind.CommentRemoved or EventKind.CommentRestored or EventKind.CommentDeleted
        or EventKind.BranchMoved or EventKind.DiscussionImported;
}

/// <summary>A row of the table, as the framework maps it; nothing reads or writes it but <see cref="CommentTasks"/>.</summary>
internal sealed class CommentTaskRow
{
    public long Id { get; init; }
    public CommentId Comment { get; init; }
    public EventKind Kind { get; init; }
}
