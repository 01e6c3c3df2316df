namespace Parley.Web.Site;

/// <summary>What went wrong, in words, and what can be done. <c>Status</c> picks the words (<c>error.STATUS.*</c>) unless they are given.</summary>
public sealed record ErrorView
{
    public required PageFrame Frame { get; init; }
    public required int Status { get; init; }
    public string? Heading { get; init; }
    public string? Text { get; init; }

    /// <summary>What had been typed: shown for copying, never lost.</summary>
    public string? KeptText { get; init; }

    public PageLink? Link { get; init; }

    /// <summary>Seconds to wait, for 429 and 503.</summary>
    public int? RetryAfter { get; init; }
}
