using Parley.Core.Site;

namespace Parley.Storage.Site;

public static class SiteQueries
{
    /// <summary>All sites with their origins, the first one first.</summary>
    public static async Task<IReadOnlyList<Publication>> AllSites(this Database database, CancellationToken cancel)
    {
        var origins = (await database.Query(
            "SELECT site_id, origin FROM site_origins ORDER BY origin", row => (Site: row.GetInt64(0), Origin: row.GetString(1)), cancel)).ToLookup(row => row.Site, row => row.Origin);
        return await database.Query(
            """
            SELECT id, short_name, name, tagline, host, language, created_at, guests_allowed, hold_first, close_after_days, edit_minutes, version
            FROM sites ORDER BY id
            """,
            row => Publication.FromStore(
                new SiteId(row.GetInt64(0)), row.GetString(1), row.GetString(2), row.StringOrNull(3), row.StringOrNull(4), row.GetString(5), row.Time(6),
                row.GetBoolean(7), row.GetBoolean(8), (int?)row.LongOrNull(9), row.GetInt32(10), row.GetInt64(11), [.. origins[row.GetInt64(0)]]),
            cancel);
    }

    public static Task<StoredFile?> StoredFile(this Database database, string hash, CancellationToken cancel) =>
        database.QueryOne(
            "SELECT hash, media_type, content, width, height, created_at FROM files WHERE hash = @hash",
            row => new StoredFile(
                row.GetString(0), row.GetString(1), (byte[])row.GetValue(2), (int?)row.LongOrNull(3), (int?)row.LongOrNull(4), row.Time(5)),
            cancel, ("@hash", hash));
}
