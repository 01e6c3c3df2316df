using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parley.Core.People;
using Parley.Storage;
using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary><c>GET /people/{id}/picture/{hash}</c>: a person's picture. Copies on the way are asked about again, since it goes when its owner wants.</summary>
internal static class ShowPortrait
{
    public static async Task<Results<FileContentHttpResult, StatusCodeHttpResult, NotFound>> Handle(
        long id, string hash, HttpContext context, Database database, CancellationToken cancel)
    {
        var account = new AccountId(id);
        if (hash.Length != 64 || await database.Portraits.AsNoTracking().SingleOrDefaultAsync(row => row.Account == account && row.Hash == hash, cancel) is not { } portrait)
            return TypedResults.NotFound();
        var tag = $"\"{hash}\"";
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=600, must-revalidate";
        headers.ETag = tag;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.ContentDisposition = "inline";
        return context.Request.Knows(tag) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.File(portrait.Content, portrait.MediaType);
    }

    /// <summary>Root-relative; null for somebody without a picture.</summary>
    public static async Task<string?> PathOf(Database database, AccountId account, HttpContext context, CancellationToken cancel) =>
        await database.Portraits.Where(row => row.Account == account).Select(row => row.Hash).SingleOrDefaultAsync(cancel) is { } hash
            ? $"{context.Request.PathBase}/people/{account}/picture/{hash}"
            : null;
}
