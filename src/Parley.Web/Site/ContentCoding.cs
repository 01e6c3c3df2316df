using System.Globalization;
using System.IO.Compression;
using Microsoft.Extensions.Primitives;

namespace Parley.Web.Site;

/// <summary>How an answer's bytes are packed on the wire.</summary>
internal enum Coding
{
    Identity,
    Gzip,
    Brotli,
}

internal static class ContentCoding
{
    // At 5 a page of 250 kB costs some milliseconds once and is a tenth smaller than at 4; above it the cost doubles for little.
    private const int BrotliQuality = 5;
    private const int BrotliWindow = 22;

    /// <summary>The densest that the sender takes (RFC 9110 §12.5.3).</summary>
    public static Coding Best(StringValues accepted) =>
        Accepts(accepted, "br") ? Coding.Brotli : Accepts(accepted, "gzip") ? Coding.Gzip : Coding.Identity;

    /// <summary>As <c>Content-Encoding</c> names it.</summary>
    public static string Name(this Coding coding) => coding switch
    {
        Coding.Brotli => "br",
        Coding.Gzip => "gzip",
        _ => "identity",
    };

    public static byte[] Pack(this Coding coding, byte[] plain)
    {
        if (coding == Coding.Identity)
            return plain;
        if (coding == Coding.Brotli)
        {
            var packed = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
            return BrotliEncoder.TryCompress(plain, packed, out var length, BrotliQuality, BrotliWindow)
                ? packed[..length]
                : throw new InvalidOperationException("The page could not be packed.");
        }

        using var into = new MemoryStream(plain.Length / 4);
        using (var gzip = new GZipStream(into, CompressionLevel.Optimal))
            gzip.Write(plain);
        return into.ToArray();
    }

    private static bool Accepts(StringValues accepted, string coding)
    {
        foreach (var line in accepted)
        {
            var rest = line.AsSpan();
            while (!rest.IsEmpty)
            {
                var end = rest.IndexOf(',');
                var part = (end < 0 ? rest : rest[..end]).Trim();
                rest = end < 0 ? [] : rest[(end + 1)..];
                var weight = part.IndexOf(';');
                var name = weight < 0 ? part : part[..weight].TrimEnd();
                if (name.Equals(coding, StringComparison.OrdinalIgnoreCase))
                    return weight < 0 || !IsRefused(part[(weight + 1)..].Trim());
            }
        }

        return false;
    }

    private static bool IsRefused(ReadOnlySpan<char> weight) =>
        weight is ['q' or 'Q', '=', ..] && double.TryParse(weight[2..], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value <= 0;
}
