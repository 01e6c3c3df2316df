namespace Parley.Web.People.Providers;

/// <summary>Another party by which readers may sign in (OpenID Connect), as the operator configured it.</summary>
internal sealed record ProviderOptions
{
    public const int Most = 10;

    /// <summary>In addresses and settings: small letters, digits and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>On buttons.</summary>
    public required string Label { get; init; }

    /// <summary>Its name for itself, below which <c>.well-known/openid-configuration</c> lies; no slash at the end.</summary>
    public required string Authority { get; init; }

    public required string ClientId { get; init; }

    /// <summary>Null for a client without one; PKCE guards the code in any case.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>True when it stands in the operator's own network; plain http is then taken, too.</summary>
    public bool MayBePrivate { get; init; }
}
