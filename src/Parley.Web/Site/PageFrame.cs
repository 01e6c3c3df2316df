using Parley.Core.Articles;

namespace Parley.Web.Site;

/// <summary>What every page shares: whose it is, where it stands, and what its head tells machines. Nothing personal but <see cref="Reader"/>.</summary>
public sealed record PageFrame
{
    public required string SiteName { get; init; }
    public string? Tagline { get; init; }

    /// <summary>Empty at the site's own host, else <c>/SITE</c>; every link of ours begins with it.</summary>
    public string BasePath { get; init; } = "";

    /// <summary>The catalogue of the page's language; it also knows the direction.</summary>
    public required Words Words { get; init; }

    /// <summary>Without the site's name, which the layout adds; null on the front page.</summary>
    public string? Title { get; init; }

    public string? Description { get; init; }

    /// <summary>Absolute address.</summary>
    public string? Canonical { get; init; }

    /// <summary><c>light</c> or <c>dark</c> where the site insists; null follows the reader's system.</summary>
    public string? Theme { get; init; }

    /// <summary>Root-relative address of the style sheet with the site's own accent; null for the program's.</summary>
    public string? Colours { get; init; }

    /// <summary>Stands in the masthead in the place of the name.</summary>
    public Picture? Masthead { get; init; }

    /// <summary>The site's own; null for the program's.</summary>
    public Picture? Favicon { get; init; }

    /// <summary>Absolute address of what other sites show beside a link, where the page has no picture of its own.</summary>
    public string? ShareImage { get; init; }

    /// <summary>The sections that the head of the page names.</summary>
    public IReadOnlyList<PageLink> Sections { get; init; } = [];

    /// <summary>Path of the section that this page belongs to, as in <see cref="Sections"/>.</summary>
    public string? CurrentSection { get; init; }

    /// <summary>The site's own pages, for the foot.</summary>
    public IReadOnlyList<PageLink> Pages { get; init; } = [];

    /// <summary>Where staff work, on their personal pages only.</summary>
    public IReadOnlyList<PageLink> StaffLinks { get; init; } = [];

    /// <summary>Assets that this page needs beside those of every page: modules and style sheets.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    public IReadOnlyList<string> Sheets { get; init; } = [];

    /// <summary>Whether readers' comments may show pictures.</summary>
    public bool TakesPictures { get; init; }

    public IReadOnlyList<FeedLink> Feeds { get; init; } = [];
    public OpenGraph? OpenGraph { get; init; }

    /// <summary>JSON of the structured data; the layout makes it safe inside a script element.</summary>
    public string? JsonLd { get; init; }

    /// <summary>True for what search engines should leave out: personal pages, single comments, errors.</summary>
    public bool NoIndex { get; init; }

    public IReadOnlyList<PageNotice> Notices { get; init; } = [];

    /// <summary>Who reads, on personal pages (<c>no-store</c>) only; always null on pages that are kept.</summary>
    public ReaderLine? Reader { get; init; }

    /// <summary>True where a <see cref="Slot"/> is left open, to be filled with bytes when the page is composed.</summary>
    internal bool LeavesSlots { get; init; }

    /// <summary>A root-relative link to a page of this site.</summary>
    public string Link(string path) => BasePath + path;
}

/// <summary>Title, root-relative path and media type of a feed.</summary>
public sealed record FeedLink(string Title, string Path, string MediaType = FeedLink.Atom)
{
    public const string Atom = "application/atom+xml";

    /// <summary>False for what the head of a page tells programs only.</summary>
    public bool InFoot { get; init; } = true;
}

/// <summary>A word and the root-relative path it leads to.</summary>
public sealed record PageLink(string Name, string Path);

public sealed record OpenGraph
{
    /// <summary><c>article</c> or <c>website</c>.</summary>
    public required string Type { get; init; }
    public required string Title { get; init; }
    public string? Description { get; init; }

    /// <summary>Absolute addresses, as crawlers need them.</summary>
    public required string Url { get; init; }
    public string? Image { get; init; }
    public string? ImageAlt { get; init; }
}

public enum NoticeKind
{
    Plain,
    Good,
    Warning,
    Problem,
}

/// <summary>A line at the head of the page: what happened and what can be done, already in the page's language.</summary>
public sealed record PageNotice(NoticeKind Kind, string Text, string? LinkPath = null, string? LinkText = null);

/// <summary>The signed-in person's or guest's own line on personal pages.</summary>
/// <param name="Unread">Notifications, where the page asked for them.</param>
public sealed record ReaderLine(string Name, bool IsGuest, int Unread = 0);
