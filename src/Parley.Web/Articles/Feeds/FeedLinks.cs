using Parley.Core.Site;
using Parley.Web.Site;

namespace Parley.Web.Articles.Feeds;

/// <summary>The feeds that a page names in its head; the foot shows each once, as Atom.</summary>
internal static class FeedLinks
{
    public static IReadOnlyList<FeedLink> OfSite(CurrentSite asked, Words words) => All(words["feed.articles"], asked.PathBase + "/feed");

    /// <param name="path">Of the article, the site's prefix included.</param>
    /// <param name="words">Of the page.</param>
    public static IReadOnlyList<FeedLink> OfComments(string path, Words words) => All(words["feed.comments"], path + "/comments");

    public static IReadOnlyList<FeedLink> OfCorrections(CurrentSite asked, Words words) =>
        All(words.Fill("feed.list", ("name", words["corrections.heading"])), asked.PathBase + "/corrections/feed");

    /// <param name="asked">Where the page is asked for.</param>
    /// <param name="site">Whose page it is.</param>
    /// <param name="path">Of the list, the site's prefix included.</param>
    /// <param name="name">Of the list.</param>
    public static IReadOnlyList<FeedLink> Of(CurrentSite asked, Publication site, string path, string name)
    {
        var words = Words.For(site.Language);
        return [.. All(words.Fill("feed.list", ("name", name)), path + "/feed"), .. OfSite(asked, words).Select(link => link with { InFoot = false })];
    }

    private static List<FeedLink> All(string title, string path) =>
        [.. FeedFormat.All.Select(format => new FeedLink(title, $"{path}.{format.Name}", format.MediaType) { InFoot = format == FeedFormat.Atom })];
}
