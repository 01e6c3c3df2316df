namespace Parley.Core.Site;

/// <summary>For how many days a site keeps what nobody sees any more. Null is the usual time.</summary>
public sealed record SiteRetention
{
    public const int UsualAddresses = 30;
    public const int UsualWords = 200;
    public const int UsualNotes = 365;
    public const int UsualAudit = 6 * 365;

    /// <summary>Who reported from which address, and who sent a legal notice that was answered.</summary>
    public int? Addresses { get; init; }

    /// <summary>The words of comments that were removed: usually longer than the six months in which their authors may ask for them back.</summary>
    public int? Words { get; init; }

    /// <summary>What staff noted for one another.</summary>
    public int? Notes { get; init; }

    /// <summary>The words beside the ledger; its rows stay for good.</summary>
    public int? Audit { get; init; }
}

/// <summary>One run of the job that erases what is old: what it found, and when.</summary>
public sealed class RetentionRun
{
    private RetentionRun() { }

    public long Id { get; private set; }
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Null while it goes on, or where it was broken off.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>JSON: how many of each kind were erased.</summary>
    public string Erased { get; private set; } = "{}";
}
