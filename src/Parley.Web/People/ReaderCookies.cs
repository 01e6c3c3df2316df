using System.Net;
using Parley.Storage.People;
using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary>The cookies of our own origin, and where they hold: a browser keeps them over HTTPS and on its own machine only.</summary>
internal static class ReaderCookies
{
    public const string SessionName = "__Host-parley";
    public const string GuestName = "__Host-parley-guest";

    /// <summary>Marks the browser in which sign-in was asked, so that the mailed link is good there only.</summary>
    public const string AskName = "__Host-parley-ask";

    private const string BearerWord = "Bearer ";

    private static readonly TimeSpan Long = TimeSpan.FromDays(365);

    /// <summary>The token of the session cookie; null when there is none or it is not of our form.</summary>
    public static string? Session(HttpContext context) => Read(context, SessionName);

    public static string? Guest(HttpContext context) => Read(context, GuestName);

    public static string? Ask(HttpContext context) => Read(context, AskName);

    public static bool HasBearer(HttpContext context) =>
        context.Request.Headers.Authorization is [{ } value] && value.StartsWith(BearerWord, StringComparison.OrdinalIgnoreCase);

    /// <summary>The token of the bearer header; null when there is none or it is not of our form.</summary>
    public static string? Bearer(HttpContext context) =>
        HasBearer(context) && context.Request.Headers.Authorization.ToString()[BearerWord.Length..].Trim() is { } token && Tokens.HasForm(token) ? token : null;

    public static void SetSession(HttpContext context, string token) => Set(context, SessionName, token, Long);

    /// <summary>After a guest's first post. Over plain HTTP it is left out: the browser would not keep it, the wire would show it.</summary>
    public static void SetGuest(HttpContext context, string? token)
    {
        if (token is not null && Hold(context)) Set(context, GuestName, token, Long);
    }

    public static void SetAsk(HttpContext context, string token, TimeSpan lifetime) => Set(context, AskName, token, lifetime);

    public static void EndSession(HttpContext context) => End(context, SessionName);

    public static void EndGuest(HttpContext context) => End(context, GuestName);

    public static void EndAsk(HttpContext context) => End(context, AskName);

    /// <summary>True where cookies marked secure come back: HTTPS, or this very machine.</summary>
    public static bool Hold(HttpContext context) =>
        context.Request.IsHttps
        || IsLoopbackName(context.Request.Host.Host)
        || context.Connection.RemoteIpAddress is { } peer && IPAddress.IsLoopback(peer)
        || context.RequestServices.GetRequiredService<ServeOptions>().PublicUrl?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true;

    public static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);

    private static string? Read(HttpContext context, string name) =>
        context.Request.Cookies.TryGetValue(name, out var value) && Tokens.HasForm(value) ? value : null;

    private static void Set(HttpContext context, string name, string token, TimeSpan lifetime) =>
        context.Response.Cookies.Append(name, token, Form(lifetime));

    private static void End(HttpContext context, string name)
    {
        if (context.Request.Cookies.ContainsKey(name)) context.Response.Cookies.Append(name, "", Form(TimeSpan.Zero));
    }

    private static CookieOptions Form(TimeSpan lifetime) => new()
    {
        HttpOnly = true,
        Secure = true,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = lifetime,
    };
}
