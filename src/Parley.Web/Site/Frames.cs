using Parley.Core.People;
using Parley.Core.Site;
using Parley.Web.Moderation.Surges;
using Parley.Web.People;

namespace Parley.Web.Site;

/// <summary>What every page of a request shares.</summary>
internal static class Frames
{
    public static Words Words(this CurrentSite site) => Site.Words.For(site.Site.Language);

    /// <summary>In the language of the reader, where the edge asked who reads and they chose one; else of the request's own site.</summary>
    public static Words Words(this HttpContext http) =>
        http.Features.Get<CurrentReader>()?.Language is { } language ? Site.Words.For(language) : CurrentSite.In(http).Words();

    /// <summary>Words for this reader alone, of a page of the site.</summary>
    public static Words Words(this CurrentReader reader, Publication site) => Site.Words.For(reader.Language ?? site.Language);

    /// <summary>The clock's time as it is stored: UTC, cut to the millisecond.</summary>
    public static DateTimeOffset Now(this HttpContext http) =>
        DateTimeOffset.FromUnixTimeMilliseconds(http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds());

    /// <param name="site">Whose page it is: not always the request's site, where a bare number led here.</param>
    /// <param name="asked">Where the page is asked for.</param>
    /// <param name="title">Null on the front page.</param>
    public static PageFrame Frame(CurrentSite asked, Publication site, string? title) => new()
    {
        SiteName = site.Name,
        Tagline = site.Tagline,
        BasePath = asked.Prefix(site),
        Words = Site.Words.For(site.Language),
        Title = title,
        Theme = site.Theme switch { Theme.Light => "light", Theme.Dark => "dark", _ => null },
        Colours = SiteColours.Address(site),
        Masthead = site.Masthead,
        TakesPictures = site.CommentPictures,
        Favicon = site.Favicon,
        Pages =
        [
            .. site.Pages.Where(page => page.Slug != SitePage.Rules).Select(page => new PageLink(page.Title, asked.Prefix(site) + OwnPages.ShowSitePage.Path(page.Slug))),
            .. site.Reporting.IsTransparencyPublic ? [new PageLink(Site.Words.For(site.Language)["page.transparency"], asked.Prefix(site) + "/transparency")] : (PageLink[])[],
            .. site.Reporting.IsLogPublic ? [new PageLink(Site.Words.For(site.Language)["page.moderation_log"], asked.Prefix(site) + "/moderation-log")] : (PageLink[])[],
        ],
        ShareImage = site.ShareImage is { } shown ? asked.AbsoluteUrl($"{asked.Prefix(site)}/files/{shown.Hash}") : null,
        Notices = SurgeNotices.Of(site.Surge, Site.Words.For(site.Language)),
        Sections = [.. site.Sections.Select(section => new PageLink(section.Name, asked.Prefix(site) + SiteLinks.Section(section.Slug)))],
    };

    /// <summary>What pages need on which comments stand.</summary>
    public static readonly IReadOnlyList<string> CommentSheets = ["quotes.css"];

    /// <summary>A page for this reader: with their own line at its head, and not for search engines.</summary>
    public static PageFrame Personal(HttpContext http, Publication site, string? title, CurrentReader reader) => Frame(CurrentSite.In(http), site, title) with
    {
        Words = reader.Words(site),
        Notices = SurgeNotices.Of(site.Surge, reader.Words(site)),
        NoIndex = true,
        Reader = reader.Name is { } name ? new ReaderLine(name, reader.Account is null) : null,
        StaffLinks = StaffLinks(CurrentSite.In(http).Prefix(site), reader.Words(site), reader.RoleAt(site.Id)),
        Sheets = reader.RoleAt(site.Id) >= Role.Moderator ? ["staff.css"] : [],
    };

    /// <summary>The same at the request's own site; the reader's line is there where the edge has asked who reads.</summary>
    /// <param name="http">The request.</param>
    /// <param name="heading">A key of the catalogue.</param>
    /// <param name="notices">What is said at the head of the page.</param>
    public static PageFrame Personal(HttpContext http, string heading, params IReadOnlyList<PageNotice> notices) =>
        Personal(http, CurrentSite.In(http).Site, http.Words()[heading], http.Features.Get<CurrentReader>() ?? CurrentReader.Nobody).WithNotices(notices);

    /// <summary>What this page has to say comes before what holds for the whole site.</summary>
    public static PageFrame WithNotices(this PageFrame frame, IReadOnlyList<PageNotice> notices) => frame with { Notices = [.. notices, .. frame.Notices] };

    /// <summary>Where staff work, as far as their role goes.</summary>
    private static List<PageLink> StaffLinks(string prefix, Words words, Role role)
    {
        List<PageLink> links = [];
        if (role >= Role.Moderator)
            links.Add(new(words["page.desk"], prefix + "/desk"));
        if (role >= Role.Editor)
            links.AddRange([new(words["page.editor"], prefix + "/editor"), new(words["page.pictures"], prefix + "/pictures")]);
        if (role >= Role.Owner)
            links.Add(new(words["page.settings"], prefix + "/site"));
        return links;
    }
}
