using System.Buffers.Binary;

namespace Parley.Core.Site;

/// <summary>
/// What a picture's bytes claim of it, without decoding it. Sources: PNG (W3C), JPEG (ITU-T T.81), GIF89a (CompuServe),
/// WebP container (Google), HEIF/AVIF boxes (ISO/IEC 23008-12).
/// </summary>
/// <param name="MediaType">One of jpeg, png, gif, webp, avif; nothing else is ever served as a picture.</param>
/// <param name="Width">Pixels, as claimed; see <see cref="IsWithinBounds"/>.</param>
/// <param name="Height">Pixels.</param>
public sealed record PictureHeader(string MediaType, long Width, long Height)
{
    /// <summary>Passes over the picture: more than one in a progressive JPEG.</summary>
    public int Scans { get; init; } = 1;

    public bool IsWithinBounds =>
        Width is > 0 and <= PictureBounds.MostPixelsASide && Height is > 0 and <= PictureBounds.MostPixelsASide
        && Width * Height <= PictureBounds.MostPixels && Scans <= PictureBounds.MostScans;

    /// <summary>Null when these are not the bytes of a picture of the known kinds.</summary>
    public static PictureHeader? Read(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png(bytes),
        [0xFF, 0xD8, 0xFF, ..] => JpegHeader.Read(bytes),
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => Gif(bytes),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebP(bytes),
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => AvifHeader.Read(bytes),
        _ => null,
    };

    private static PictureHeader? Png(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 24 && bytes[12..16].SequenceEqual("IHDR"u8)
            ? new PictureHeader("image/png", BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]))
            : null;

    /// <summary>The screen, or the first picture on it where that is larger: decoders grow the screen to hold it.</summary>
    private static PictureHeader? Gif(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 13)
            return null;
        long width = BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), height = BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]);
        var at = 13 + ColoursOf(bytes[10]);
        while (at + 2 < bytes.Length && bytes[at] == 0x21)
        {
            // An extension: two bytes, then blocks that name their length, up to an empty one.
            at += 2;
            while (at < bytes.Length && bytes[at] != 0)
                at += 1 + bytes[at];
            at++;
        }

        if (at + 10 > bytes.Length || bytes[at] != 0x2C)
            return null;
        return new PictureHeader(
            "image/gif",
            Math.Max(width, BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 1)..]) + BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 5)..])),
            Math.Max(height, BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 3)..]) + BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 7)..])));

        static int ColoursOf(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
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
            return new PictureHeader("image/webp", 1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF));
        }

        return chunk.SequenceEqual("VP8 "u8)
            ? new PictureHeader(
                "image/webp", BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF)
            : null;
    }

    private static int ThreeBytes(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}

internal static class JpegHeader
{
    /// <summary>Walks the markers to the end: each pass over the picture has one of its own.</summary>
    public static PictureHeader? Read(ReadOnlySpan<byte> bytes)
    {
        PictureHeader? frame = null;
        var scans = 0;
        for (var at = 2; at + 3 < bytes.Length;)
        {
            var marker = bytes[at + 1];
            if (bytes[at] != 0xFF)
                break;
            // Fill bytes and markers without a length.
            if (marker is 0xFF or 0x01 or (>= 0xD0 and <= 0xD8))
            {
                at += marker == 0xFF ? 1 : 2;
                continue;
            }

            if (marker == 0xD9)
                break;
            var isFrame = marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            if (isFrame && at + 9 > bytes.Length)
                break;
            if (isFrame)
                frame ??= new PictureHeader(
                    "image/jpeg", BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (marker != 0xDA)
                continue;
            if (++scans > PictureBounds.MostScans || at >= bytes.Length)
                break;
            at += EndOfScan(bytes[at..]);
        }

        return frame is null ? null : frame with { Scans = Math.Max(1, scans) };
    }

    /// <summary>Coded data ends where 0xFF is followed by anything but its own escape or a restart.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> data)
    {
        for (var at = 0; ;)
        {
            var next = data[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= data.Length)
                return data.Length;
            at += next;
            if (data[at + 1] is not (0x00 or (>= 0xD0 and <= 0xD7)))
                return at;
            at += 2;
        }
    }
}

internal static class AvifHeader
{
    // What describes a picture takes a few hundred bytes; a film of thousands of frames some hundred thousand.
    private const long LargestDescription = 1024 * 1024;

    /// <summary>The largest <c>ispe</c> property of all that the file describes: the picture itself, not its thumbnail or one of its tiles.</summary>
    public static PictureHeader? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 16 || !IsPicture(bytes))
            return null;
        PictureHeader? largest = null;
        for (long at = 0; at + 8 <= bytes.Length;)
        {
            var box = bytes[(int)at..];
            var (length, head) = Length(box);
            if (length < head)
                break;
            var whole = box[..(int)Math.Min(length, box.Length)];
            if (whole[4..8].SequenceEqual("meta"u8) || whole[4..8].SequenceEqual("moov"u8))
            {
                if (length > LargestDescription)
                    return null;
                largest = Largest(whole, largest);
            }

            at += length;
        }

        return largest;
    }

    private static bool IsPicture(ReadOnlySpan<byte> bytes) =>
        bytes[8..12].SequenceEqual("avif"u8) || bytes[8..12].SequenceEqual("avis"u8) || bytes[8..12].SequenceEqual("mif1"u8);

    private static (long Length, int Head) Length(ReadOnlySpan<byte> box) => BinaryPrimitives.ReadUInt32BigEndian(box) switch
    {
        // To the end of the file, and: in 64 bits behind the name.
        0 => (box.Length, 8),
        1 => box.Length < 16 ? (0, 16) : ((long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(box[8..]), int.MaxValue), 16),
        var length => (length, 8),
    };

    private static PictureHeader? Largest(ReadOnlySpan<byte> box, PictureHeader? largest)
    {
        for (var at = 0; ;)
        {
            var next = box[at..].IndexOf("ispe"u8);
            if (next < 0 || at + next + 16 > box.Length)
                return largest;
            at += next;
            var found = new PictureHeader("image/avif", BinaryPrimitives.ReadUInt32BigEndian(box[(at + 8)..]), BinaryPrimitives.ReadUInt32BigEndian(box[(at + 12)..]));
            if (largest is null || found.Width * found.Height > largest.Width * largest.Height)
                largest = found;
            at += 4;
        }
    }
}
