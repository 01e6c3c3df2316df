using System.Runtime.CompilerServices;

namespace Parley.ImportExport.PlainPage;

/// <summary>
/// The plain text of an article page with its comments flattened below it. Such a text holds no date, no address and no
/// nesting, and often no name: those stay unknown. The whole page is read before the first record, because where a
/// name stands is known only from all of it.
/// </summary>
public sealed class PlainPageFormat : ImportFormat
{
    public override string Name => "page";

    /// <summary>True for any text that is not plainly something else, so it is asked last.</summary>
    public override bool Detect(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(new byte[] { 0xFF, 0xFE }) || head.StartsWith(new byte[] { 0xFE, 0xFF }))
            return true;
        if (head.StartsWith(new byte[] { 0xEF, 0xBB, 0xBF }))
            head = head[3..];
        var words = head.TrimStart(" \t\r\n"u8);
        return !words.IsEmpty && !words.Contains((byte)0) && words[0] is >= 0x20 and not ((byte)'<' or (byte)'{' or (byte)'[');
    }

    public override async IAsyncEnumerable<ImportedRecord> Read(Stream file, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (lines, blanksAfter) = await PageText.Read(file, cancel).ConfigureAwait(false);
        if (lines.Count == 0)
            throw new UnreadableFileException("The file holds no words.");
        cancel.ThrowIfCancellationRequested();

        PageQuotes? quotes = null;
        foreach (var record in new PageRecords(lines, new PageReading(lines, blanksAfter), blanksAfter).Tell())
        {
            cancel.ThrowIfCancellationRequested();
            if (record is ImportedArticle article) quotes = new PageQuotes(article);
            yield return record is ImportedComment comment && quotes is not null ? quotes.With(comment) : record;
        }
    }
}
