using System.Globalization;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Discussions;

namespace Parley.Storage.Live;

/// <summary>A change of one comment that is to be numbered, and what it adds to the counters of its discussion.</summary>
internal readonly record struct CommentChange(DiscussionId Discussion, EventKind Kind, CommentId Comment, DateTimeOffset At)
{
    public int Comments { get; init; }
    public int Tops { get; init; }
}

public static class EventWriting
{
    /// <summary>Takes the discussion's next number, and so its row lock, and writes the event under it. Returns the number.</summary>
    public static async Task<long> Announce(
        this Database database, DiscussionId discussion, EventKind kind, CommentId? subject, DateTimeOffset at, CancellationToken cancel,
        string alsoSet = "")
    {
        var number = await database.QueryNumber(
            $"UPDATE discussions SET seq = seq + 1{alsoSet} WHERE id = @discussion RETURNING seq", cancel, ("@discussion", discussion.Value))
            ?? throw new InvalidOperationException($"There is no discussion {discussion}.");
        await database.Announce(new Change(EventScope.Discussion, discussion.Value, number, kind, subject?.Value), at, cancel);
        if (subject is { } comment && kind != EventKind.DiscussionImported)
            await database.AddTasks([(comment.Value, kind)], cancel);
        return number;
    }

    /// <summary>Numbers many changes of discussions whose rows are locked, raises their counters and writes the events. Returns the numbers, in order.</summary>
    internal static async Task<IReadOnlyList<long>> AnnounceAll(
        this Database database, IReadOnlyDictionary<DiscussionId, LockedDiscussion> locked, IReadOnlyList<CommentChange> changes, CancellationToken cancel)
    {
        if (changes.Count == 0)
            return [];
        var next = changes.Select(change => change.Discussion).Distinct().ToDictionary(id => id, id => locked[id].Seq);
        List<Change> numbered = [.. changes.Select(change =>
            new Change(EventScope.Discussion, change.Discussion.Value, ++next[change.Discussion], change.Kind, change.Comment.Value))];
        var sums = changes.GroupBy(change => change.Discussion).Select(group => string.Create(
            CultureInfo.InvariantCulture, $"({group.Key.Value},{group.Count()},{group.Sum(change => change.Comments)},{group.Sum(change => change.Tops)})"));
        await database.Execute(
            $"""
            UPDATE discussions SET seq = seq + more.events, comment_count = comment_count + more.comments, top_count = top_count + more.tops
            FROM (SELECT column1 AS id, column2 AS events, column3 AS comments, column4 AS tops FROM (VALUES {string.Join(',', sums)}) AS v) AS more
            WHERE discussions.id = more.id
            """, cancel);
        await database.InsertMany("events", ["scope", "scope_id", "number", "kind", "subject", "at"], numbered.Zip(changes, (change, said) => (object?[])
            [(int)change.Scope, change.ScopeId, change.Number, (int)change.Kind, change.Subject, said.At.ToUnixTimeMilliseconds()]), cancel);
        await database.AddTasks(changes.Select(change => (change.Comment.Value, change.Kind)), cancel);
        database.Announced.AddRange(numbered);
        return numbered.ConvertAll(change => change.Number);
    }

    /// <summary>An article's own number is its version, which its writer has raised already.</summary>
    public static Task Announce(this Database database, ArticleId article, long version, EventKind kind, DateTimeOffset at, CancellationToken cancel) =>
        database.Announce(new Change(EventScope.Article, article.Value, version, kind, null), at, cancel);

    /// <summary>Raises the version of the site, which every page of it carries, and writes the event. Returns the version.</summary>
    public static async Task<long> Announce(
        this Database database, SiteId site, EventKind kind, long? subject, DateTimeOffset at, CancellationToken cancel)
    {
        var version = await database.QueryNumber(
            "UPDATE sites SET version = version + 1 WHERE id = @site RETURNING version", cancel, ("@site", site.Value))
            ?? throw new InvalidOperationException($"There is no site {site}.");
        await database.Announce(new Change(EventScope.Site, site.Value, version, kind, subject), at, cancel);
        return version;
    }

    /// <summary>Says that sessions of this person ended, so that what they read as themselves ends with them on every node.</summary>
    public static async Task AnnounceSessions(this Database database, AccountId account, CancellationToken cancel)
    {
        if (await database.QueryNumber("UPDATE accounts SET version = version + 1 WHERE id = @id RETURNING version", cancel, ("@id", account.Value)) is { } number)
            database.Announced.Add(new Change(EventScope.Person, account.Value, number, EventKind.SessionsEnded, null));
    }

    private static async Task Announce(this Database database, Change change, DateTimeOffset at, CancellationToken cancel)
    {
        await database.Execute(
            "INSERT INTO events (scope, scope_id, number, kind, subject, at) VALUES (@scope, @scopeId, @number, @kind, @subject, @at)", cancel,
            ("@scope", change.Scope), ("@scopeId", change.ScopeId), ("@number", change.Number), ("@kind", change.Kind), ("@subject", change.Subject), ("@at", at));
        database.Announced.Add(change);
    }
}
