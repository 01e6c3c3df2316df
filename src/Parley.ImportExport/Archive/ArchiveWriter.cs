using System.IO.Compression;

namespace Parley.ImportExport.Archive;

/// <summary>One thing of a publication: what it is, its id among its kind, its values in their order.</summary>
public sealed record ArchiveLine(string Type, string Id, IReadOnlyList<(string Name, object? Value)> Fields);

/// <summary>
/// Writes an archive: gzip of JSON lines, the first naming the format. The same lines always give the same bytes: nothing in it tells
/// when, where or by whom it was written.
/// </summary>
public sealed class ArchiveWriter : IAsyncDisposable
{
    /// <summary>Goes up when a reader of the former version would misread a line.</summary>
    public const int Version = 1;

    private readonly GZipStream gzip;
    private readonly JsonLines lines;

    public ArchiveWriter(Stream file)
    {
        gzip = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true);
        lines = new JsonLines(gzip);
    }

    public long Lines => lines.Count;

    /// <summary>The first line. Call it once, before any other.</summary>
    public Task Begin(CancellationToken cancel) => Write(new ArchiveLine("archive", "parley", [("version", (long)Version)]), cancel);

    public Task Write(ArchiveLine thing, CancellationToken cancel) => lines.Write(thing, cancel);

    public async ValueTask DisposeAsync()
    {
        await lines.DisposeAsync().ConfigureAwait(false);
        await gzip.DisposeAsync().ConfigureAwait(false);
    }
}

/// <summary>A value that is JSON already.</summary>
public sealed record ArchiveJson(string Text);
