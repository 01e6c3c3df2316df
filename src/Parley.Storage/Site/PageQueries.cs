using Parley.Core.Site;

namespace Parley.Storage.Site;

/// <summary>A version of a page that readers may see.</summary>
public sealed record PageVersion(int Number, string Title, string Source, DateTimeOffset PublishedAt);

/// <summary>A page as its owners see it: its newest words, published or not.</summary>
public sealed record PageState(string Slug, int Number, string Title, string Source, DateTimeOffset At, string? By, bool IsPublished, bool HasDraft);

public static class PageQueries
{
    /// <summary>More are not listed; each is still at its address.</summary>
    public const int MostVersions = 100;

    /// <summary>The version that readers see, or the one of this number; null where there is none for readers.</summary>
    public static Task<PageVersion?> PublishedPage(this Database database, SiteId site, string slug, int? number, CancellationToken cancel) =>
        database.QueryOne(
            $"""
            SELECT r.number, r.title, r.source, r.published_at FROM site_pages p JOIN site_page_revisions r ON r.site = p.site AND r.slug = p.slug
            WHERE p.site = @site AND p.slug = @slug AND p.published IS NOT NULL AND r.published_at IS NOT NULL AND r.number = {(number is null ? "p.published" : "@number")}
            """,
            row => new PageVersion(row.GetInt32(0), row.GetString(1), row.GetString(2), row.Time(3)),
            cancel, [("@site", site.Value), ("@slug", slug), .. number is { } asked ? ((string, object?)[])[("@number", asked)] : []]);

    /// <summary>Number and day of all that was published of a page, the newest first.</summary>
    public static Task<List<(int Number, DateTimeOffset At)>> PageVersions(this Database database, SiteId site, string slug, CancellationToken cancel) =>
        database.Query(
            $"SELECT number, published_at FROM site_page_revisions WHERE site = @site AND slug = @slug AND published_at IS NOT NULL ORDER BY number DESC LIMIT {MostVersions}",
            row => (row.GetInt32(0), row.Time(1)), cancel, ("@site", site.Value), ("@slug", slug));

    public static Task<List<PageState>> PagesOf(this Database database, SiteId site, CancellationToken cancel) =>
        database.Query(
            """
            SELECT p.slug, r.number, r.title, r.source, r.at, a.name, p.published, r.published_at
            FROM site_pages p JOIN site_page_revisions r ON r.site = p.site AND r.slug = p.slug
                AND r.number = (SELECT max(n.number) FROM site_page_revisions n WHERE n.site = p.site AND n.slug = p.slug)
            LEFT JOIN accounts a ON a.id = r."by"
            WHERE p.site = @site ORDER BY p.position, p.slug
            """,
            row => new PageState(
                row.GetString(0), row.GetInt32(1), row.GetString(2), row.GetString(3), row.Time(4), row.StringOrNull(5), !row.IsDBNull(6), row.IsDBNull(7)),
            cancel, ("@site", site.Value));

    /// <summary>What the foot of each site's pages names, in its order.</summary>
    internal static async Task<ILookup<long, SitePageLink>> PageLinks(this Database database, CancellationToken cancel) =>
        (await database.Query(
            """
            SELECT p.site, p.slug, r.title FROM site_pages p JOIN site_page_revisions r ON r.site = p.site AND r.slug = p.slug AND r.number = p.published
            ORDER BY p.site, p.position, p.slug
            """,
            row => (Site: row.GetInt64(0), Link: new SitePageLink(row.GetString(1), row.GetString(2))), cancel)).ToLookup(row => row.Site, row => row.Link);
}
