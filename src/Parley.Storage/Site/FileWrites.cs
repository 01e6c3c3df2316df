using Parley.Core.Site;

namespace Parley.Storage.Site;

public static class FileWrites
{
    /// <summary>
    /// Keeps files inside a write job; one that is kept already stays as it is, since its name is its content. It may have been a
    /// reader's until now: then it is the publication's as well, and stays when the reader's comment goes.
    /// </summary>
    public static Task KeepFiles(this Database database, IEnumerable<StoredFile> files, CancellationToken cancel) =>
        database.Keep(files, null, "ON CONFLICT (hash) DO UPDATE SET reader_picture = NULL", cancel);

    /// <summary>The same for a reader's picture, which is served only while a comment shows it.</summary>
    /// <param name="picture">Its <see cref="KeptPicture.Hash"/>.</param>
    public static Task KeepReaderFiles(this Database database, IEnumerable<StoredFile> files, string picture, CancellationToken cancel) =>
        database.Keep(files, picture, "ON CONFLICT (hash) DO NOTHING", cancel);

    private static async Task Keep(this Database database, IEnumerable<StoredFile> files, string? picture, string otherwise, CancellationToken cancel)
    {
        foreach (var file in files.DistinctBy(file => file.Hash, StringComparer.Ordinal))
            await database.Execute(
                $"""
                INSERT INTO files (hash, media_type, content, width, height, created_at, reader_picture)
                VALUES (@hash, @type, @content, @width, @height, @at, @picture) {otherwise}
                """,
                cancel, ("@hash", file.Hash), ("@type", file.MediaType), ("@content", file.Content), ("@width", (long?)file.Width),
                ("@height", (long?)file.Height), ("@at", file.CreatedAt), ("@picture", picture));
    }
}
