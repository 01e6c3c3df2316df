namespace Parley.Core.People;

/// <summary>A key that a device or password manager keeps and proves by signing; we keep its public half.</summary>
public sealed class Passkey
{
    private Passkey() { }

    public Passkey(byte[] credentialId, AccountId account, byte[] publicKey, string name, string transports, bool isBackupEligible, DateTimeOffset now)
    {
        CredentialId = credentialId;
        Account = account;
        PublicKey = publicKey;
        Name = name;
        Transports = transports;
        IsBackupEligible = isBackupEligible;
        CreatedAt = now;
    }

    /// <summary>At most this many of an account: more are not told apart any more.</summary>
    public const int MostOfAccount = 20;

    /// <summary>In Unicode scalar values.</summary>
    public const int LongestName = 60;

    public long Id { get; private set; }

    /// <summary>Chosen by the device; up to 1023 bytes, unique.</summary>
    public byte[] CredentialId { get; private set; } = [];

    public AccountId Account { get; private set; }

    /// <summary>In the COSE form.</summary>
    public byte[] PublicKey { get; private set; } = [];

    /// <summary>By which its owner knows it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>How the browser reaches it, words joined by blanks: <c>internal hybrid</c>.</summary>
    public string Transports { get; private set; } = "";

    /// <summary>Counted by the device; one that does not grow tells of a copy. Always 0 where passkeys are synchronised.</summary>
    public long SignCount { get; private set; }

    public bool IsUserVerified { get; private set; }
    public bool IsBackupEligible { get; private set; }
    public bool IsBackedUp { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? UsedAt { get; private set; }

    public void Rename(string name) => Name = name;

    /// <summary>What the device said of itself last.</summary>
    public void Note(long signCount, bool isUserVerified, bool isBackedUp)
    {
        SignCount = signCount;
        IsUserVerified = isUserVerified;
        IsBackedUp = isBackedUp;
    }

    public void Use(DateTimeOffset at) => UsedAt = at;
}

/// <summary>A person as another party knows them: by that party's name for itself and its lasting name for them, never by an address.</summary>
public sealed class ExternalLogin
{
    private ExternalLogin() { }

    public ExternalLogin(string issuer, string subject, AccountId account, string? email, DateTimeOffset now)
    {
        Issuer = issuer;
        Subject = subject;
        Account = account;
        Email = email;
        CreatedAt = now;
    }

    public long Id { get; private set; }
    public string Issuer { get; private set; } = "";
    public string Subject { get; private set; } = "";
    public AccountId Account { get; private set; }

    /// <summary>What the party said then, so that its owner tells two apart; nothing rests on it.</summary>
    public string? Email { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? UsedAt { get; private set; }

    public void Use(DateTimeOffset at) => UsedAt = at;
}

/// <summary>A secret that was good once: its hash stays until it would have expired, so that nobody brings it again.</summary>
public sealed class SpentToken
{
    private SpentToken() { }

    public SpentToken(byte[] hash, DateTimeOffset expiresAt)
    {
        Hash = hash;
        ExpiresAt = expiresAt;
    }

    public byte[] Hash { get; private set; } = [];
    public DateTimeOffset ExpiresAt { get; private set; }
}
