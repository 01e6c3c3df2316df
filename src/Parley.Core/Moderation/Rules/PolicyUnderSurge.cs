namespace Parley.Core.Moderation.Rules;

/// <summary>A policy while its site or discussion protects itself from a rush: never milder than it was.</summary>
public static class PolicyUnderSurge
{
    /// <summary>Long enough to end an exchange of blows, short enough to answer.</summary>
    private const int SlowSeconds = 60;

    /// <summary>Whoever has so many comments standing is no newcomer.</summary>
    private const int Newcomers = 3;

    public static Policy Under(this Policy policy, SurgeLevel level)
    {
        if (level >= SurgeLevel.Slow)
            policy = policy with { SlowSeconds = Math.Max(policy.SlowSeconds, SlowSeconds) };
        if (level >= SurgeLevel.HoldNewcomers)
            policy = policy with { HoldNewcomers = Math.Max(policy.HoldNewcomers, Newcomers), HoldGuestsWithoutForm = true };
        return policy;
    }
}
