namespace Parley.Core.Moderation;

/// <summary>What a form brought along to show that somebody sat before it. Whatever is not good waits for a moderator; nothing is refused for it.</summary>
public enum FormProof
{
    Good = 0,

    /// <summary>No token, or one that is too old, of another form or another address, or without its work.</summary>
    None = 1,

    /// <summary>The token was spent for another comment.</summary>
    Reused = 2,

    /// <summary>Nobody writes so quickly.</summary>
    TooFast = 3,

    /// <summary>A field that no person sees was filled.</summary>
    Trap = 4,
}
