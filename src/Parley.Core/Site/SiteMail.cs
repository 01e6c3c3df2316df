namespace Parley.Core.Site;

/// <summary>How a site's own mail leaves, as its owner set it; kept sealed, since it may hold a password.</summary>
public sealed record SiteMail
{
    /// <summary>The ports on which mail is handed in; anything else is no mail server's.</summary>
    public static readonly IReadOnlyList<int> Ports = [25, 465, 587, 2525];

    /// <summary>Null where the installation's own way is used.</summary>
    public string? Host { get; init; }

    public int Port { get; init; } = 587;
    public string? User { get; init; }
    public string? Password { get; init; }

    /// <summary>False only where the owner insists on an unprotected line.</summary>
    public bool Tls { get; init; } = true;

    /// <summary>The address that letters come from; null for the installation's.</summary>
    public string? From { get; init; }

    /// <summary>Null for the site's name.</summary>
    public string? SenderName { get; init; }

    public string? ReplyTo { get; init; }
}
