using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Storage.Live;

namespace Parley.Storage.Discussions;

/// <summary>Discussions close by a written event when their time has come; no page looks at the clock.</summary>
public static class ClosingWrites
{
    private const int AtOnce = 100;

    /// <summary>Asked first, so that nothing is written while nothing is due.</summary>
    public static async Task<bool> HasDueClosings(this Database database, DateTimeOffset now, CancellationToken cancel) =>
        await database.QueryNumber(
            "SELECT 1 FROM discussions WHERE closes_at <= @now AND state = @open LIMIT 1", cancel, ("@now", now), ("@open", DiscussionState.Open)) is not null;

    /// <summary>Closes those that are due, inside a write job. Returns how many.</summary>
    public static async Task<int> CloseDue(this Database database, DateTimeOffset now, CancellationToken cancel)
    {
        var due = await database.Query(
            "SELECT id FROM discussions WHERE closes_at <= @now AND state = @open ORDER BY id LIMIT @most", row => new DiscussionId(row.GetInt64(0)), cancel,
            ("@now", now), ("@open", DiscussionState.Open), ("@most", AtOnce));
        var closed = 0;
        foreach (var id in due)
        {
            // Staff may have reopened or closed it since.
            if (await database.Execute(
                "UPDATE discussions SET state = @closed, closed_at = closes_at WHERE id = @discussion AND state = @open AND closes_at <= @now", cancel,
                ("@discussion", id.Value), ("@closed", DiscussionState.Closed), ("@open", DiscussionState.Open), ("@now", now)) == 0)
                continue;
            await database.Announce(id, EventKind.DiscussionClosed, null, now, cancel);
            closed++;
        }

        return closed;
    }
}
