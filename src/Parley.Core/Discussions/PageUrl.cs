using System.Diagnostics.CodeAnalysis;

namespace Parley.Core.Discussions;

/// <summary>
/// The address of a page in the one form that is compared: a path with its query (<c>/articles/x</c>) for pages of our own,
/// <c>//host/path?query</c> elsewhere. Scheme, fragment, a default port, a closing slash and the marks of campaigns do not make another page.
/// </summary>
public static class PageUrl
{
    /// <summary>Characters; longer ones are refused.</summary>
    public const int MaxLength = 2048;

    private static readonly HashSet<string> Campaign = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "yclid",
    };

    /// <param name="url">Absolute http or https, or a path that begins with one slash.</param>
    /// <param name="isOurs">True for host names (without port) that this installation answers to.</param>
    /// <param name="found">The compared form, and the host where the address named one.</param>
    /// <returns>False when this is no address of a page.</returns>
    public static bool TryRead(string? url, Func<string, bool> isOurs, [NotNullWhen(true)] out Found? found)
    {
        found = null;
        if (url is not { Length: > 0 and <= MaxLength } || url.AsSpan().ContainsAnyInRange('\0', ' ') || url.Contains('\\', StringComparison.Ordinal))
            return false;

        if (url[0] == '/')
        {
            if (url.StartsWith("//", StringComparison.Ordinal) || !Uri.TryCreate("http://page" + url, UriKind.Absolute, out var path))
                return false;
            found = new Found(PathOf(path), null);
            return true;
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0)
            return false;
        var host = uri.IdnHost.ToLowerInvariant();
        var port = uri.IsDefaultPort ? "" : ":" + uri.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var origin = $"{uri.Scheme}://{host}{port}";
        found = isOurs(host) ? new Found(PathOf(uri), host, origin) : new Found($"//{host}{port}{PathOf(uri)}", host, origin);
        return true;
    }

    /// <param name="Key">The form that is compared.</param>
    /// <param name="Host">Lower case, without port; null for a bare path.</param>
    /// <param name="Origin"><c>scheme://host[:port]</c>; null for a bare path.</param>
    public sealed record Found(string Key, string? Host, string? Origin = null);

    private static string PathOf(Uri uri)
    {
        // Letters of all scripts stand as themselves, however the browser sent them; what has a meaning in an address stays escaped.
        var path = "/" + uri.GetComponents(UriComponents.Path, UriFormat.SafeUnescaped);
        if (path.Length > 1)
            path = path.TrimEnd('/') is { Length: > 0 } trimmed ? trimmed : "/";
        var kept = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(pair => !IsCampaign(pair)).ToList();
        return kept.Count == 0 ? path : path + "?" + string.Join('&', kept);
    }

    private static bool IsCampaign(string pair)
    {
        var name = pair.Split('=', 2)[0];
        return Campaign.Contains(name) || name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase);
    }
}
