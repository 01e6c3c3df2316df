using Parley.Core.Site;

namespace Parley.Storage.Site;

public static class FileWrites
{
    /// <summary>Keeps files inside a write job; one that is kept already stays as it is, since its name is its content.</summary>
    public static async Task KeepFiles(this Database database, IEnumerable<StoredFile> files, CancellationToken cancel)
    {
        foreach (var file in files.DistinctBy(file => file.Hash, StringComparer.Ordinal))
            await database.Execute(
                """
                INSERT INTO files (hash, media_type, content, width, height, created_at)
                VALUES (@hash, @type, @content, @width, @height, @at) ON CONFLICT (hash) DO NOTHING
                """,
                cancel, ("@hash", file.Hash), ("@type", file.MediaType), ("@content", file.Content), ("@width", (long?)file.Width), ("@height", (long?)file.Height),
                ("@at", file.CreatedAt));
    }
}
