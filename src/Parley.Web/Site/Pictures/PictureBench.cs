using System.CommandLine;
using System.Runtime.InteropServices;
using NetVips;
using Parley.Core.Site;
using Parley.Web.Commands;

namespace Parley.Web.Site.Pictures;

/// <summary>
/// <c>parley picture-bench USE TYPE</c>, started by <see cref="PictureDesk"/> for one picture: reads it from standard input and writes
/// its files to standard output. Only the decoder of its own kind can run here, in bounded memory.
/// </summary>
internal static class PictureBench
{
    public const string Verb = "picture-bench";

    /// <summary>Bytes: the largest picture within the bounds, decoded whole, and the program itself.</summary>
    public const long MostMemory = 1L * 1024 * 1024 * 1024;

    /// <summary>A small process: the managed part only carries bytes.</summary>
    public static readonly IReadOnlyDictionary<string, string> Environment = new Dictionary<string, string>
    {
        ["DOTNET_gcServer"] = "0",
        ["DOTNET_gcConcurrent"] = "0",
        ["DOTNET_GCHeapHardLimit"] = "0x10000000",
        ["DOTNET_TieredPGO"] = "0",
        ["VIPS_WARNING"] = "0",
    };

    private const int JpegQuality = 82;
    private const int WebpQuality = 78;
    private const int AvifQuality = 55;

    // Of 9: half the bytes of 0 in a third of a second; 4 saves a tenth more and takes eight times as long.
    private const int AvifEffort = 2;

    private static readonly Argument<string> Use = new("USE");
    private static readonly Argument<string> MediaType = new("TYPE");

    public static Command Command()
    {
        var command = new Command(Verb, "Make the files of one picture (started by the program itself)") { Use, MediaType };
        command.Hidden = true;
        command.SetAction(parsed => Run(
            PictureUse.All.First(use => use.Name == parsed.GetValue(Use)), parsed.GetValue(MediaType) ?? "", Console.OpenStandardInput(), Console.OpenStandardOutput()));
        return command;
    }

    private static int Run(PictureUse use, string mediaType, Stream from, Stream to)
    {
        LimitMemory();
        var bytes = new MemoryStream();
        from.CopyTo(bytes);
        try
        {
            MadePicture.WriteAll(to, Make(bytes.ToArray(), use, mediaType));
            return CommandLine.Done;
        }
        catch (VipsException)
        {
            return CommandLine.Failed;
        }
    }

    private static List<MadePicture> Make(byte[] bytes, PictureUse use, string mediaType)
    {
        Cache.Max = 0;
        NetVips.NetVips.Concurrency = 2;
        Operation.Block("VipsForeignLoad", true);
        Operation.Block(Loader(mediaType), false);
        using var largest = Decode(bytes, use);
        var isClear = largest.HasAlpha();
        List<MadePicture> files = [isClear ? Png(largest) : Jpeg(largest)];
        var sizes = use.Widths.Where(width => width < largest.Width).Select(width => Resize(largest, width)).Append(largest).ToList();
        if (use.InAvif) files.AddRange(sizes.Where(size => size.Width <= use.Widths[^1] || sizes.Count == 1).Select(Avif));
        files.AddRange(sizes.Where(size => size.Width <= use.Widths[^1] || sizes.Count == 1).Select(Webp));
        files.AddRange(sizes.SkipLast(1).Select(size => isClear ? Png(size) : Jpeg(size)));
        return files;
    }

    private static string Loader(string mediaType) => mediaType switch
    {
        "image/jpeg" => "VipsForeignLoadJpeg",
        "image/png" => "VipsForeignLoadPng",
        "image/gif" => "VipsForeignLoadNsgif",
        "image/webp" => "VipsForeignLoadWebp",
        "image/avif" => "VipsForeignLoadHeif",
        _ => throw new OperatorException($"{mediaType} is no kind of picture that is read.", CommandLine.WrongUsage),
    };

    /// <summary>The first frame, upright, in sRGB with eight bits, within the use's largest size, and in memory once.</summary>
    private static Image Decode(byte[] bytes, PictureUse use)
    {
        var header = PictureHeader.Read(bytes) ?? throw new VipsException("it is no picture");
        var side = use.IsSquare ? (int)Math.Min(use.Largest, Math.Min(header.Width, header.Height)) : use.Largest;
        using var read = Image.ThumbnailBuffer(
            bytes, side, "[fail_on=truncated]", height: side, size: Enums.Size.Down, crop: use.IsSquare ? Enums.Interesting.Centre : null,
            outputProfile: "srgb", intent: Enums.Intent.Perceptual);
        using var plain = read.Colourspace(Enums.Interpretation.Srgb).Cast(Enums.BandFormat.Uchar).CopyMemory();
        if (!plain.HasAlpha()) return plain.Copy();
        using var alpha = plain[plain.Bands - 1];
        return alpha.Min() < 255 ? plain.Copy() : plain.Flatten();
    }

    private static Image Resize(Image largest, int width)
    {
        using var smaller = largest.ThumbnailImage(width, height: PictureBounds.MostPixelsASide, size: Enums.Size.Down, noRotate: true);
        return smaller.CopyMemory();
    }

    private static MadePicture Jpeg(Image image) =>
        Made("image/jpeg", image, image.JpegsaveBuffer(q: JpegQuality, optimizeCoding: true, interlace: true, keep: Enums.ForeignKeep.None));

    private static MadePicture Png(Image image) => Made("image/png", image, image.PngsaveBuffer(compression: 9, keep: Enums.ForeignKeep.None));

    private static MadePicture Webp(Image image) => Made("image/webp", image, image.WebpsaveBuffer(q: WebpQuality, smartSubsample: true, keep: Enums.ForeignKeep.None));

    private static MadePicture Avif(Image image) => Made(
        "image/avif", image,
        image.HeifsaveBuffer(q: AvifQuality, compression: Enums.ForeignHeifCompression.Av1, effort: AvifEffort, keep: Enums.ForeignKeep.None));

    private static MadePicture Made(string mediaType, Image image, byte[] content) => new(mediaType, image.Width, image.Height, content);

    /// <summary>A picture that grows beyond all bounds ends this process, not the server beside it.</summary>
    private static void LimitMemory()
    {
        const int Data = 2;
        var limit = new ResourceLimit { Now = MostMemory, Most = MostMemory };
        _ = SetLimit(Data, ref limit);
    }

    [DllImport("libc", EntryPoint = "setrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetLimit(int resource, ref ResourceLimit limit);

    [StructLayout(LayoutKind.Sequential)]
    private struct ResourceLimit
    {
        public long Now;
        public long Most;
    }
}
