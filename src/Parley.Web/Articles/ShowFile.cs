using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Storage;
using Parley.Storage.Site;
using Parley.Web.Site;

namespace Parley.Web.Articles;

/// <summary><c>GET /files/{hash}</c>: a kept picture. The address contains the content's hash, so it never changes; nothing in it may run.</summary>
internal static class ShowFile
{
    /// <summary>What a reader put into a comment goes with it: whoever keeps a copy asks again after a while.</summary>
    private const string ReadersPicture = "public, max-age=600, must-revalidate";

    private static readonly HashSet<string> Served = new(StringComparer.Ordinal) { "image/jpeg", "image/png", "image/gif", "image/webp", "image/avif" };

    public static async Task<Results<FileContentHttpResult, StatusCodeHttpResult, NotFound>> Handle(
        string hash, HttpContext http, Database database, CancellationToken cancel)
    {
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower))
            return TypedResults.NotFound();
        if (await database.ServedFile(hash, cancel) is not { } file || !Served.Contains(file.MediaType))
            return TypedResults.NotFound();

        var tag = $"\"{hash}\"";
        var headers = http.Response.Headers;
        headers.CacheControl = file.IsReaders ? ReadersPicture : "public, max-age=31536000, immutable";
        headers.ETag = tag;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.ContentDisposition = "inline";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return http.Request.Knows(tag) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.File(file.Content, file.MediaType);
    }
}
