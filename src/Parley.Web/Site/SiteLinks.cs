using Parley.Core.Site;
using Parley.Storage.Discussions;

namespace Parley.Web.Site;

/// <summary>Where things stand: root-relative paths, and absolute addresses where machines need them.</summary>
internal static class SiteLinks
{
    public static string Article(string slug) => $"/articles/{Uri.EscapeDataString(slug)}";

    public static string Section(string slug) => $"/sections/{Uri.EscapeDataString(slug)}";

    /// <summary>The page a discussion stands on: a root-relative path with the site's prefix, or the absolute address of a page elsewhere.</summary>
    public static string Page(this CurrentSite asked, Publication site, DiscussionRow discussion) => discussion switch
    {
        { ArticleSlug: { } slug } => asked.Prefix(site) + Article(slug),
        { Url: ['/', '/', ..] url } => "https:" + url,
        { Url: { } path } => asked.Prefix(site) + path,
        _ => $"{asked.Prefix(site)}/discussions/{discussion.Id}/comments",
    };

    /// <summary>Empty where the host or the default already means the site, else <c>/SHORT</c>.</summary>
    public static string Prefix(this CurrentSite asked, Publication site) => asked.Site.Id == site.Id ? asked.PathBase : "/" + site.ShortName;

    public static string AbsoluteUrl(this CurrentSite asked, string path) => path.StartsWith("http", StringComparison.Ordinal) ? path : asked.Origin + path;
}
