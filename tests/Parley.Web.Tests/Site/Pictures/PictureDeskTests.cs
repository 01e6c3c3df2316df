using System.Diagnostics;
using System.Text;
using NetVips;
using Parley.Core.Site;
using Parley.Testing;
using Parley.Web.Site.Pictures;

namespace Parley.Web.Tests.Site.Pictures;

public sealed class PictureDeskTests
{
    private static readonly PictureDesk Desk = new(TimeProvider.System);

    [Theory]
    [InlineData("jpeg")]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("gif")]
    [InlineData("avif")]
    public async Task A_picture_of_every_kind_comes_out_in_three_kinds_and_several_sizes(string kind)
    {
        var taken = await Take(SamplePictures.Of(kind, 1200, 800), PictureUse.Article);

        Assert.Equal(("image/jpeg", 1200, 800), (taken.Picture.MediaType, taken.Picture.Width, taken.Picture.Height));
        Assert.Equal(
            [("image/avif", 480), ("image/avif", 960), ("image/avif", 1200), ("image/webp", 480), ("image/webp", 960), ("image/webp", 1200), ("image/jpeg", 480), ("image/jpeg", 960)],
            taken.Picture.Sizes.Select(size => (size.MediaType, size.Width)));
        Assert.Equal(taken.Picture.Hashes().Order(StringComparer.Ordinal), taken.Files.Select(file => file.Hash).Order(StringComparer.Ordinal));
        Assert.All(taken.Files, file => Assert.Equal(new PictureHeader(file.MediaType, file.Width ?? 0, file.Height ?? 0), PictureHeader.Read(file.Content)! with { Scans = 1 }));
    }

    [Fact]
    public async Task A_picture_is_never_made_larger_than_it_came_and_a_large_one_is_made_smaller()
    {
        var small = await Take(SamplePictures.Of("png", 300, 200), PictureUse.Article);
        var large = await Take(SamplePictures.Of("jpeg", 4000, 1000), PictureUse.Article);

        Assert.All(small.Files, file => Assert.Equal(300, file.Width));
        Assert.Equal(2400, large.Picture.Width);
        Assert.Equal([480, 960, 1600], large.Picture.Sizes.Where(size => size.MediaType == "image/webp").Select(size => size.Width));
    }

    [Fact]
    public async Task The_same_picture_gives_the_same_files()
    {
        var bytes = SamplePictures.Of("jpeg", 700, 500);

        Assert.Equal((await Take(bytes, PictureUse.Article)).Picture, (await Take(bytes, PictureUse.Article)).Picture);
    }

    [Theory]
    [InlineData("jpeg")]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("avif")]
    public async Task No_place_no_camera_and_no_words_are_left(string kind)
    {
        var bytes = SamplePictures.WithEverything(kind, 600, 400);
        Assert.True(Holds(bytes, SamplePictures.Marker), "the sample has nothing to lose");

        foreach (var use in PictureUse.All)
            Assert.All((await Take(bytes, use)).Files, file => AssertBare(file));
    }

    [Theory]
    [InlineData("jpeg")]
    [InlineData("png")]
    [InlineData("webp")]
    public async Task A_picture_taken_sideways_stands_upright(string kind)
    {
        var taken = await Take(SamplePictures.Of(kind, 600, 400, SamplePictures.Exif(orientation: 6)), PictureUse.Article);

        Assert.Equal((400, 600), (taken.Picture.Width, taken.Picture.Height));
        using var upright = Image.NewFromBuffer(taken.Files[0].Content);
        // The dark corner was at the top left before the camera was turned, and is at the top right after.
        Assert.True(upright.Getpoint(390, 10)[0] < upright.Getpoint(10, 590)[0]);
    }

    [Fact]
    public async Task Colours_of_a_wider_profile_are_shown_as_they_were_meant()
    {
        using var meant = Image.NewFromBuffer(SamplePictures.Of("png", 600, 400));
        using var shown = Image.NewFromBuffer((await Take(SamplePictures.WithEverything("png", 600, 400), PictureUse.Article)).Files[0].Content);

        foreach (var (x, y) in ((int, int)[])[(20, 20), (300, 200), (580, 380)])
            Assert.All(meant.Getpoint(x, y).Zip(shown.Getpoint(x, y)), pair => Assert.InRange(pair.Second - pair.First, -6, 6));
    }

    [Fact]
    public async Task What_is_clear_stays_clear()
    {
        var taken = await Take(SamplePictures.Of("png", 600, 400, clear: true), PictureUse.Article);

        Assert.Equal("image/png", taken.Picture.MediaType);
        Assert.DoesNotContain(taken.Files, file => file.MediaType == "image/jpeg");
        Assert.All(taken.Files, file => Assert.True(Image.NewFromBuffer(file.Content).HasAlpha()));
    }

    [Theory]
    [InlineData("gif")]
    [InlineData("webp")]
    public async Task Of_a_film_the_first_frame_is_kept(string kind)
    {
        var taken = await Take(SamplePictures.Film(kind, 300, 200), PictureUse.Article);

        Assert.Equal((300, 200), (taken.Picture.Width, taken.Picture.Height));
        using var still = Image.NewFromBuffer(taken.Files[0].Content);
        Assert.True(still.Getpoint(5, 5)[0] < 100);
    }

    [Fact]
    public async Task A_portrait_is_the_middle_square()
    {
        var taken = await Take(SamplePictures.Of("jpeg", 900, 300), PictureUse.Portrait);

        Assert.Equal((300, 300), (taken.Picture.Width, taken.Picture.Height));
    }

    [Fact]
    public async Task A_picture_of_nine_hundred_megapixels_costs_a_look_at_its_header()
    {
        var bomb = SamplePictures.PlainPng(30_000, 30_000);
        Assert.InRange(bomb.Length, 90_000, 150_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var fault = PictureDesk.Look(bomb, PictureUse.Article, out _);
        var cost = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(new PictureFault.TooLarge(30_000, 30_000), fault);
        Assert.InRange(cost, 0, 10_000);
        Assert.IsType<PictureFault.TooLarge>(await Refused(bomb));
    }

    [Fact]
    public async Task A_bomb_in_a_pictures_notes_ends_the_bench_and_not_the_program()
    {
        // Half a gigabyte of text, packed a thousand times; and the same as a colour profile.
        var text = Packed(512 * 1024 * 1024);

        foreach (var (name, content) in ((string, byte[])[])[("zTXt", [.. "Comment\0\0"u8, .. text]), ("iCCP", [.. "p\0\0"u8, .. text])])
        {
            var outcome = await Desk.Take(SamplePictures.PlainPng(64, 64, (name, content)), PictureUse.Article, CancellationToken.None);

            // Skipped or refused, as the decoder likes: never kept.
            if (outcome is PictureOutcome.Taken taken) Assert.All(taken.Files, AssertBare);
        }

        Assert.InRange(Process.GetCurrentProcess().WorkingSet64, 0, 1_500_000_000);
    }

    [Theory]
    [InlineData("jpeg")]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("gif")]
    [InlineData("avif")]
    public async Task A_picture_that_was_cut_off_is_not_taken(string kind)
    {
        var whole = SamplePictures.Of(kind, 500, 400);

        Assert.IsType<PictureFault.Broken>(await Refused(whole[..(whole.Length * 2 / 3)]));
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("<html><script>alert(1)</script>")]
    [InlineData("GIF89a/*<svg/onload=alert(1)>*/=1;")]
    [InlineData("push graphic-context\nviewbox 0 0 640 480\nimage over 0,0 0,0 'https://127.0.0.1/x.php'")]
    public async Task What_only_pretends_is_no_picture(string text)
    {
        Assert.IsType<PictureFault.NoPicture>(await Refused(Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData("gif")]
    [InlineData("jpeg")]
    [InlineData("png")]
    [InlineData("webp")]
    public async Task Of_a_file_that_is_two_things_only_the_picture_is_left(string kind)
    {
        byte[] both = [.. SamplePictures.Of(kind, 200, 100), .. Encoding.UTF8.GetBytes($"<script>{SamplePictures.Marker}</script>PK\u0003\u0004")];

        Assert.All((await Take(both, PictureUse.Article)).Files, AssertBare);
    }

    [Fact]
    public async Task Nothing_and_too_much_are_refused()
    {
        Assert.IsType<PictureFault.Empty>(await Refused([]));
        Assert.Equal(new PictureFault.TooManyBytes(PictureBounds.MostBytesOfReaders), await Refused(new byte[PictureBounds.MostBytesOfReaders + 1], PictureUse.Comment));
    }

    [Fact]
    public async Task Many_at_once_wait_in_a_line_that_has_an_end()
    {
        using var desk = new PictureDesk(TimeProvider.System);
        var picture = SamplePictures.Of("jpeg", 60, 40);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => desk.Take(picture, PictureUse.Portrait, CancellationToken.None)));

        Assert.Equal(PictureDesk.Benches + PictureDesk.MostWaiting, outcomes.OfType<PictureOutcome.Taken>().Count());
        Assert.All(outcomes.OfType<PictureOutcome.Refused>(), refused => Assert.IsType<PictureFault.Busy>(refused.Why));
        Assert.IsType<PictureOutcome.Taken>(await desk.Take(picture, PictureUse.Portrait, CancellationToken.None));
    }

    [Fact]
    public async Task The_operators_own_pictures_wait_however_many_they_are()
    {
        using var desk = new PictureDesk(TimeProvider.System, isPatient: true);
        var picture = SamplePictures.Of("jpeg", 60, 40);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, PictureDesk.Benches + PictureDesk.MostWaiting + 2).Select(
            _ => desk.Take(picture, PictureUse.Portrait, CancellationToken.None)));

        Assert.All(outcomes, outcome => Assert.IsType<PictureOutcome.Taken>(outcome));
    }

    private static async Task<PictureOutcome.Taken> Take(byte[] bytes, PictureUse use)
    {
        var outcome = await Desk.Take(bytes, use, CancellationToken.None);
        return Assert.IsType<PictureOutcome.Taken>(outcome);
    }

    private static async Task<PictureFault> Refused(byte[] bytes, PictureUse? use = null) =>
        Assert.IsType<PictureOutcome.Refused>(await Desk.Take(bytes, use ?? PictureUse.Article, CancellationToken.None)).Why;

    /// <summary>No block of any kind that could hold words, places or profiles.</summary>
    private static void AssertBare(StoredFile file)
    {
        foreach (var sign in (string[])[SamplePictures.Marker, "Exif", "GPS", "xmpmeta", "Photoshop", "ICC_PROFILE", "iCCP", "eXIf", "tEXt", "zTXt", "iTXt", "EXIF", "XMP ", "ICCP", "ANIM", "prof", "<script"])
            Assert.False(Holds(file.Content, sign), $"{file.MediaType} {file.Width} holds {sign}");
        using var read = Image.NewFromBuffer(file.Content);
        Assert.DoesNotContain(read.GetFields(), field => field.StartsWith("exif", StringComparison.Ordinal) || field.EndsWith("-data", StringComparison.Ordinal));
    }

    private static bool Holds(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;

    private static byte[] Packed(int length)
    {
        var packed = new MemoryStream();
        using (var zip = new System.IO.Compression.ZLibStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            var block = new byte[1024 * 1024];
            for (var at = 0; at < length; at += block.Length) zip.Write(block);
        }

        return packed.ToArray();
    }
}
