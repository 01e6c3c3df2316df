using Parley.Core.Articles;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Reports;

namespace Parley.Core.Site;

/// <summary>A site: one publication in this installation, with its short name, host, origins and policy.</summary>
public sealed class Publication
{
    private readonly List<SiteOrigin> origins = [];

    private Publication() { }

    public Publication(string shortName, string name, string language, DateTimeOffset now)
    {
        ShortName = shortName;
        Name = name;
        Language = language;
        CreatedAt = now;
    }

    /// <summary>The same site as the store numbered it, with its pages.</summary>
    public Publication Stored(SiteId id, long version, IReadOnlyList<SitePageLink> pages, SurgeLevel surge)
    {
        (Id, Version, Pages, Surge) = (id, version, pages, surge);
        return this;
    }

    public SiteId Id { get; private set; }

    /// <summary>Path segment and API name; lower-case ASCII letters, digits and inner hyphens, 2 to 40; see <see cref="ShortNames"/>.</summary>
    public string ShortName { get; private set; } = "";

    public string Name { get; private set; } = "";
    public string? Tagline { get; private set; }

    /// <summary>Own host name, lower case, without port; null where the site is reached by its path only.</summary>
    public string? Host { get; private set; }

    /// <summary>BCP 47 tag of the pages' words.</summary>
    public string Language { get; private set; } = "en";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>May readers without an account comment?</summary>
    public bool GuestsAllowed { get; private set; } = true;

    /// <summary>Every comment waits for a moderator before it is seen.</summary>
    public bool HoldFirst { get; private set; }

    /// <summary>Days after publication when discussions close of themselves; null means never.</summary>
    public int? CloseAfterDays { get; private set; }

    /// <summary>Minutes in which an author may edit or delete; 15 unless the site says otherwise.</summary>
    public int EditMinutes { get; private set; } = 15;

    /// <summary>May readers' comments carry pictures?</summary>
    public bool CommentPictures { get; private set; }

    /// <summary>Days for which the addresses that comments come from are kept, as keyed hashes; null where none are.</summary>
    public int? AddressDays { get; private set; }

    /// <summary>From when on it protects itself from a rush; null for the program's own.</summary>
    public SurgeLimits? SurgeLimits { get; private set; }

    /// <summary>What protects it now; only where it was read with it.</summary>
    public SurgeLevel Surge { get; private set; }

    /// <summary><c>#rrggbb</c> that <see cref="Site.Accent.Judge"/> has passed; null for the program's own.</summary>
    public string? Accent { get; private set; }

    public Theme Theme { get; private set; }

    /// <summary>In the order of the navigation.</summary>
    public IReadOnlyList<SiteSection> Sections { get; private set; } = [];

    /// <summary>Stands in the place of the name.</summary>
    public Picture? Masthead { get; private set; }

    public Picture? Favicon { get; private set; }

    /// <summary>What other sites show beside a link to a page that has no picture of its own.</summary>
    public Picture? ShareImage { get; private set; }

    /// <summary>Tags of the languages that readers may choose beside the site's own; none leaves them all.</summary>
    public IReadOnlyList<string> Languages { get; private set; } = [];

    /// <summary>IANA name, in which staff give times; null means UTC.</summary>
    public string? TimeZone { get; private set; }

    public SiteContact? Contact { get; private set; }

    public SiteReporting Reporting { get; private set; } = new();

    public SiteRetention Retention { get; private set; } = new();

    /// <summary>Its published pages, in the order of the foot; only where it was read with them.</summary>
    public IReadOnlyList<SitePageLink> Pages { get; private set; } = [];

    /// <summary>Counts changes of the site as its pages see them; part of every page's version. Raised with the event that tells of the change.</summary>
    public long Version { get; private set; }

    public IReadOnlyList<SiteOrigin> Origins => origins;

    public void Describe(string name, string? tagline, string language)
    {
        Name = name;
        Tagline = tagline;
        Language = language;
    }

    public void Serve(string? host, IEnumerable<string> allowedOrigins)
    {
        Host = host;
        origins.Clear();
        origins.AddRange(allowedOrigins.Distinct(StringComparer.Ordinal).Select(origin => new SiteOrigin(origin)));
    }

    public void SetLooks(string? accent, Theme theme)
    {
        Accent = accent;
        Theme = theme;
    }

    public void SetPictures(Picture? masthead, Picture? favicon, Picture? shareImage)
    {
        Masthead = masthead;
        Favicon = favicon;
        ShareImage = shareImage;
    }

    public void SetSections(IReadOnlyList<SiteSection> sections) => Sections = sections;

    public void Offer(IReadOnlyList<string> languages, string? timeZone)
    {
        Languages = languages;
        TimeZone = timeZone;
    }

    public void AnswerBy(SiteContact? contact) => Contact = contact is { IsEmpty: true } ? null : contact;

    public void Report(SiteReporting reporting) => Reporting = reporting;

    public void Keep(SiteRetention retention) => Retention = retention;

    public void AllowCommentPictures(bool allowed) => CommentPictures = allowed;

    public void KeepAddresses(int? days) => AddressDays = days;

    public void LimitSurges(SurgeLimits limits) => SurgeLimits = limits;

    public void SetPolicy(bool guestsAllowed, bool holdFirst, int? closeAfterDays, int editMinutes)
    {
        GuestsAllowed = guestsAllowed;
        HoldFirst = holdFirst;
        CloseAfterDays = closeAfterDays;
        EditMinutes = editMinutes;
    }
}

/// <summary>An origin (<c>scheme://host[:port]</c>, lower case) whose pages may show the site's discussions.</summary>
public sealed class SiteOrigin
{
    private SiteOrigin() { }

    internal SiteOrigin(string origin) => Origin = origin;

    public string Origin { get; private set; } = "";
}
