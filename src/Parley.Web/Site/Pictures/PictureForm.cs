using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Parley.Web.Site.Pictures;

/// <summary>What a route declares that reads forms with a picture in them: no other reads <c>multipart/form-data</c>.</summary>
internal sealed record TakesPicture(PictureUse Use);

/// <summary>
/// Reads <c>multipart/form-data</c> part by part: fields, and one file in the part <c>picture</c>. What a part calls its file and its kind
/// is not read at all. The file waits on disk, so that many slow senders hold no memory.
/// </summary>
internal static class PictureForm
{
    /// <summary>The part that holds the file.</summary>
    public const string Part = "picture";

    private const int MostFields = 64;
    private const int LongestBoundary = 70;

    /// <summary>Forms with pictures that are read at once, by everybody together.</summary>
    private const int MostAtOnce = 64;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static int underWay;

    public static T WithPicture<T>(this T route, PictureUse use) where T : IEndpointConventionBuilder => route.WithMetadata(new TakesPicture(use));

    public static async ValueTask<Refusal?> Read(HttpContext context, TakesPicture takes, IReadOnlyList<string> mayRepeat)
    {
        if (MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) is false
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= LongestBoundary } boundary)
            return Refusal.BadField("request", "its parts have no boundary");
        if (context.Request.ContentLength > takes.Use.MostBytes + KestrelLimits.MaxBody)
            return TooLarge(context, takes.Use);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bound)
            bound.MaxRequestBodySize = takes.Use.MostBytes + KestrelLimits.MaxBody;
        if (Interlocked.Increment(ref underWay) > MostAtOnce)
        {
            Interlocked.Decrement(ref underWay);
            return PictureFaults.Refusal(context.Words(), new PictureFault.Busy());
        }

        try
        {
            return await ReadParts(context, new MultipartReader(boundary.ToString(), context.Request.Body) { HeadersCountLimit = 8, HeadersLengthLimit = 4 * 1024 }, takes.Use, mayRepeat);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return Refusal.BadField("request", "its parts cannot be read");
        }
        catch (DecoderFallbackException)
        {
            return Refusal.BadField("request", EdgeText.NotUtf8);
        }
        finally
        {
            Interlocked.Decrement(ref underWay);
        }
    }

    private static async Task<Refusal?> ReadParts(HttpContext context, MultipartReader parts, PictureUse use, IReadOnlyList<string> mayRepeat)
    {
        Dictionary<string, StringValues> fields = new(StringComparer.OrdinalIgnoreCase);
        var (count, room) = (0, KestrelLimits.MaxBody);
        while (await parts.ReadNextSectionAsync(context.RequestAborted) is { } part)
        {
            if (++count > MostFields) return Refusal.BadField("request", $"it has more than {MostFields} fields");
            if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var says) || !says.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase)
                || HeaderUtilities.RemoveQuotes(says.Name) is not { Length: > 0 and <= 100 } name)
                return Refusal.BadField("request", "a part has no name");
            if (says.FileName.HasValue || says.FileNameStar.HasValue)
            {
                if (name != Part) return Refusal.BadField(name.ToString(), "no file is taken here");
                if (context.Features.Get<SentPicture>() is not null) return Refusal.BadField(Part, EdgeText.Doubled);
                if (!await SentPicture.Keep(context, part.Body, use.MostBytes)) return TooLarge(context, use);
                continue;
            }

            var bytes = new MemoryStream();
            if (!await Copy(part.Body, bytes, room, context.RequestAborted)) return Refusal.ForStatus(StatusCodes.Status413PayloadTooLarge);
            room -= (int)bytes.Length;
            var (key, value) = (name.ToString(), Strict.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
            if ((EdgeText.WhatIsWrongWith(key) ?? EdgeText.WhatIsWrongWith(value)) is { } wrong) return Refusal.BadField(key, wrong);
            if (fields.TryGetValue(key, out var before) && !mayRepeat.Contains(key, StringComparer.Ordinal)) return Refusal.BadField(key, EdgeText.Doubled);
            fields[key] = StringValues.Concat(before, value);
        }

        context.Request.Form = new FormCollection(fields);
        return null;
    }

    private static Refusal TooLarge(HttpContext context, PictureUse use) => PictureFaults.Refusal(context.Words(), new PictureFault.TooManyBytes(use.MostBytes));

    /// <returns>False where there is more than <paramref name="most"/>; that is not read to its end.</returns>
    internal static async Task<bool> Copy(Stream from, Stream to, long most, CancellationToken cancel)
    {
        var buffer = new byte[16 * 1024];
        long all = 0;
        for (int length; (length = await from.ReadAsync(buffer, cancel)) > 0;)
        {
            all += length;
            if (all > most) return false;
            await to.WriteAsync(buffer.AsMemory(0, length), cancel);
        }

        return true;
    }
}

/// <summary>The file of a form, on disk under a name that nobody else knows, gone with the request.</summary>
internal sealed class SentPicture
{
    private readonly FileStream file;

    private SentPicture(FileStream file)
    {
        this.file = file;
    }

    /// <summary>Null where no file was chosen.</summary>
    public static SentPicture? Of(HttpContext context) => context.Features.Get<SentPicture>() is { file.Length: > 0 } sent ? sent : null;

    public async Task<byte[]> Bytes(CancellationToken cancel)
    {
        var bytes = new byte[file.Length];
        file.Position = 0;
        await file.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }

    public static async Task<bool> Keep(HttpContext context, Stream from, long most)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(Path.Combine(Path.GetTempPath(), "parley-" + Path.GetRandomFileName()), options);
        context.Response.RegisterForDisposeAsync(file);
        context.Features.Set(new SentPicture(file));
        return await PictureForm.Copy(from, file, most, context.RequestAborted);
    }
}
