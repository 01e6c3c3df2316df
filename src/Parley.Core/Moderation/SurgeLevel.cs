namespace Parley.Core.Moderation;

/// <summary>How far a site or a discussion protects itself from a rush. Each level holds what those below it do.</summary>
public enum SurgeLevel
{
    None = 0,

    /// <summary>Everybody waits a while between two comments.</summary>
    Slow = 1,

    /// <summary>What newcomers write waits for a moderator.</summary>
    HoldNewcomers = 2,

    /// <summary>Nobody posts; everybody reads.</summary>
    ReadOnly = 3,
}
