using Parley.Web.People;

namespace Parley.Web.Site;

/// <summary>
/// Refuses deeds that another site's page asks a reader's browser to do. The browser itself says where a request comes from
/// (<c>Sec-Fetch-Site</c>, or <c>Origin</c> in older ones), so no token has to stand in pages that are the same for everyone.
/// </summary>
internal static class CrossSite
{
    private static readonly Refusal Refused = new(
        StatusCodes.Status403Forbidden, "Refused", "This request came from another site. Open the page here and try again.");

    public static void UseCrossSiteRefusal(this WebApplication app) => app.Use((context, next) =>
        IsOurs(context.Request) ? next(context) : ErrorAnswers.Write(context, Refused));

    public static bool IsOurs(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)) return true;
        var hasCookie = HasOurCookie(request);
        // No other site's page can make a browser send a bearer that it does not know.
        if (!hasCookie && ReaderCookies.HasBearer(request.HttpContext)) return true;

        var fetchSite = request.Headers["Sec-Fetch-Site"];
        if (fetchSite.Count > 0) return fetchSite is ["same-origin"] or ["none"];
        var origin = request.Headers.Origin;
        // "null" (a sandboxed frame, a data: page) equals no origin of ours and falls out here.
        if (origin.Count > 0) return origin.Count == 1 && string.Equals(origin[0], OwnOrigin(request), StringComparison.OrdinalIgnoreCase);
        // A program, not a browser: as a guest it may post by the site's policy, with a cookie it could be an old browser misused.
        return !hasCookie;
    }

    private static string OwnOrigin(HttpRequest request) => $"{request.Scheme}://{request.Host.Value}";

    private static bool HasOurCookie(HttpRequest request) =>
        request.Cookies.Keys.Any(name => name.Contains("parley", StringComparison.OrdinalIgnoreCase));
}
