using Parley.Core.Site;

namespace Parley.Core.People;

/// <summary>An offer of a role on a site to whoever has this address. It signs nobody in: who takes it has proved the address elsewhere.</summary>
public sealed class Invitation
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Waiting ones of a site: more would be a mailing.</summary>
    public const int MostOfSite = 50;

    private Invitation() { }

    public Invitation(SiteId site, string emailKey, string email, Role role, byte[] linkHash, AccountId invitedBy, DateTimeOffset now)
    {
        Site = site;
        EmailKey = emailKey;
        Email = email;
        Role = role;
        LinkHash = linkHash;
        InvitedBy = invitedBy;
        CreatedAt = now;
        ExpiresAt = now + Lifetime;
    }

    public long Id { get; private set; }
    public SiteId Site { get; private set; }

    /// <summary>The address in the one form that is compared.</summary>
    public string EmailKey { get; private set; } = "";

    public string Email { get; private set; } = "";
    public Role Role { get; private set; }

    /// <summary>SHA-256 of the link's token, 32 bytes.</summary>
    public byte[] LinkHash { get; private set; } = [];

    public AccountId InvitedBy { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
}
