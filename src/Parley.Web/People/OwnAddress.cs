using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary>
/// The origin that links in mails and on the terminal begin with. A request's own Host is believed only when it is a name we were
/// given, or else a stranger could have a reader's link lead to the stranger's server.
/// </summary>
internal sealed class OwnAddress(ServeOptions options, SiteDirectory sites, ILogger<OwnAddress> log)
{
    private int warned;

    /// <summary>Scheme, host and port without a slash at the end.</summary>
    public string For(HttpRequest request)
    {
        var asked = $"{request.Scheme}://{request.Host.Value}";
        if (sites.ByHost(request.Host.Host) is not null) return options.PublicUrl is { } own ? $"{new Uri(own).Scheme}://{request.Host.Value}" : asked;
        if (options.PublicUrl is { } known) return known;
        if (ReaderCookies.IsLoopbackName(request.Host.Host) || options.Urls.Any(url => HostOf(url) == request.Host.Host)) return asked;
        if (Interlocked.Exchange(ref warned, 1) == 0)
            log.LogWarning("{Host} is neither PARLEY_PUBLICURL nor the host of a site: links in mails lead to {Base} instead. Set PARLEY_PUBLICURL", request.Host.Value, Base(options));
        return Base(options);
    }

    /// <summary>Without a request: the public address, else the first of those we serve.</summary>
    public static string Base(ServeOptions options)
    {
        if (options.PublicUrl is { } known) return known;
        var first = new UriBuilder(options.Urls[0].Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal));
        if (first.Host is "0.0.0.0" or "[::]") first.Host = "localhost";
        return first.Uri.GetLeftPart(UriPartial.Authority);
    }

    private static string HostOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed) ? parsed.Host : "";
}
