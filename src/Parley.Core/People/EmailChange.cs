namespace Parley.Core.People;

/// <summary>An account's wish for another address: it is done when both addresses have said yes, and gone when the old one says no.</summary>
public sealed class EmailChange
{
    private EmailChange() { }

    public EmailChange(
        AccountId account, long session, string email, string emailKey, byte[]? oldHash, byte[] newHash, DateTimeOffset now, DateTimeOffset expiresAt)
    {
        Account = account;
        Session = session;
        Email = email;
        EmailKey = emailKey;
        OldHash = oldHash;
        NewHash = newHash;
        CreatedAt = now;
        ExpiresAt = expiresAt;
    }

    public long Id { get; private set; }
    public AccountId Account { get; private set; }

    /// <summary>Where it was asked for; all others end with the change.</summary>
    public long Session { get; private set; }

    public string Email { get; private set; } = "";
    public string EmailKey { get; private set; } = "";

    /// <summary>Hash of the link that went to the old address; null where there is none.</summary>
    public byte[]? OldHash { get; private set; }

    /// <summary>Hash of the link that went to the new one.</summary>
    public byte[] NewHash { get; private set; } = [];

    public DateTimeOffset? OldSaidAt { get; private set; }
    public DateTimeOffset? NewSaidAt { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>True when nobody is left to ask.</summary>
    public bool IsAgreed => NewSaidAt is not null && (OldHash is null || OldSaidAt is not null);

    /// <summary>The holder of this link says yes.</summary>
    public void Agree(byte[] linkHash, DateTimeOffset now)
    {
        if (OldHash is not null && OldHash.AsSpan().SequenceEqual(linkHash)) OldSaidAt ??= now;
        if (NewHash.AsSpan().SequenceEqual(linkHash)) NewSaidAt ??= now;
    }
}
