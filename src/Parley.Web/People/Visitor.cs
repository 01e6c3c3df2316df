using Parley.Storage.People;

namespace Parley.Web.People;

/// <summary>What a write job needs to know of the browser or program that signs in; taken from the request beforehand.</summary>
/// <param name="Device">The kind of browser in a few words; null when it does not say.</param>
/// <param name="FormerToken">Hash of the session it had until now, which ends with the new one.</param>
/// <param name="AskedBy">Hash of the mark it was given when it asked to sign in.</param>
internal sealed record Visitor(string? Device, byte[]? FormerToken, byte[]? AskedBy)
{
    private static readonly (string Sign, string Word)[] Browsers =
    [
        ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("SamsungBrowser/", "Samsung Internet"), ("Vivaldi/", "Vivaldi"),
        ("CriOS/", "Chrome"), ("HeadlessChrome/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ];

    private static readonly (string Sign, string Word)[] Systems =
    [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("CrOS", "ChromeOS"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    public static Visitor Of(HttpContext context) => new(
        DeviceOf(context.Request.Headers.UserAgent.ToString()),
        ReaderCookies.Session(context) is { } session ? Tokens.Hash(session) : null,
        ReaderCookies.Ask(context) is { } ask ? Tokens.Hash(ask) : null);

    /// <summary>Known words only: what a stranger wrote into a header is not shown.</summary>
    public static string? DeviceOf(string userAgent) => (Find(Browsers, userAgent), Find(Systems, userAgent)) switch
    {
        (null, null) => null,
        ({ } browser, null) => browser,
        (null, { } system) => system,
        var (browser, system) => $"{browser}, {system}",
    };

    private static string? Find((string Sign, string Word)[] known, string userAgent)
    {
        foreach (var (sign, word) in known)
            if (userAgent.Contains(sign, StringComparison.Ordinal)) return word;
        return null;
    }
}
