using Parley.Core.People;

namespace Parley.Core.Site;

/// <summary>A page of a site about itself: who makes it, its rules, what becomes of readers' data. Its words are in its revisions.</summary>
public sealed class SitePage
{
    public const int MostOfSite = 50;
    public const int LongestTitle = 100;

    /// <summary>The pages that a publication usually has, in the order of the foot; each has a draft to begin with.</summary>
    public static readonly IReadOnlyList<string> Usual = ["about", "imprint", "privacy", Contact, Rules];

    /// <summary>Names the publication's contact data, see <see cref="SiteContact"/>, below its own words.</summary>
    public const string Contact = "contact";

    /// <summary>The house rules stand at <c>/rules</c>, where decisions refer to them.</summary>
    public const string Rules = "rules";

    private SitePage() { }

    public SitePage(SiteId site, string slug, int position)
    {
        Site = site;
        Slug = slug;
        Position = position;
    }

    public SiteId Site { get; private set; }

    /// <summary>The last part of its address.</summary>
    public string Slug { get; private set; } = "";

    public int Position { get; private set; }

    /// <summary>Number of the revision that readers see; null while there is none.</summary>
    public int? Published { get; private set; }

    public void Publish(int number) => Published = number;

    public void TakeDown() => Published = null;
}

/// <summary>One state of a page's words. Published ones stay readable: who is held to rules must be able to see what they were.</summary>
public sealed class SitePageRevision
{
    private SitePageRevision() { }

    public SitePageRevision(SiteId site, string slug, int number)
    {
        Site = site;
        Slug = slug;
        Number = number;
    }

    public SiteId Site { get; private set; }
    public string Slug { get; private set; } = "";

    /// <summary>1, 2, 3 … of the page.</summary>
    public int Number { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Markdown, as articles are written in.</summary>
    public string Source { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
    public AccountId? By { get; private set; }

    /// <summary>Null for the draft that comes next; it is written over until it is published, and never afterwards.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    public void Write(string title, string source, AccountId? by, DateTimeOffset at)
    {
        Title = title;
        Source = source;
        By = by;
        At = at;
    }

    public void Publish(DateTimeOffset at) => PublishedAt = at;
}

/// <summary>A published page as the foot of every page names it.</summary>
public sealed record SitePageLink(string Slug, string Title);
