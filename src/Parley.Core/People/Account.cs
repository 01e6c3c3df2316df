using Parley.Core.Notifications;

namespace Parley.Core.People;

/// <summary>A person who signs in. The address is kept apart from every public answer.</summary>
public sealed class Account
{
    private Account() { }

    public Account(string name, string nameSkeleton, string? email, string? emailKey, DateTimeOffset now)
    {
        Name = name;
        NameSkeleton = nameSkeleton;
        Email = email;
        EmailKey = emailKey;
        CreatedAt = now;
    }

    public AccountId Id { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The name as it looks (Unicode TR39), by which look-alikes of staff are refused.</summary>
    public string NameSkeleton { get; private set; } = "";

    /// <summary>As typed; null for people of the demo and of imports, who cannot sign in until they prove an address.</summary>
    public string? Email { get; private set; }

    /// <summary>The address in the one form that is compared; unique.</summary>
    public string? EmailKey { get; private set; }

    public string? About { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Rises when sessions of theirs end otherwise than by signing out of one.</summary>
    public long Version { get; private set; }

    /// <summary>False until the person chose a name; until then the page asks for one before the first comment.</summary>
    public bool HasChosenName { get; private set; }

    public void Rename(string name, string nameSkeleton)
    {
        Name = name;
        NameSkeleton = nameSkeleton;
        HasChosenName = true;
    }

    /// <summary>When mail comes about what concerns this person: replies, mentions, verdicts, a role.</summary>
    public MailChoice MailAboutMe { get; private set; } = MailChoice.AtOnce;

    /// <summary>When mail comes about what this person follows.</summary>
    public MailChoice MailFollowed { get; private set; } = MailChoice.Daily;

    /// <summary>Of pages and mail for this person alone; null for the site's.</summary>
    public string? Language { get; private set; }

    /// <summary>SHA-256 of the token in the address of the personal feed; null where there is none.</summary>
    public byte[]? FeedHash { get; private set; }

    /// <summary>How many letters of notifications have gone since <see cref="LettersSince"/>; the cap of an hour counts them.</summary>
    public int Letters { get; private set; }

    public DateTimeOffset? LettersSince { get; private set; }

    /// <summary>The address that an import gave for its author, in the form that is compared: whoever proves it may take the account over.</summary>
    public string? ClaimKey { get; private set; }

    /// <summary>When its owner had it erased; the row stays for what must point somewhere.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    public void Describe(string? about) => About = about;

    public void Choose(MailChoice aboutMe, MailChoice followed) => (MailAboutMe, MailFollowed) = (aboutMe, followed);

    public void Speak(string? language) => Language = language;

    public void OpenFeed(byte[]? tokenHash) => FeedHash = tokenHash;

    public void ChangeEmail(string email, string emailKey)
    {
        Email = email;
        EmailKey = emailKey;
    }

    /// <summary>An imported author's account whose owner was found and has one of their own.</summary>
    public void GiveUp(DateTimeOffset now) => (ClaimKey, ErasedAt) = (null, now);

    /// <summary>Takes all away that says who it was.</summary>
    /// <param name="name">What stands in place of the name, in the site's language.</param>
    /// <param name="nameSkeleton">Of it.</param>
    /// <param name="now">The time of it.</param>
    public void Erase(string name, string nameSkeleton, DateTimeOffset now)
    {
        (Name, NameSkeleton, Email, EmailKey, About, Language, ClaimKey, FeedHash) = (name, nameSkeleton, null, null, null, null, null, null);
        ErasedAt = now;
    }
}

/// <summary>Who is staff where. Site 0 is no site: a role is always held on a named one.</summary>
public sealed class StaffMember
{
    private StaffMember() { }

    public StaffMember(AccountId account, Site.SiteId site, Role role, DateTimeOffset since)
    {
        Account = account;
        Site = site;
        Role = role;
        Since = since;
    }

    public AccountId Account { get; private set; }
    public Site.SiteId Site { get; private set; }
    public Role Role { get; private set; }
    public DateTimeOffset Since { get; private set; }

    public void Become(Role role) => Role = role;
}

/// <summary>A reader without an account, known by a cookie of 128 random bits of which only the hash is kept.</summary>
public sealed class Guest
{
    private Guest() { }

    public Guest(byte[] tokenHash, string name, string? email, DateTimeOffset now)
    {
        TokenHash = tokenHash;
        Name = name;
        Email = email;
        EmailKey = email?.ToLowerInvariant();
        CreatedAt = now;
    }

    public GuestId Id { get; private set; }

    /// <summary>SHA-256 of the cookie's token, 32 bytes.</summary>
    public byte[] TokenHash { get; private set; } = [];

    public string Name { get; private set; } = "";
    public string? Email { get; private set; }

    /// <summary>The address in the one form that is compared: whoever proves it may take the guest's comments over.</summary>
    public string? EmailKey { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }
}

/// <summary>One signed-in browser or program: a row, so that it can be ended from anywhere.</summary>
public sealed class Session
{
    private Session() { }

    public Session(byte[] tokenHash, AccountId account, bool isBearer, string? device, DateTimeOffset now, DateTimeOffset expiresAt)
    {
        TokenHash = tokenHash;
        Account = account;
        IsBearer = isBearer;
        Device = device;
        CreatedAt = now;
        SeenAt = now;
        ExpiresAt = expiresAt;
    }

    public long Id { get; private set; }

    /// <summary>SHA-256 of the random id, 32 bytes.</summary>
    public byte[] TokenHash { get; private set; } = [];

    public AccountId Account { get; private set; }

    /// <summary>True when the id was handed out as a bearer token; it is then no cookie.</summary>
    public bool IsBearer { get; private set; }

    /// <summary>The kind of browser in a few words, for the list of sessions.</summary>
    public string? Device { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset SeenAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
}

/// <summary>One request to sign in: a link and a code to the same end, each good once and for a short time.</summary>
public sealed class SignInTicket
{
    private SignInTicket() { }

    public SignInTicket(string emailKey, string email, byte[] linkHash, byte[]? codeHash, DateTimeOffset now, DateTimeOffset expiresAt)
    {
        EmailKey = emailKey;
        Email = email;
        LinkHash = linkHash;
        CodeHash = codeHash;
        CreatedAt = now;
        ExpiresAt = expiresAt;
    }

    public long Id { get; private set; }

    /// <summary>The address asked for; empty for a staff link whose taker gives an address when claiming.</summary>
    public string EmailKey { get; private set; } = "";

    public string Email { get; private set; } = "";
    public byte[] LinkHash { get; private set; } = [];
    public byte[]? CodeHash { get; private set; }

    /// <summary>Wrong codes typed so far; five end the code.</summary>
    public int Tries { get; private set; }

    /// <summary>The site the reader came from; the claimed role's site for a staff link.</summary>
    public Site.SiteId Site { get; private set; }

    /// <summary>The role that comes with this link; none for readers.</summary>
    public Role Role { get; private set; }

    /// <summary>Hash of the cookie-less pre-session handle of the browser that asked, when it had one.</summary>
    public byte[]? AskedBy { get; private set; }

    public string? ReturnPath { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? SpentAt { get; private set; }

    public void Grant(Site.SiteId site, Role role)
    {
        Site = site;
        Role = role;
    }

    public void AskedFrom(Site.SiteId site, byte[]? browser, string? returnPath)
    {
        Site = site;
        AskedBy = browser;
        ReturnPath = returnPath;
    }
}
