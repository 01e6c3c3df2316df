using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using NetVips;

namespace Parley.Testing;

/// <summary>Pictures made for a test: what a camera writes, and what only an attacker would.</summary>
internal static class SamplePictures
{
    /// <summary>Stands in everything that a sender could hide in a picture.</summary>
    public const string Marker = "Mooring-Quay-7731";

    /// <summary>A gradient, so that it packs like a photograph and shows which way is up: dark at the top left.</summary>
    public static byte[] Of(string kind, int width, int height, byte[]? exif = null, bool clear = false)
    {
        using var picture = Gradient(width, height, clear);
        using var dressed = exif is null ? picture.Copy() : picture.Mutate(change => change.Set(GValue.BlobType, "exif-data", exif));
        return Save(dressed, kind);
    }

    /// <summary>With everything that a camera and a picture programme write about a picture.</summary>
    public static byte[] WithEverything(string kind, int width, int height)
    {
        using var picture = Gradient(width, height, clear: false).IccTransform("p3", inputProfile: "srgb");
        using var dressed = picture.Mutate(change =>
        {
            change.Set(GValue.BlobType, "exif-data", Exif(orientation: 1));
            change.Set(GValue.BlobType, "xmp-data", Encoding.UTF8.GetBytes($"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{Marker}</x:xmpmeta>"));
            if (kind == "jpeg") change.Set(GValue.BlobType, "iptc-data", Encoding.UTF8.GetBytes("Photoshop 3.0\0" + Marker));
            if (kind == "png") change.Set(GValue.GStrType, "png-comment-0-Comment", Marker);
        });
        return Save(dressed, kind);
    }

    private static Image Gradient(int width, int height, bool clear)
    {
        var bands = clear ? 4 : 3;
        var points = new byte[width * height * bands];
        for (var at = 0; at < width * height; at++)
        {
            var (across, down) = (20 + (200 * (at % width) / width), 20 + (200 * (at / width) / height));
            (points[at * bands], points[(at * bands) + 1], points[(at * bands) + 2]) = ((byte)across, (byte)down, (byte)((across + down) / 2));
            if (clear) points[(at * bands) + 3] = (byte)down;
        }

        using var picture = Image.NewFromMemoryCopy(points, width, height, bands, Enums.BandFormat.Uchar);
        return picture.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    private static byte[] Save(Image picture, string kind) => kind switch
    {
        "jpeg" => picture.JpegsaveBuffer(q: 90),
        "png" => picture.PngsaveBuffer(),
        "webp" => picture.WebpsaveBuffer(q: 90),
        "gif" => picture.GifsaveBuffer(),
        "avif" => picture.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, effort: 0),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Two frames, one above the other as the library wants them.</summary>
    public static byte[] Film(string kind, int width, int height)
    {
        using var frame = Gradient(width, height, clear: false);
        using var both = Image.Arrayjoin([frame, frame.Invert()], across: 1).Mutate(change =>
        {
            change.Set(GValue.GIntType, "page-height", height);
            change.Set(GValue.ArrayIntType, "delay", new[] { 100, 100 });
        });
        return Save(both, kind);
    }

    /// <summary>The bytes of an EXIF block: an owner, an orientation, and a place in degrees, minutes and seconds.</summary>
    public static byte[] Exif(int orientation)
    {
        var words = Encoding.ASCII.GetBytes(Marker + "\0");
        var bytes = new List<byte>(Encoding.ASCII.GetBytes("Exif\0\0II*\0"));
        bytes.AddRange([8, 0, 0, 0]);
        // Three entries and no further directory; what does not fit into four bytes lies behind, counted from "II".
        var (behind, gps) = (8 + 2 + (3 * 12) + 4, 8 + 2 + (3 * 12) + 4 + words.Length);
        bytes.AddRange([3, 0, .. Entry(0x0112, 3, 1, orientation), .. Entry(0x013B, 2, words.Length, behind), .. Entry(0x8825, 4, 1, gps), 0, 0, 0, 0]);
        bytes.AddRange(words);
        var degrees = gps + 2 + (4 * 12) + 4;
        bytes.AddRange([4, 0, .. Entry(1, 2, 2, 'N'), .. Entry(2, 5, 3, degrees), .. Entry(3, 2, 2, 'E'), .. Entry(4, 5, 3, degrees), 0, 0, 0, 0]);
        foreach (var part in (int[])[53, 1, 32, 1, 4711, 100])
            bytes.AddRange(BitConverter.GetBytes(part));
        return [.. bytes];

        static byte[] Entry(ushort tag, ushort type, int count, int value) =>
            [.. BitConverter.GetBytes(tag), .. BitConverter.GetBytes(type), .. BitConverter.GetBytes(count), .. BitConverter.GetBytes(value)];
    }

    /// <summary>A whole PNG of one grey: 30,000 × 30,000 of them are 900 megapixels in 109 kB.</summary>
    public static byte[] PlainPng(int width, int height, params (string Name, byte[] Content)[] chunks)
    {
        var rows = new MemoryStream();
        using (var packed = new ZLibStream(rows, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var row = new byte[1 + ((width + 7) / 8)];
            for (var at = 0; at < height; at++) packed.Write(row);
        }

        var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        head[8] = 1;
        Chunk(png, "IHDR", head);
        foreach (var (name, content) in chunks) Chunk(png, name, content);
        Chunk(png, "IDAT", rows.ToArray());
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static void Chunk(Stream to, string name, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        to.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. content];
        to.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Sum(body));
        to.Write(number);
    }

    /// <summary>CRC-32 as PNG has it.</summary>
    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
        }

        return ~sum;
    }
}
