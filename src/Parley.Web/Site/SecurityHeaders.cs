using Parley.Web.People;

namespace Parley.Web.Site;

/// <summary>
/// What every answer tells the browser to refuse, errors and 304 included. Set when the request arrives, so that a route
/// with other needs (the frame, a picture) can say so itself.
/// </summary>
internal static class SecurityHeaders
{
    public const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        Set(context);
        return next(context);
    });

    public static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "strict-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        // Not for a loopback name: browsers would then refuse every other program there on plain HTTP.
        if (context.Request.IsHttps && !ReaderCookies.IsLoopbackName(context.Request.Host.Host)) headers.StrictTransportSecurity = "max-age=31536000";
    }
}
