namespace Parley.Core.Moderation.Rules;

/// <summary>What the token says that came with a form.</summary>
public enum FormProof
{
    Good = 0,

    /// <summary>There was none, or one that nobody here gave out.</summary>
    None = 1,

    /// <summary>It came with another comment before.</summary>
    Reused = 2,

    /// <summary>Nobody types that fast.</summary>
    TooFast = 3,

    /// <summary>A field was filled in that people do not see.</summary>
    Trap = 4,
}
