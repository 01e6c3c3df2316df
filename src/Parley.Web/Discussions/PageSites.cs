using Parley.Core.Discussions;
using Parley.Core.Site;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary>Whose page an address is: named by its path, by its host, by a listed origin, else the request's own site.</summary>
internal sealed class PageSites(SiteDirectory directory, ServeOptions options)
{
    private readonly string? publicHost = options.PublicUrl is { } url ? new Uri(url).IdnHost : null;

    public Result Find(string url, CurrentSite asked, string requestHost)
    {
        if (!PageUrl.TryRead(url, host => IsOurs(host, requestHost), out var page))
            return new NoAddress();

        var key = page.Key;
        Publication? named = null;
        if (key[0] == '/' && !key.StartsWith("//", StringComparison.Ordinal))
        {
            var end = key.IndexOfAny(['/', '?'], 1);
            named = directory.ByShortName(end < 0 ? key[1..] : key[1..end]);
            if (named is not null)
                key = end < 0 ? "/" : key[end..];
        }

        named ??= page.Host is { } host ? directory.ByHost(host) : null;
        named ??= page.Origin is { } origin ? directory.ByOrigin(origin) : null;
        if (named is not null && asked.Named && named.Id != asked.Site.Id)
            return new OtherSite(named.ShortName);
        return new Found(named ?? asked.Site, key);
    }

    private bool IsOurs(string host, string requestHost) =>
        string.Equals(host, requestHost, StringComparison.OrdinalIgnoreCase)
        || string.Equals(host, publicHost, StringComparison.OrdinalIgnoreCase)
        || host is "localhost" or "127.0.0.1" or "[::1]"
        || directory.ByHost(host) is not null;

    public abstract record Result;

    /// <param name="Key">The compared form within the site, see <see cref="PageUrl"/>.</param>
    public sealed record Found(Publication Site, string Key) : Result;

    /// <summary>The request names one site and the address another.</summary>
    public sealed record OtherSite(string ShortName) : Result;

    public sealed record NoAddress : Result;
}
