namespace Parley.Storage.Notifications;

/// <summary>A message whose sender holds its lease.</summary>
public sealed record ClaimedMessage(long Id, string Kind, string Payload, DateTimeOffset CreatedAt, int Attempts);

/// <summary>How outbox rows are taken, sent and laid aside; all but the first inside write jobs.</summary>
public static class OutboxWrites
{
    private const string Due = "sent_at IS NULL AND due_at <= @now AND (claimed_until IS NULL OR claimed_until <= @now)";

    /// <summary>True when there is something to claim: asked first, so that an idle sender writes nothing.</summary>
    public static async Task<bool> HasDueMessages(this Database database, DateTimeOffset now, CancellationToken cancel) =>
        await database.QueryNumber($"SELECT 1 FROM outbox WHERE {Due} LIMIT 1", cancel, ("@now", now)) is not null;

    /// <summary>All that waits to be sent, whenever that is due.</summary>
    public static IAsyncEnumerable<ClaimedMessage> UnsentMessages(this Database database, CancellationToken cancel) => database.Stream(
        "SELECT id, kind, payload, created_at, attempts FROM outbox WHERE sent_at IS NULL",
        row => new ClaimedMessage(row.GetInt64(0), row.GetString(1), row.GetString(2), row.Time(3), row.GetInt32(4)), cancel);

    /// <summary>Takes the oldest due messages for this sender alone, until the lease ends.</summary>
    public static async Task<List<ClaimedMessage>> ClaimMessages(
        this Database database, int most, DateTimeOffset now, TimeSpan lease, CancellationToken cancel)
    {
        // Another node's sender passes over the rows that this one is taking.
        var passOver = database.ForUpdate.Length == 0 ? "" : database.ForUpdate + " SKIP LOCKED";
        var due = await database.Query(
            $"SELECT id, kind, payload, created_at, attempts FROM outbox WHERE {Due} ORDER BY due_at LIMIT @most{passOver}",
            row => new ClaimedMessage(row.GetInt64(0), row.GetString(1), row.GetString(2), row.Time(3), row.GetInt32(4) + 1),
            cancel, ("@now", now), ("@most", most));
        foreach (var message in due)
            await database.Execute(
                "UPDATE outbox SET claimed_until = @until, attempts = @attempts WHERE id = @id", cancel,
                ("@id", message.Id), ("@until", now + lease), ("@attempts", message.Attempts));
        return due;
    }

    /// <summary>Done with: its words are erased. <paramref name="error"/> says why it was given up, where it was.</summary>
    public static Task<int> FinishMessage(this Database database, long id, string? error, DateTimeOffset now, CancellationToken cancel) =>
        database.Execute(
            "UPDATE outbox SET sent_at = @now, payload = '', claimed_until = NULL, last_error = @error WHERE id = @id", cancel,
            ("@id", id), ("@now", now), ("@error", error));

    /// <summary>Inside a write job: what nobody may get any more.</summary>
    public static Task<int> DropMessages(this Database database, IEnumerable<long> ids, CancellationToken cancel) =>
        database.Execute($"DELETE FROM outbox WHERE {database.IsListed("id")}", cancel, ("@ids", database.List(ids)));

    public static Task<int> PostponeMessage(this Database database, long id, string error, DateTimeOffset tryAgainAt, CancellationToken cancel) =>
        database.Execute(
            "UPDATE outbox SET due_at = @again, claimed_until = NULL, last_error = @error WHERE id = @id AND sent_at IS NULL", cancel,
            ("@id", id), ("@again", tryAgainAt), ("@error", error));
}
