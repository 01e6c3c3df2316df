using System.Buffers.Binary;
using System.Text;
using Parley.Core.Site;
using Xunit;

namespace Parley.Core.Tests.Site;

public sealed class PictureHeaderTests
{
    [Theory]
    [InlineData(30_000, 30_000)]
    [InlineData(16_001, 1)]
    [InlineData(1, 16_001)]
    [InlineData(8_000, 8_000)]
    [InlineData(0, 10)]
    [InlineData(-1, -1)]
    [InlineData(int.MinValue, 10)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void A_png_that_claims_too_much_or_nothing_is_out_of_bounds(int width, int height)
    {
        Assert.False(PictureHeader.Read(Png(width, height))?.IsWithinBounds);
    }

    [Fact]
    public void What_is_just_within_the_bounds_is_taken()
    {
        Assert.True(PictureHeader.Read(Png(16_000, 3_750))?.IsWithinBounds);
    }

    [Fact]
    public void A_gif_is_as_large_as_its_screen_or_the_first_picture_on_it()
    {
        Assert.False(PictureHeader.Read(Gif(65_535, 65_535, 1, 1))?.IsWithinBounds);
        Assert.False(PictureHeader.Read(Gif(1, 1, 65_535, 65_535))?.IsWithinBounds);
        Assert.Equal(new PictureHeader("image/gif", 40, 30), PictureHeader.Read(Gif(40, 30, 40, 30)));
    }

    [Fact]
    public void A_gif_without_a_picture_is_none()
    {
        Assert.Null(PictureHeader.Read([.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0, 0x3B]));
        Assert.Null(PictureHeader.Read([.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0, 0x21, 0xFE, 255]));
    }

    [Fact]
    public void A_webp_is_as_large_as_its_canvas()
    {
        byte[] extended = [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];
        byte[] lossless = [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8L"u8, 10, 0, 0, 0, 0x2F, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0];

        Assert.Equal(new PictureHeader("image/webp", 1 << 24, 1 << 24), PictureHeader.Read(extended));
        Assert.False(PictureHeader.Read(lossless)?.IsWithinBounds);
    }

    [Fact]
    public void An_avif_is_as_large_as_the_largest_that_it_describes_wherever_that_stands()
    {
        byte[] small = Box("ispe", [0, 0, 0, 0, 0, 0, 0, 16, 0, 0, 0, 16]);
        byte[] large = Box("ispe", [0, 0, 0, 0, 0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF]);
        byte[] type = Box("ftyp", [.. "avif"u8, 0, 0, 0, 0, .. "avifmif1"u8]);
        byte[] gap = Box("free", new byte[200_000]);

        Assert.Equal(new PictureHeader("image/avif", 16, 16), PictureHeader.Read([.. type, .. Box("meta", small)]));
        Assert.False(PictureHeader.Read([.. type, .. Box("meta", [.. small, .. large])])?.IsWithinBounds);
        Assert.False(PictureHeader.Read([.. type, .. Box("meta", small), .. gap, .. Box("meta", large)])?.IsWithinBounds);
        Assert.Null(PictureHeader.Read([.. type, .. gap]));
    }

    [Fact]
    public void An_avif_whose_boxes_run_in_a_ring_or_beyond_the_end_is_read_once()
    {
        byte[] type = Box("ftyp", [.. "avif"u8, 0, 0, 0, 0, .. "avifmif1"u8]);

        Assert.Null(PictureHeader.Read([.. type, 0, 0, 0, 2, .. "meta"u8, 0, 0, 0, 0]));
        Assert.Null(PictureHeader.Read([.. type, 0, 0, 0, 1, .. "free"u8, 0, 0, 0, 0, 0, 0, 0, 0]));
        Assert.Null(PictureHeader.Read([.. type, 0, 0, 0, 1, .. "free"u8, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(40, true)]
    [InlineData(41, false)]
    [InlineData(5_000, false)]
    public void A_jpeg_of_too_many_passes_is_out_of_bounds(int scans, bool isTaken)
    {
        Assert.Equal(isTaken, PictureHeader.Read(Jpeg(100, 100, scans))?.IsWithinBounds);
    }

    [Fact]
    public void A_picture_inside_a_jpegs_own_notes_counts_for_nothing()
    {
        var hidden = Jpeg(9, 9, 60);
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE1, (byte)((hidden.Length + 2) >> 8), (byte)(hidden.Length + 2), .. hidden, .. Jpeg(100, 50, 1)[2..]];

        Assert.Equal(new PictureHeader("image/jpeg", 100, 50), PictureHeader.Read(jpeg));
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("<!doctype html><script>alert(1)</script>")]
    [InlineData("%PDF-1.7")]
    [InlineData("II*\0\b\0\0\0")]
    [InlineData("BM6\0\0\0")]
    [InlineData("8BPS\0\u0001")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("\0\0\0\u0018ftypheic\0\0\0\0mif1heic")]
    [InlineData("\0\0\0\u0018ftypmp42\0\0\0\0isommp42")]
    [InlineData("\0\0\u0001\0\u0001\0")]
    [InlineData("\u00FF\n")]
    [InlineData("GIF87")]
    [InlineData("RIFF\0\0\0\0WAVE")]
    [InlineData("")]
    public void What_is_no_picture_of_the_five_kinds_is_none(string text)
    {
        Assert.Null(PictureHeader.Read(Encoding.Latin1.GetBytes(text)));
    }

    /// <summary>Whatever it is given, reading ends and throws nothing.</summary>
    [Fact]
    public void Every_beginning_and_every_changed_byte_of_a_picture_is_answered()
    {
        byte[][] samples =
        [
            Png(10, 10), Gif(10, 10, 10, 10), Jpeg(10, 10, 3), [.. Box("ftyp", [.. "avif"u8, 0, 0, 0, 0]), .. Box("meta", Box("ispe", new byte[12]))],
            [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8 "u8, 10, 0, 0, 0, 0, 0, 0, 0x9D, 1, 0x2A, 10, 0, 10, 0],
        ];

        foreach (var sample in samples)
        {
            for (var at = 0; at < sample.Length; at++)
            {
                PictureHeader.Read(sample.AsSpan(0, at));
                foreach (var value in (byte[])[0, 1, 0x21, 0x7F, 0x80, 0xDA, 0xFF])
                {
                    byte[] changed = [.. sample];
                    changed[at] = value;
                    PictureHeader.Read(changed);
                }
            }
        }
    }

    private static byte[] Png(int width, int height)
    {
        byte[] png = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, .. "IHDR"u8, .. new byte[13]];
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        return png;
    }

    private static byte[] Gif(ushort width, ushort height, ushort wide, ushort tall) =>
    [
        .. "GIF89a"u8, .. BitConverter.GetBytes(width), .. BitConverter.GetBytes(height), 0x80, 0, 0, .. new byte[6],
        0x21, 0xFE, 2, 1, 2, 0, 0x2C, 0, 0, 0, 0, .. BitConverter.GetBytes(wide), .. BitConverter.GetBytes(tall), 0, 2, 0, 0x3B,
    ];

    private static byte[] Jpeg(int width, int height, int scans)
    {
        List<byte> jpeg = [0xFF, 0xD8, 0xFF, 0xC2, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0];
        for (var scan = 0; scan < scans; scan++)
            jpeg.AddRange([0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 0, 0, 0x12, 0xFF, 0x00, 0xFF, 0xD0, 0x34]);
        return [.. jpeg, 0xFF, 0xD9];
    }

    private static byte[] Box(string name, byte[] content)
    {
        byte[] box = [0, 0, 0, 0, .. Encoding.ASCII.GetBytes(name), .. content];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        return box;
    }
}
