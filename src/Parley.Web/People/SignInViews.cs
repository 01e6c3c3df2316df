using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary><c>GET /sign-in</c>; posts <c>email</c> and <c>returnTo</c> to <c>/sign-in</c>.</summary>
public sealed record SignInView
{
    public required PageFrame Frame { get; init; }
    public string Email { get; init; } = "";
    public string? Error { get; init; }

    /// <summary>Root-relative page to come back to.</summary>
    public string? ReturnTo { get; init; }
}

/// <summary>"We have sent you a letter"; posts <c>email</c>, <c>code</c> and <c>returnTo</c> to <c>/sign-in/code</c>.</summary>
public sealed record SignInCodeView
{
    public required PageFrame Frame { get; init; }
    public required string Email { get; init; }
    public string? Error { get; init; }
    public string? ReturnTo { get; init; }

    /// <summary>How long link and code are good.</summary>
    public int Minutes { get; init; } = 10;
}

/// <summary>What a sign-in link opens; posts to its own address, which spends it.</summary>
public sealed record ConfirmSignInView
{
    public required PageFrame Frame { get; init; }

    /// <summary>Null for a link that is spent, too old or wrong: the page then offers a new one.</summary>
    public string? Email { get; init; }

    /// <summary>Root-relative address the form posts to.</summary>
    public string? Action { get; init; }
}

/// <summary>What a staff link opens: the first owner, or a new member of staff. Posts <c>email</c> and <c>name</c>.</summary>
public sealed record ClaimView
{
    public required PageFrame Frame { get; init; }

    /// <summary><c>owner</c>, <c>editor</c> or <c>moderator</c>.</summary>
    public required string Role { get; init; }
    public string Email { get; init; } = "";

    /// <summary>True when the address was set with the link and is not asked.</summary>
    public bool EmailIsFixed { get; init; }
    public string Name { get; init; } = "";
    public string? Error { get; init; }
    public required string Action { get; init; }
}

/// <summary><c>/account</c>: name, sessions, signing out. Posts <c>name</c> and <c>about</c> to <c>/account</c>, <c>all=1</c> or nothing to <c>/sign-out</c>.</summary>
public sealed record AccountView
{
    public required PageFrame Frame { get; init; }
    public required string Name { get; init; }
    public string? About { get; init; }
    public required string Email { get; init; }

    /// <summary>False right after the first sign-in: the page asks for a name first.</summary>
    public bool HasChosenName { get; init; } = true;
    public string? ProfilePath { get; init; }
    public string? Error { get; init; }
    public string? ReturnTo { get; init; }
    public IReadOnlyList<SessionView> Sessions { get; init; } = [];
}

public sealed record SessionView
{
    public string? Device { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset SeenAt { get; init; }
    public bool IsThisOne { get; init; }
}
