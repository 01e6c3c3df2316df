namespace Parley.Web.Live;

/// <summary>How fast and how many: the pace and the bounds of live delivery. Measured by the machine's own clock, for it is pace and not date.</summary>
internal sealed record LivePace
{
    /// <summary>Between two frames of a discussion; what happens meanwhile is told together. The first after a quiet time goes out at once.</summary>
    public TimeSpan FrameEvery { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Proxies close what is silent for a minute, some for half of that.</summary>
    public TimeSpan HeartbeatEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Between two looks at who reads; a changed count alone is told no more often.</summary>
    public TimeSpan ReadersEvery { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>A reader whose buffers are full and who takes nothing for so long is let go.</summary>
    public TimeSpan StalledFor { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A discussion stays in memory so long after its last reader, for those who come back and for those who poll.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A number that another node gave out is here within milliseconds; one that nobody gave out is not waited for longer.</summary>
    public TimeSpan CatchUpWithin { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Streams at once. The server takes 16,000 connections; the rest are for those who ask for pages.</summary>
    public int MostStreams { get; init; } = 14_000;

    /// <summary>Streams from one address, an IPv6 network being one: an office or a school behind one address, no more.</summary>
    public int MostFromAddress { get; init; } = 300;

    /// <summary>Who finds no seat is told to come back after this.</summary>
    public int FullSeconds { get; init; } = 30;

    public TimeSpan TickEvery { get; init; } = TimeSpan.FromMilliseconds(500);
}
