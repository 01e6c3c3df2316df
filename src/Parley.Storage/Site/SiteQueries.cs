using System.Data.Common;
using Parley.Core.Articles;
using Parley.Core.Moderation;
using Parley.Core.Site;

namespace Parley.Storage.Site;

public static class SiteQueries
{
    /// <summary>All sites with their origins, the first one first.</summary>
    public static async Task<IReadOnlyList<Publication>> AllSites(this Database database, CancellationToken cancel)
    {
        var origins = (await database.Query(
            "SELECT site_id, origin FROM site_origins ORDER BY origin", row => (Site: row.GetInt64(0), Origin: row.GetString(1)), cancel)).ToLookup(row => row.Site, row => row.Origin);
        var pages = await database.PageLinks(cancel);
        return await database.Query(
            """
            SELECT id, short_name, name, tagline, host, language, created_at, guests_allowed, hold_first, close_after_days, edit_minutes, version,
                comment_pictures, accent, theme, sections, masthead, favicon, share_image, languages, time_zone, contact, reporting, retention, address_days,
                surge_limits, (SELECT u.in_force FROM surges u WHERE u.site = sites.id AND u.discussion = 0)
            FROM sites ORDER BY id
            """,
            row => Read(row, origins[row.GetInt64(0)], pages[row.GetInt64(0)]), cancel);
    }

    private static Publication Read(DbDataReader row, IEnumerable<string> origins, IEnumerable<SitePageLink> pages)
    {
        var site = new Publication(row.GetString(1), row.GetString(2), row.GetString(5), row.Time(6));
        site.Describe(site.Name, row.StringOrNull(3), site.Language);
        site.Serve(row.StringOrNull(4), origins);
        site.SetPolicy(row.GetBoolean(7), row.GetBoolean(8), (int?)row.LongOrNull(9), row.GetInt32(10));
        site.AllowCommentPictures(row.GetBoolean(12));
        site.KeepAddresses((int?)row.LongOrNull(24));
        site.SetLooks(row.StringOrNull(13), (Theme)row.GetInt32(14));
        site.SetSections(SiteJson.ReadSections(row.GetString(15)));
        site.SetPictures(Picture(16), Picture(17), Picture(18));
        site.Offer(SiteJson.ReadWords(row.GetString(19)), row.StringOrNull(20));
        site.AnswerBy(row.StringOrNull(21) is { } contact ? SiteJson.ReadContact(contact) : null);
        site.Report(SiteJson.ReadReporting(row.GetString(22)));
        site.Keep(SiteJson.ReadRetention(row.GetString(23)));
        if (row.StringOrNull(25) is { } limits)
            site.LimitSurges(SiteJson.ReadSurgeLimits(limits));
        return site.Stored(new SiteId(row.GetInt64(0)), row.GetInt64(11), [.. pages], (SurgeLevel)(row.LongOrNull(26) ?? 0));

        Picture? Picture(int column) => row.StringOrNull(column) is { } json ? SiteJson.ReadPicture(json) : null;
    }
}
