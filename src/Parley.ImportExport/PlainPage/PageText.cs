using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Parley.Core.Text;

namespace Parley.ImportExport.PlainPage;

/// <summary>The bytes of a page as lines: UTF-8, or UTF-16 with a byte order mark; LF, CRLF or CR.</summary>
internal static class PageText
{
    // A page of 100,000 long comments is about 30 MB; more is not a page.
    public const int MaxBytes = 64 * 1024 * 1024;
    public const int MaxLines = 1_000_000;
    public const int MaxLineLength = 1_000_000;

    // Marks that show nothing: a line of these alone is blank.
    private static readonly SearchValues<char> Invisible = SearchValues.Create("\u200B\u200E\u200F\u2060\uFEFF\u00AD\u180E");

    /// <summary>All lines with words, and the number of blank lines after the last of them.</summary>
    /// <exception cref="UnreadableFileException">Not such text, or larger than any page.</exception>
    public static async Task<(List<PageLine> Lines, int BlanksAfter)> Read(Stream file, CancellationToken cancel)
    {
        var bytes = await ReadBytes(file, cancel).ConfigureAwait(false);
        return Split(Decode(bytes));
    }

    /// <summary>One form (NFC) for words that are compared.</summary>
    public static string ForComparing(string words) => Normal.Of(words.Replace('\uFFFF', '\uFFFD'), NormalizationForm.FormC);

    private static async Task<ReadOnlyMemory<byte>> ReadBytes(Stream file, CancellationToken cancel)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var read = await file.ReadAsync(buffer, cancel).ConfigureAwait(false);
            if (read == 0)
                return memory.GetBuffer().AsMemory(0, (int)memory.Length);
            if (memory.Length + read > MaxBytes)
                throw new UnreadableFileException(
                    $"The file is larger than {MaxBytes / 1024 / 1024} MiB, the most a page may have.", MaxBytes);
            memory.Write(buffer, 0, read);
        }
    }

    private static string Decode(ReadOnlyMemory<byte> bytes)
    {
        var head = bytes.Span;
        if (head.StartsWith(new byte[] { 0xFF, 0xFE, 0, 0 }) || head.StartsWith(new byte[] { 0, 0, 0xFE, 0xFF }))
            throw new UnreadableFileException("The file is UTF-32; save it as UTF-8.", 0);
        if (head.StartsWith(new byte[] { 0xFF, 0xFE }))
            return DecodeUtf16(bytes, Encoding.Unicode);
        if (head.StartsWith(new byte[] { 0xFE, 0xFF }))
            return DecodeUtf16(bytes, Encoding.BigEndianUnicode);

        var mark = head.StartsWith(new byte[] { 0xEF, 0xBB, 0xBF }) ? 3 : 0;
        return DecodeUtf8(head, mark);
    }

    private static string DecodeUtf8(ReadOnlySpan<byte> bytes, int start)
    {
        var at = start + bytes[start..].IndexOf((byte)0);
        if (at >= start)
            throw new UnreadableFileException($"The file has a NUL (U+0000) at byte {at}; it is not a page of text.", at);
        if (Utf8.IsValid(bytes[start..]))
            return Encoding.UTF8.GetString(bytes[start..]);

        at = start;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == OperationStatus.Done)
            at += length;
        throw new UnreadableFileException($"The file is not valid UTF-8 at byte {at}.", at);
    }

    private static string DecodeUtf16(ReadOnlyMemory<byte> bytes, Encoding encoding)
    {
        if (bytes.Length % 2 != 0)
            throw new UnreadableFileException($"The file is UTF-16 but ends in half a character, at byte {bytes.Length - 1}.", bytes.Length - 1);

        // Code unit by code unit, because a decoder would put a replacement where a lone surrogate stood.
        var text = string.Create(bytes.Length / 2 - 1, (bytes, encoding), static (chars, from) =>
        {
            var span = from.bytes.Span;
            var big = from.encoding.CodePage == Encoding.BigEndianUnicode.CodePage;
            for (var i = 0; i < chars.Length; i++)
            {
                var (a, b) = (span[2 * i + 2], span[2 * i + 3]);
                chars[i] = (char)(big ? a << 8 | b : b << 8 | a);
            }
        });
        RefuseBrokenUtf16(text);
        return text;
    }

    private static void RefuseBrokenUtf16(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var position = 2L * i + 2;
            if (text[i] == '\0')
                throw new UnreadableFileException($"The file has a NUL (U+0000) at byte {position}; it is not a page of text.", position);
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                throw new UnreadableFileException($"The file is not valid UTF-16: half a surrogate pair at byte {position}.", position);
            i++;
        }
    }

    private static (List<PageLine> Lines, int BlanksAfter) Split(string text)
    {
        List<PageLine> lines = [];
        var blanks = 0;
        var number = 0;
        var at = 0;
        while (at < text.Length)
        {
            var length = text.AsSpan(at).IndexOfAny('\n', '\r');
            var end = length < 0 ? text.Length : at + length;
            number++;
            Refuse(number, end - at);

            var words = Trim(text.AsSpan(at, end - at));
            if (words.IsEmpty)
                blanks++;
            else
            {
                lines.Add(new PageLine(number, words.ToString(), blanks));
                blanks = 0;
            }

            at = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }

        return (lines, blanks);
    }

    private static void Refuse(int number, int length)
    {
        if (number > MaxLines)
            throw new UnreadableFileException(
                string.Create(CultureInfo.InvariantCulture, $"The file has more than {MaxLines:N0} lines, the most a page may have."), line: number);
        if (length > MaxLineLength)
            throw new UnreadableFileException(
                string.Create(CultureInfo.InvariantCulture, $"Line {number} has more than {MaxLineLength:N0} characters, the most a line may have."), line: number);
    }

    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> line)
    {
        // Direction marks at the ends belong to the words; a line of nothing else is blank.
        foreach (var c in line)
            if (!char.IsWhiteSpace(c) && !Invisible.Contains(c))
                return line.Trim().Trim('\uFEFF').Trim();

        return [];
    }
}
