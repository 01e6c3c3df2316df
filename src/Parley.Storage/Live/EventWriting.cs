using Parley.Core.Discussions;
using Parley.Core.Live;

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
        await database.Execute(
            "INSERT INTO events (scope, scope_id, number, kind, subject, at) VALUES (@scope, @scopeId, @number, @kind, @subject, @at)", cancel,
            ("@scope", EventScope.Discussion), ("@scopeId", discussion.Value), ("@number", number), ("@kind", kind), ("@subject", subject?.Value), ("@at", at));
        return number;
    }
}
