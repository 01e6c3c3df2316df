using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation.Reports;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Reports;

/// <summary>What the links of a legal notice lead to: comments and articles of this site that anybody can see.</summary>
internal static class NoticeLinks
{
    private const int LongestLink = 2_000;
    private const string Fragment = "#comment-";

    /// <returns>What was found, each thing once, and the links that lead to nothing here, as they were written.</returns>
    public static async Task<(IReadOnlyList<NoticedThing> Things, IReadOnlyList<string> Wrong)> Find(
        IReadOnlyList<string> links, CurrentSite asked, Database database, CancellationToken cancel)
    {
        List<NoticedThing> things = [];
        List<string> wrong = [];
        foreach (var link in links)
        {
            if (await Thing(link, asked, database, cancel) is { } thing)
                things.Add(thing);
            else
                wrong.Add(link.Length > 120 ? link[..120] + "…" : link);
        }

        return ([.. things.Distinct()], wrong);
    }

    private static async Task<NoticedThing?> Thing(string link, CurrentSite asked, Database database, CancellationToken cancel)
    {
        if (link.Length > LongestLink || !Uri.TryCreate(link is ['/', not '/', ..] ? asked.Origin + link : link, UriKind.Absolute, out var url) || !IsOurs(url, asked))
            return null;
        var path = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (path is [var first, ..] && first == asked.Site.ShortName)
            path = path[1..];
        var number = url.Fragment.StartsWith(Fragment, StringComparison.Ordinal) ? url.Fragment[Fragment.Length..] : path is ["comments", var named, ..] ? named : null;
        if (number is not null)
            return CommentId.Parse(number) is { } id && await database.Comment(id, cancel) is { State: CommentState.Posted, Visible: true } comment && comment.Site == asked.Site.Id
                && await database.Discussion(comment.Discussion, cancel) is { IsPublic: true }
                ? new NoticedThing($"/comments/{id}", id, comment.Discussion, null)
                : null;
        return path is ["articles", var slug] && Uri.UnescapeDataString(slug) is var name && TextRules.FirstBadCharacter(name) < 0 && await database.ArticleAt(asked.Site.Id, name, cancel) is { State: ArticleState.Published } article
            ? new NoticedThing(SiteLinks.Article(article.Slug), null, null, article.Id)
            : null;
    }

    /// <summary>The site's own addresses, and the pages elsewhere that may show its discussions.</summary>
    private static bool IsOurs(Uri url, CurrentSite asked) =>
        url.Scheme is "http" or "https"
        && (new Uri(asked.Origin).Authority == url.Authority || url.IdnHost == asked.Site.Host
            || asked.Site.Origins.Any(origin => Uri.TryCreate(origin.Origin, UriKind.Absolute, out var listed) && listed.Authority == url.Authority));
}
