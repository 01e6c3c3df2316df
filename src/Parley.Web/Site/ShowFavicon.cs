using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Articles;
using Parley.Storage;
using Parley.Storage.Site;

namespace Parley.Web.Site;

/// <summary><c>GET /favicon.ico</c>: the site's own sign for programs that ask without reading the page, else the program's.</summary>
internal static class ShowFavicon
{
    private const int Usual = 32;

    public static async Task<Results<FileContentHttpResult, StatusCodeHttpResult, RedirectHttpResult>> Handle(
        CurrentSite asked, Database database, Assets assets, HttpContext context, CancellationToken cancel)
    {
        if (asked.Site.Favicon is not { } icon)
            return TypedResults.LocalRedirect(assets.Url("icon.svg"));
        var hash = HashOf(icon, Usual);
        var headers = context.Response.Headers;
        headers.CacheControl = "no-cache";
        headers.ETag = $"\"{hash}\"";
        if (context.Request.Knows(headers.ETag.ToString()))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return await database.ServedFile(hash, cancel) is { } file ? TypedResults.File(file.Content, file.MediaType) : TypedResults.LocalRedirect(assets.Url("icon.svg"));
    }

    /// <summary>The smallest that is as wide as this, of the kind that every browser reads.</summary>
    public static string HashOf(Picture icon, int width) =>
        icon.Sizes.Where(size => size.MediaType == icon.MediaType && size.Width >= width).MinBy(size => size.Width)?.Hash ?? icon.Hash;
}
