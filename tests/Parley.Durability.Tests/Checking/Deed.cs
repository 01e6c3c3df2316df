namespace Parley.Durability.Tests.Checking;

internal enum DeedKind
{
    Post,
    Edit,
    Delete,
    Vote,
}

/// <summary>What the one who did it knows afterwards.</summary>
internal enum Answer
{
    /// <summary>A success was answered: it must be there.</summary>
    Acknowledged,

    /// <summary>A refusal was answered: it must not be there.</summary>
    Refused,

    /// <summary>The connection broke, the time ran out, or the store could not say (5xx): it may be there, once.</summary>
    Unknown,
}

/// <summary>One deed of a reader with all its tries, as seen from outside.</summary>
internal sealed record Deed
{
    public required DeedKind Kind { get; init; }
    public required string Reader { get; init; }
    public required Answer Answer { get; init; }

    /// <summary>Of a post or an edit; no two deeds of a history say the same.</summary>
    public string Words { get; init; } = "";

    /// <summary>What was answered or voted on or changed; of a post, the id that was answered, null while it is unknown.</summary>
    public string? Comment { get; init; }

    /// <summary>Of a reply.</summary>
    public string? Parent { get; init; }

    /// <summary>Of a vote.</summary>
    public int Value { get; init; }

    /// <summary>The discussion's number in the answer, where the deed was answered at its first try; null otherwise.</summary>
    public long? Number { get; init; }

    /// <summary>Ticks of the stopwatch before the first try was sent and after the last was answered.</summary>
    public required long Began { get; init; }

    public required long Ended { get; init; }
}
