namespace Parley.Core.Articles;

/// <summary>
/// Words with their dress, as a flat run of pieces: whatever a piece says, it can never be markup, and an offset in
/// <see cref="Plain"/> is an offset in the pieces laid end to end. A line break is <c>\n</c>.
/// </summary>
public sealed record RichText(IReadOnlyList<Run> Runs)
{
    public static RichText Of(string words) => new([new Run(words)]);

    [System.Text.Json.Serialization.JsonIgnore]
    public string Plain => string.Concat(Runs.Select(run => run.Text));

    public bool Equals(RichText? other) => other is not null && Runs.SequenceEqual(other.Runs);

    public override int GetHashCode() => string.GetHashCode(Plain, StringComparison.Ordinal);
}

/// <summary>Words dressed alike; the link is http, https, mailto or root-relative.</summary>
public sealed record Run(string Text)
{
    public bool Emphasis { get; init; }
    public bool Strong { get; init; }
    public bool Code { get; init; }
    public string? Link { get; init; }
}
