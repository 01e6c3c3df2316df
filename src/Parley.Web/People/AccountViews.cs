using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary><c>/account</c>: who one is to others. Posts <c>name</c> and <c>about</c> to <c>/account</c>.</summary>
public sealed record AccountView
{
    public required PageFrame Frame { get; init; }
    public long Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Root-relative; null shows the initials.</summary>
    public string? Picture { get; init; }
    public string? About { get; init; }

    /// <summary>Null for somebody who signs in by other ways only.</summary>
    public string? Email { get; init; }

    /// <summary>False right after the first sign-in: the page asks for a name first.</summary>
    public bool HasChosenName { get; init; } = true;
    public string? ProfilePath { get; init; }
    public string? Error { get; init; }
    public string? ReturnTo { get; init; }
}

/// <summary><c>/account/security</c>: each part posts to an address of its own below it.</summary>
public sealed record SecurityView
{
    public required PageFrame Frame { get; init; }

    /// <summary>False when adding a way to sign in asks for signing in once more.</summary>
    public bool IsFresh { get; init; }
    public string? Email { get; init; }
    public EmailChangeView? Change { get; init; }
    public bool TakesPasskeys { get; init; }
    public IReadOnlyList<PasskeyView> Passkeys { get; init; } = [];
    public IReadOnlyList<LoginView> Logins { get; init; } = [];
    public IReadOnlyList<ProviderView> Providers { get; init; } = [];

    /// <summary>A person of another party who proved to be the account's owner just now; null for nobody.</summary>
    public LoginView? Waiting { get; init; }
    public IReadOnlyList<SessionView> Sessions { get; init; } = [];
}

/// <summary>An address that is to be: who has said yes so far.</summary>
public sealed record EmailChangeView(string Email, bool OldSaid, bool NewSaid);

public sealed record PasskeyView(long Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? UsedAt, bool IsBackedUp);

public sealed record LoginView(long Id, string Label, string? Email, DateTimeOffset CreatedAt);

/// <param name="Name">In addresses.</param>
/// <param name="Label">On screen.</param>
public sealed record ProviderView(string Name, string Label);

public sealed record SessionView
{
    public long Id { get; init; }
    public string? Device { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset SeenAt { get; init; }
    public bool IsThisOne { get; init; }

    /// <summary>True for a bearer token.</summary>
    public bool IsProgram { get; init; }
}

/// <summary>What the letters of a change of address open; without <see cref="Action"/> there is nothing to answer any more.</summary>
public sealed record ConfirmEmailView
{
    public required PageFrame Frame { get; init; }
    public string? Email { get; init; }

    /// <summary>True at the address that is to go.</summary>
    public bool IsOld { get; init; }
    public string? Action { get; init; }
}

/// <summary><c>/account/data</c>: posts <c>what</c> to <c>/account/claims</c>, <c>keep</c> and <c>name</c> to <c>/account/delete</c>.</summary>
public sealed record DataView
{
    public required PageFrame Frame { get; init; }

    /// <summary>False when taking one's data and leaving ask for signing in once more.</summary>
    public bool IsFresh { get; init; }
    public required string Name { get; init; }

    /// <summary>A site that would have no owner any more; null when there is none.</summary>
    public string? OwnsSite { get; init; }
    public IReadOnlyList<ClaimableView> Claims { get; init; } = [];
}

/// <param name="Words">The beginning of the newest.</param>
public sealed record ClaimableView(string Id, string Name, long Count, string Words, bool IsImport);

/// <summary><c>/account/gone</c>, where somebody who left arrives.</summary>
public sealed record GoneView
{
    public required PageFrame Frame { get; init; }
}
