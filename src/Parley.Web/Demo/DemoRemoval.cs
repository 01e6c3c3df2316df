using Microsoft.EntityFrameworkCore;
using Parley.Core.Articles;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Site;

namespace Parley.Web.Demo;

/// <summary>
/// Takes the demo away when a publication begins: its articles with their discussions, its people, pages and sections. What is not only the demo's
/// stays: an article that somebody has revised or under which somebody has written, with whoever speaks there, and a page with other words.
/// </summary>
internal static class DemoRemoval
{
    public static async Task<bool> IsThere(Database database, SiteId site, CancellationToken cancel) =>
        await database.QueryNumber(
            "SELECT 1 FROM import_aliases WHERE site = @site AND source = @source LIMIT 1", cancel, ("@site", site.Value), ("@source", DemoNewsroom.Source)) is not null;

    /// <summary>Inside a write job.</summary>
    /// <returns>How many of its articles stay.</returns>
    public static async Task<int> Remove(Database job, SiteId site, CancellationToken cancel)
    {
        var files = DemoFiles.Read();
        List<string> keys = [.. files.Site.Articles, Path.GetFileNameWithoutExtension(DemoFiles.ScheduledPath)];
        var present = await job.Articles.AsNoTracking().Where(row => row.Site == site && keys.Contains(row.Key)).ToListAsync(cancel);
        List<ArticleId> gone = [];
        foreach (var article in present)
        {
            if (article.Revision <= 1 && !await HasOtherWords(job, article.Id, cancel))
                gone.Add(article.Id);
        }

        await job.RemoveArticles(site, gone, cancel);
        await DemoDesk.Clear(job, site, cancel);
        var skeletons = DemoNewsroom.Names(files).Select(name => NameSkeleton.Of(name)).ToList();
        var people = await job.Accounts.AsNoTracking().Where(row => row.EmailKey == null && skeletons.Contains(row.NameSkeleton)).Select(row => row.Id).ToListAsync(cancel);
        await job.RemovePeople(people, cancel);
        var pages = (await job.PagesOf(site, cancel)).Where(page => page.Number == 1 && SitePage.Usual.Contains(page.Slug) && page.Source == DemoFiles.Page(page.Slug));
        await job.RemovePages(site, [.. pages.Select(page => page.Slug)], cancel);
        var publication = await job.LockSite(site, cancel);
        if (publication.Sections.Select(section => section.Name).SequenceEqual(files.Site.Sections))
            publication.SetSections([]);
        await job.SaveChangesAsync(cancel);
        return present.Count - gone.Count;
    }

    private static async Task<bool> HasOtherWords(Database job, ArticleId article, CancellationToken cancel) =>
        await job.QueryNumber(
            """
            SELECT 1 WHERE EXISTS (SELECT 1 FROM article_drafts w WHERE w.article = @article AND w."by" IS NOT NULL)
                OR EXISTS (SELECT 1 FROM comments c JOIN discussions d ON d.id = c.discussion WHERE d.article = @article
                    AND NOT EXISTS (SELECT 1 FROM import_aliases a WHERE a.site = c.site AND a.source = @source AND a.kind = 1 AND a.target = c.id))
            """, cancel, ("@article", article.Value), ("@source", DemoNewsroom.Source)) is not null;
}
