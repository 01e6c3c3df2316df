using System.Text.Json;
using System.Data.Common;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Site;

namespace Parley.Storage.Site;

/// <summary>A picture with its words, as a list shows it.</summary>
public sealed record PictureRow(long Id, Picture Picture, string Alt, string? Credit, string? CreditLink, DateTimeOffset CreatedAt);

/// <summary>A file about to be served.</summary>
/// <param name="IsReaders">True for what goes when the comment that shows it goes.</param>
public sealed record ServedFile(string MediaType, bool IsReaders, byte[] Content);

public static class PictureQueries
{
    /// <summary>Sizes in bytes of kept files, by hash; without those that are not there.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> FileLengths(this Database database, IEnumerable<string> hashes, CancellationToken cancel) =>
        (await database.Query(
            $"SELECT f.hash, length(f.content) FROM {database.JsonRows} JOIN files f ON f.hash = value ->> 0",
            row => (Hash: row.GetString(0), Length: row.GetInt64(1)), cancel,
            ("@rows", JsonSerializer.Serialize(hashes.Distinct(StringComparer.Ordinal).Select(hash => new[] { hash })))))
        .ToDictionary(file => file.Hash, file => file.Length, StringComparer.Ordinal);

    private const string Columns = "id, sizes, alt, credit, credit_link, created_at";

    /// <summary>
    /// Null where there is no such file, or where it is a reader's and every comment that showed it is gone. One that no comment shows
    /// yet is there for its reader's preview.
    /// </summary>
    public static Task<ServedFile?> ServedFile(this Database database, string hash, CancellationToken cancel) => database.QueryOne(
        """
        SELECT media_type, reader_picture IS NOT NULL, content FROM files
        WHERE hash = @hash AND (
            reader_picture IS NULL
            OR EXISTS (SELECT 1 FROM comment_pictures p JOIN comments c ON c.id = p.comment WHERE p.hash = reader_picture AND c.state IN (@posted, @held))
            OR NOT EXISTS (SELECT 1 FROM comment_pictures p WHERE p.hash = reader_picture))
        """,
        row => new ServedFile(row.GetString(0), row.GetBoolean(1), (byte[])row.GetValue(2)), cancel,
        ("@hash", hash), ("@posted", CommentState.Posted), ("@held", CommentState.Held));

    /// <summary>The newsroom's pictures, the newest first.</summary>
    /// <param name="below">The id that the last page ended with; null begins.</param>
    public static Task<List<PictureRow>> NewsroomPictures(this Database database, SiteId site, long? below, int most, CancellationToken cancel) => database.Query(
        $"SELECT {Columns} FROM pictures WHERE site = @site AND purpose = 0 AND id < @below ORDER BY id DESC LIMIT @most", Read, cancel,
        ("@site", site.Value), ("@below", below ?? long.MaxValue), ("@most", most));

    public static Task<PictureRow?> NewsroomPicture(this Database database, SiteId site, long id, CancellationToken cancel) => database.QueryOne(
        $"SELECT {Columns} FROM pictures WHERE id = @id AND site = @site AND purpose = 0", Read, cancel, ("@id", id), ("@site", site.Value));

    /// <summary>
    /// The pictures of these keys that a reader may show: their own, and those that nobody owns. Such a one came with somebody's first
    /// comment, and only who has the file knows its key.
    /// </summary>
    public static async Task<List<PictureRow>> ReaderPictures(
        this Database database, SiteId site, AccountId? account, GuestId? guest, IReadOnlyList<string> keys, CancellationToken cancel)
    {
        List<PictureRow> found = [];
        foreach (var key in keys)
            found.AddRange(await database.Query(
                // All that begins with the key, for the index: no hexadecimal digit comes after f.
                $"""
                SELECT {Columns} FROM pictures
                WHERE purpose = 1 AND hash >= @key AND hash < @end AND site = @site
                    AND (account = @account OR guest = @guest OR (account IS NULL AND guest IS NULL))
                LIMIT 1
                """,
                Read, cancel, ("@key", key), ("@end", key + "g"), ("@site", site.Value), ("@account", account?.Value), ("@guest", guest?.Value)));
        return found;
    }

    /// <summary>The pictures that a comment shows.</summary>
    public static Task<List<PictureRow>> PicturesOf(this Database database, CommentId comment, CancellationToken cancel) => database.Query(
        $"""
        SELECT {Columns} FROM pictures
        WHERE id IN (SELECT min(k.id) FROM comment_pictures p JOIN pictures k ON k.hash = p.hash AND k.purpose = 1 WHERE p.comment = @comment GROUP BY p.hash)
        """,
        Read, cancel, ("@comment", comment.Value));

    private static PictureRow Read(DbDataReader row) => new(
        row.GetInt64(0), ArticleJson.ReadPicture(row.GetString(1)), row.GetString(2), row.StringOrNull(3), row.StringOrNull(4), row.Time(5));
}
