using System.Runtime.CompilerServices;
using Parley.Core.Moderation.Desk;

namespace Parley.Storage.Moderation.Desk;

internal static class QueueCheck
{
    /// <summary>Comments of which the queue says something else than what is open about them, with what it should say.</summary>
    public static async IAsyncEnumerable<(long Comment, string Fault)> WronglyQueued(this Database database, [EnumeratorCancellation] CancellationToken cancel)
    {
        var rows = database.Stream($"{QueueWrites.Facts} WHERE {QueueWrites.MayWait}", QueueWrites.Computed.Read, cancel);
        await foreach (var row in rows)
        {
            if (WhatIsWrong(row) is { } fault)
                yield return (row.Comment, fault);
        }

        foreach (var lost in await database.Query(
            "SELECT q.comment FROM queue q LEFT JOIN comments c ON c.id = q.comment WHERE c.id IS NULL", row => row.GetInt64(0), cancel))
            yield return (lost, "it stands in the queue and is not there");
    }

    private static string? WhatIsWrong(QueueWrites.Computed row) => (row.Now.IsOpen, row.Before) switch
    {
        (true, null) => "it waits for staff and stands in no queue",
        (false, not null) => "it stands in the queue and nothing about it is open",
        (true, { } kept) when kept.Held != row.Now.IsHeld || kept.Opened != row.Now.Reports + row.Now.Notices + row.Now.Appeals
            || kept.Risk != row.Now.Risk || kept.Since != row.Now.Since.ToUnixTimeMilliseconds() => "the queue says something else of it than the rows do",
        // The reach is of the moment when the row was written; its place must follow from what is written.
        (true, { } kept) when kept.Urgency != Waiting.UrgencyOf(kept.Risk, kept.Reach, row.Now.Since) => "its place in the queue is not that of its risk, reach and age",
        _ => null,
    };
}
