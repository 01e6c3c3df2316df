using System.Buffers.Binary;

namespace Parley.Core.Site;

/// <summary>
/// What a picture's first bytes say of it, without decoding it. Sources: PNG (W3C), JPEG (ITU-T T.81), GIF89a (CompuServe),
/// WebP container (Google), HEIF/AVIF boxes (ISO/IEC 23008-12).
/// </summary>
/// <param name="MediaType">One of jpeg, png, gif, webp, avif; nothing else is ever served as a picture.</param>
/// <param name="Width">Pixels, 1 to <see cref="MostPixelsASide"/>.</param>
/// <param name="Height">Pixels, 1 to <see cref="MostPixelsASide"/>.</param>
public sealed record PictureHeader(string MediaType, int Width, int Height)
{
    public const int MostPixelsASide = 16_000;

    /// <summary>Width × height; more is a bomb rather than a photograph.</summary>
    public const long MostPixels = 60_000_000;

    /// <summary>Null when these are not the bytes of a picture of the known kinds and sizes.</summary>
    public static PictureHeader? Read(ReadOnlySpan<byte> bytes)
    {
        var header = bytes switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png(bytes),
            [0xFF, 0xD8, 0xFF, ..] => Jpeg(bytes),
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => Gif(bytes),
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebP(bytes),
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => Avif(bytes),
            _ => null,
        };
        return header is { Width: > 0 and <= MostPixelsASide, Height: > 0 and <= MostPixelsASide } && (long)header.Width * header.Height <= MostPixels
            ? header
            : null;
    }

    private static PictureHeader? Png(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 24 && bytes[12..16].SequenceEqual("IHDR"u8)
            ? new PictureHeader("image/png", BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]))
            : null;

    private static PictureHeader? Gif(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 10
            ? new PictureHeader("image/gif", BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]))
            : null;

    private static PictureHeader? Jpeg(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 < bytes.Length;)
        {
            if (bytes[at] != 0xFF)
                return null;
            var marker = bytes[at + 1];
            // Fill bytes and markers without a length.
            if (marker is 0xFF or 0x01 or (>= 0xD0 and <= 0xD8))
            {
                at += marker == 0xFF ? 1 : 2;
                continue;
            }

            var isFrame = marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            if (isFrame)
                return new PictureHeader(
                    "image/jpeg", BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return null;
    }

    private static PictureHeader? WebP(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 30)
            return null;
        var chunk = bytes[12..16];
        if (chunk.SequenceEqual("VP8X"u8))
            return new PictureHeader("image/webp", 1 + ThreeBytes(bytes[24..]), 1 + ThreeBytes(bytes[27..]));
        if (chunk.SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]);
            return new PictureHeader("image/webp", 1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
        }

        return chunk.SequenceEqual("VP8 "u8)
            ? new PictureHeader(
                "image/webp", BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF)
            : null;
    }

    /// <summary>The largest <c>ispe</c> property among the first bytes: the picture itself, not its thumbnail.</summary>
    private static PictureHeader? Avif(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 16 || !(bytes[8..12].SequenceEqual("avif"u8) || bytes[8..12].SequenceEqual("avis"u8) || bytes[8..12].SequenceEqual("mif1"u8)))
            return null;
        var head = bytes[..Math.Min(bytes.Length, 64 * 1024)];
        PictureHeader? largest = null;
        for (var at = head.IndexOf("ispe"u8); at >= 0 && at + 16 <= head.Length;)
        {
            var found = new PictureHeader("image/avif", BinaryPrimitives.ReadInt32BigEndian(head[(at + 8)..]), BinaryPrimitives.ReadInt32BigEndian(head[(at + 12)..]));
            if (largest is null || found.Width > largest.Width)
                largest = found;
            var next = head[(at + 4)..].IndexOf("ispe"u8);
            at = next < 0 ? -1 : at + 4 + next;
        }

        return largest;
    }

    private static int ThreeBytes(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
