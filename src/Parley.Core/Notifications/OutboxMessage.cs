namespace Parley.Core.Notifications;

/// <summary>Something to send, written in the transaction of what it tells; sent at least once, under a lease.</summary>
public sealed class OutboxMessage
{
    private OutboxMessage() { }

    public OutboxMessage(string kind, string payload, DateTimeOffset now)
    {
        Kind = kind;
        Payload = payload;
        CreatedAt = now;
        DueAt = now;
    }

    public long Id { get; private set; }
    public string Kind { get; private set; } = "";

    /// <summary>JSON of the message, by kind. Secrets in it are erased once it is sent.</summary>
    public string Payload { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Who holds it may send until then; another node takes it over afterwards.</summary>
    public DateTimeOffset? ClaimedUntil { get; private set; }

    public int Attempts { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }
    public string? LastError { get; private set; }
}

/// <summary>A recurring job's turn: one node at a time does it.</summary>
public sealed class JobLease
{
    private JobLease() { }

    public JobLease(string job) => Job = job;

    public string Job { get; private set; } = "";
    public string? Holder { get; private set; }
    public DateTimeOffset? ClaimedUntil { get; private set; }
}
