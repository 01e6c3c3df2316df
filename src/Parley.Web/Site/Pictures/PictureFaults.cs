using Parley.Core.Site;

namespace Parley.Web.Site.Pictures;

/// <summary>Why a picture was not taken, in words and as an answer.</summary>
internal static class PictureFaults
{
    public static string Sentence(Words words, PictureFault fault) => fault switch
    {
        PictureFault.Empty => words["picture.empty"],
        PictureFault.TooManyBytes many => words.Fill("picture.too_many_bytes", ("limit", words.Number(many.Limit / 1024 / 1024))),
        PictureFault.NoPicture => words["picture.no_picture"],
        PictureFault.TooLarge large => words.Fill(
            "picture.too_large", ("width", words.Number(large.Width)), ("height", words.Number(large.Height)),
            ("side", words.Number(PictureBounds.MostPixelsASide)), ("pixels", words.Number(PictureBounds.MostPixels / 1_000_000))),
        PictureFault.Broken => words["picture.broken"],
        PictureFault.Busy => words["picture.busy"],
        _ => throw new InvalidOperationException($"unforeseen {fault}"),
    };

    public static Refusal Refusal(Words words, PictureFault fault) => new(Status(fault), words["picture.refused"], Sentence(words, fault))
    {
        RetryAfter = fault is PictureFault.Busy ? ErrorAnswers.BusySeconds : null,
    };

    /// <summary>The same, with the answer saying when to come again.</summary>
    public static Refusal Refuse(HttpContext http, Words words, PictureFault fault)
    {
        var refusal = Refusal(words, fault);
        if (refusal.RetryAfter is { } seconds)
            http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return refusal;
    }

    private static int Status(PictureFault fault) => fault switch
    {
        PictureFault.TooManyBytes or PictureFault.TooLarge => StatusCodes.Status413PayloadTooLarge,
        PictureFault.NoPicture => StatusCodes.Status415UnsupportedMediaType,
        PictureFault.Busy => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
