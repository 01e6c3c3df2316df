using Microsoft.EntityFrameworkCore;
using Parley.Core.Live;
using Parley.Core.Moderation;
using Parley.Core.Site;
using Parley.Storage.Live;
using Parley.Storage.Moderation;

namespace Parley.Storage.Site;

/// <summary>A page's words as somebody wants them kept.</summary>
/// <param name="Slug">Of the page; a new one is made.</param>
/// <param name="Title">Its heading and its name in the foot.</param>
/// <param name="Source">Markdown.</param>
/// <param name="SeenNumber">The newest revision that the writer had before them; 0 for a new page.</param>
/// <param name="SeenAt">When that was written.</param>
/// <param name="Publish">Readers see it from now on.</param>
public sealed record PageToSave(string Slug, string Title, string Source, int SeenNumber, DateTimeOffset? SeenAt, bool Publish);

public enum PageSave
{
    Done,

    /// <summary>Somebody else wrote it since; nothing was kept.</summary>
    Overtaken,

    /// <summary>The site has as many pages as it may.</summary>
    Full,
}

public static class PageWrites
{
    public static async Task<PageSave> SavePage(this Database database, SiteId site, PageToSave given, SettingAuthor by, CancellationToken cancel)
    {
        await database.LockSite(site, cancel);
        var page = await database.SitePages.SingleOrDefaultAsync(row => row.Site == site && row.Slug == given.Slug, cancel);
        var newest = await database.SitePageRevisions.Where(row => row.Site == site && row.Slug == given.Slug)
            .OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancel);
        if ((newest?.Number ?? 0) != given.SeenNumber || newest?.At != given.SeenAt)
            return PageSave.Overtaken;
        if (page is null)
        {
            var slugs = await database.SitePages.Where(row => row.Site == site).Select(row => row.Slug).ToListAsync(cancel);
            if (slugs.Count >= SitePage.MostOfSite)
                return PageSave.Full;
            var usual = SitePage.Usual.ToList().IndexOf(given.Slug);
            page = new SitePage(site, given.Slug, usual >= 0 ? usual : SitePage.Usual.Count + slugs.Count);
            database.SitePages.Add(page);
        }

        // A draft is written over; what was published stays as it was.
        if (newest is not { PublishedAt: null } draft)
        {
            draft = new SitePageRevision(site, given.Slug, (newest?.Number ?? 0) + 1);
            database.SitePageRevisions.Add(draft);
        }

        draft.Write(given.Title, given.Source, by.Account, by.At);
        if (given.Publish)
        {
            draft.Publish(by.At);
            page.Publish(draft.Number);
        }

        await database.SaveChangesAsync(cancel);
        if (given.Publish)
            await database.Tell(site, given.Slug, by, cancel);
        return PageSave.Done;
    }

    /// <summary>Takes a page from readers; its versions stay. False when it was not published.</summary>
    public static async Task<bool> TakePageDown(this Database database, SiteId site, string slug, SettingAuthor by, CancellationToken cancel)
    {
        await database.LockSite(site, cancel);
        if (await database.SitePages.SingleOrDefaultAsync(row => row.Site == site && row.Slug == slug && row.Published != null, cancel) is not { } page)
            return false;
        page.TakeDown();
        await database.SaveChangesAsync(cancel);
        await database.Tell(site, slug, by, cancel);
        return true;
    }

    private static async Task Tell(this Database database, SiteId site, string slug, SettingAuthor by, CancellationToken cancel)
    {
        await database.AppendToLedger(new LedgerEntry(site, LedgerAct.PageChanged, null, null, null, by.Account, slug, by.At), null, by.Keys, cancel);
        await database.Announce(site, EventKind.SiteChanged, null, by.At, cancel);
    }
}
