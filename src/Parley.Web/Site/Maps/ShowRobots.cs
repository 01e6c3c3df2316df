using System.Text;

namespace Parley.Web.Site.Maps;

/// <summary><c>GET /robots.txt</c>: names the maps and keeps robots out of what is personal, endless, or for programs.</summary>
internal static class ShowRobots
{
    private static readonly string[] NotForRobots =
    [
        "/account", "/sign-in", "/sign-out", "/claim", "/notifications", "/editor", "/pictures", "/site$", "/site/", "/search", "/preview", "/api/",
        "/comments/*/reply", "/comments/*/mine", "/discussions/*/reply", "/discussions/*/mine",
    ];

    public static FinishedPage Handle(CurrentSite asked, SiteDirectory sites)
    {
        // One file speaks for the host, whatever sites stand below it.
        List<string> roots = [asked.PathBase, .. asked.Named ? [] : sites.All.Where(site => site.Id != asked.Site.Id && site.Host is null).Select(site => "/" + site.ShortName)];
        var text = new StringBuilder("User-agent: *\n");
        foreach (var root in roots)
        {
            foreach (var path in NotForRobots)
                text.Append("Disallow: ").Append(root).Append(path).Append('\n');
        }

        foreach (var map in roots.SelectMany(root => (string[])[root + "/sitemap.xml", root + "/news-sitemap.xml"]))
            text.Append("\nSitemap: ").Append(asked.Origin).Append(map);
        return new FinishedPage(new PageBody(Encoding.UTF8.GetBytes(text.Append('\n').ToString()), "text/plain; charset=utf-8"));
    }
}
