using Parley.Core.Site;

namespace Parley.Core.People;

/// <summary>What staff of a site tell one another about somebody.</summary>
public sealed class PersonNote
{
    public const int Longest = 1000;

    /// <summary>Of one person on one site.</summary>
    public const int Most = 200;

    private PersonNote() { }

    public PersonNote(SiteId site, PersonKey who, AccountId by, string words, DateTimeOffset at)
    {
        Site = site;
        Who = who.Text;
        By = by;
        Words = words;
        At = at;
    }

    public long Id { get; private set; }
    public SiteId Site { get; private set; }

    /// <summary>See <see cref="PersonKey"/>.</summary>
    public string Who { get; private set; } = "";

    public AccountId By { get; private set; }
    public string Words { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}

/// <summary>That a member of staff had somebody's e-mail address, and those who share their address of the net, shown to them.</summary>
public sealed class PersonReading
{
    private PersonReading() { }

    public PersonReading(SiteId site, PersonKey who, AccountId by, DateTimeOffset at)
    {
        Site = site;
        Who = who.Text;
        By = by;
        At = at;
    }

    public long Id { get; private set; }
    public SiteId Site { get; private set; }
    public string Who { get; private set; } = "";
    public AccountId By { get; private set; }
    public DateTimeOffset At { get; private set; }
}

/// <summary>That somebody wrote from an address, which is kept as a keyed hash alone, where a site wants that and as long as it says.</summary>
public sealed class AddressMark
{
    private AddressMark() { }

    public SiteId Site { get; private set; }
    public string Who { get; private set; } = "";
    public byte[] Hash { get; private set; } = [];
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>When the hash goes, if they do not come from there again.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }
}

/// <summary>A mute of a guest, or by one: for as long as the browser keeps the guest's cookie.</summary>
public sealed class GuestMute
{
    private GuestMute() { }

    /// <summary>Who does not want to read, and whom, see <see cref="PersonKey"/>.</summary>
    public string Who { get; private set; } = "";

    public string Muted { get; private set; } = "";
    public DateTimeOffset Since { get; private set; }
}
