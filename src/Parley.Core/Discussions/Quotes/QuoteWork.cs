namespace Parley.Core.Discussions.Quotes;

/// <summary>
/// What one search may cost, counted in steps and not in time, so that the same texts always give the same answer. An ordinary comment
/// takes a few thousand; only texts made to be slow come near the end.
/// </summary>
internal sealed class QuoteWork
{
    public const int Most = 600_000;

    public int Steps { get; private set; }

    public bool IsOver => Steps > Most;

    public void Take(int steps = 1) => Steps += steps;
}
