namespace Parley.ImportExport;

/// <summary>
/// A kind of foreign file: it recognises its own and reads one as a stream of plain records. It is unable to save,
/// so a trial run costs nothing and a hostile file reaches no database.
/// </summary>
public abstract class ImportFormat
{
    /// <summary>The word for it on the command line and in the report, lower case.</summary>
    public abstract string Name { get; }

    /// <summary>Whether a file that begins with these bytes (a few kilobytes, or all of a smaller one) is of this kind.</summary>
    public abstract bool Detect(ReadOnlySpan<byte> head);

    /// <summary>
    /// Reads forward only, articles before their comments. Parents need not come before their replies.
    /// </summary>
    /// <exception cref="UnreadableFileException">
    /// The rest cannot be read. What came before stands; thrown, not yielded, because half a file must never pass for a whole one.
    /// </exception>
    public abstract IAsyncEnumerable<ImportedRecord> Read(Stream file, CancellationToken cancel);
}
