using Parley.Core.Site;
using Parley.Storage.Discussions;

namespace Parley.Web.Site;

/// <summary>Where things stand: root-relative paths, and absolute addresses where machines need them.</summary>
internal static class SiteLinks
{
    public static string Article(string slug) => $"/articles/{Uri.EscapeDataString(slug)}";

    /// <summary>The page a discussion stands on: a root-relative path with the site's prefix, or the absolute address of a page elsewhere.</summary>
    public static string Page(HttpContext http, Publication site, DiscussionRow discussion) => discussion switch
    {
        { ArticleSlug: { } slug } => Prefix(http, site) + Article(slug),
        { Url: ['/', '/', ..] url } => "https:" + url,
        { Url: { } path } => Prefix(http, site) + path,
        _ => $"{Prefix(http, site)}/discussions/{discussion.Id}/comments",
    };

    /// <summary>Empty where the host or the default already means the site, else <c>/SHORT</c>.</summary>
    public static string Prefix(HttpContext http, Publication site)
    {
        var asked = CurrentSite.Of(http);
        if (asked?.Site.Id == site.Id)
            return http.Request.PathBase.Value ?? "";
        return "/" + site.ShortName;
    }

    /// <summary>An absolute address: as configured by <c>PublicUrl</c>, else as the request came.</summary>
    public static string AbsoluteUrl(this HttpContext http, string path)
    {
        if (path.StartsWith("http", StringComparison.Ordinal))
            return path;
        var root = http.RequestServices.GetRequiredService<ServeOptions>().PublicUrl?.TrimEnd('/');
        // A site's own host is its public name, whatever the installation is called.
        var site = CurrentSite.Of(http)?.Site;
        return root is null || site?.Host is not null
            ? $"{http.Request.Scheme}://{http.Request.Host.Value}{path}"
            : root + path;
    }
}
