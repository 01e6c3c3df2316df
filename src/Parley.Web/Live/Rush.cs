namespace Parley.Web.Live;

/// <summary>
/// Notices when a crowd has come and settled down. What its readers needed to arrive is garbage by then, half of what they need to stay,
/// and a quiet program would not look for it in hours.
/// </summary>
internal sealed class Rush
{
    /// <summary>Fewer leave nothing that is worth a pause.</summary>
    public const int Crowd = 1_000;

    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1.2);
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(30);

    private int settled, last;
    private TimeSpan stirredAt, toldAt = -AtMostEvery;

    /// <summary>True once for each crowd.</summary>
    /// <param name="streams">How many are here at this tick.</param>
    /// <param name="now">By any clock that only goes forward.</param>
    public bool HasSettled(int streams, TimeSpan now)
    {
        if (Math.Abs(streams - last) > Crowd / 100)
            stirredAt = now;
        last = streams;
        settled = Math.Min(settled, streams);
        if (streams - settled < Crowd || now - stirredAt < Calm || now - toldAt < AtMostEvery)
            return false;
        (settled, toldAt) = (streams, now);
        return true;
    }
}
