using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Core.Site;

namespace Parley.Storage.Live;

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
        return number;
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

    private static async Task Announce(this Database database, Change change, DateTimeOffset at, CancellationToken cancel)
    {
        await database.Execute(
            "INSERT INTO events (scope, scope_id, number, kind, subject, at) VALUES (@scope, @scopeId, @number, @kind, @subject, @at)", cancel,
            ("@scope", change.Scope), ("@scopeId", change.ScopeId), ("@number", change.Number), ("@kind", change.Kind), ("@subject", change.Subject), ("@at", at));
        database.Announced.Add(change);
    }
}
