using Microsoft.AspNetCore.Http.HttpResults;

namespace Parley.Web.People;

/// <summary>What every answer to one reader shares: never kept on the way, never found by search engines.</summary>
internal static class PersonalAnswer
{
    /// <summary>Goes on to a page of our own; <paramref name="path"/> is root-relative.</summary>
    public static RedirectHttpResult GoTo(HttpContext context, string path)
    {
        MarkPrivate(context);
        return TypedResults.LocalRedirect(path);
    }

    /// <summary>Marks an answer as nobody's but this reader's.</summary>
    public static void MarkPrivate(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
    }
}
