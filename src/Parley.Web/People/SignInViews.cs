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

    /// <summary>A key of the catalogue: what signing in is for.</summary>
    public string Why { get; init; } = "sign_in.how";

    /// <summary>False at addresses where browsers have no passkeys.</summary>
    public bool TakesPasskeys { get; init; }
    public IReadOnlyList<ProviderView> Providers { get; init; } = [];
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
