namespace Parley.Core.Articles;

/// <summary>Where an article's link may lead: http, https, mailto, or an address of our own beginning with one slash.</summary>
public static class ArticleLink
{
    public const int MaxLength = 2000;

    /// <summary>Null when the link may be used as it stands, else what is wrong in words for a writer.</summary>
    public static string? WhatIsWrongWith(string link)
    {
        if (link.Length > MaxLength) return $"the link is longer than {MaxLength} characters";
        if (link.Length == 0) return "the link is empty";
        // Browsers drop tabs and line ends inside addresses and read a backslash as a slash: none may hide a scheme or a host.
        if (link.Any(sign => char.IsControl(sign) || char.IsWhiteSpace(sign) || sign is '\\' or '<' or '>' or '"'))
            return "the link has a space or a sign that no address has; percent-encode it (a space is %20)";
        if (link[0] == '/') return link.StartsWith("//", StringComparison.Ordinal) ? "a link without scheme may not begin with two slashes: write https://…" : null;

        if (StartsWith(link, "mailto:"))
            return link.IndexOf('@', StringComparison.Ordinal) > "mailto:".Length ? null : "a mailto link holds an e-mail address";
        if (!StartsWith(link, "http://") && !StartsWith(link, "https://"))
            return "a link begins with https://, http://, mailto: or one slash for a page of this site";
        if (!Uri.TryCreate(link, UriKind.Absolute, out var uri) || uri.Host.Length == 0) return "the link is no address: its host cannot be read";
        return uri.UserInfo.Length > 0 ? "a link may not hold a user name or a password" : null;
    }

    private static bool StartsWith(string link, string scheme) => link.StartsWith(scheme, StringComparison.OrdinalIgnoreCase);
}
