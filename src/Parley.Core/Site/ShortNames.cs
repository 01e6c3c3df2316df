namespace Parley.Core.Site;

/// <summary>What may be a site's short name: it stands first in paths, so no route of the program may begin with it.</summary>
public static class ShortNames
{
    /// <summary>Every first path segment of the program's own routes, and those kept for later ones. A test holds it against the route table.</summary>
    public static readonly IReadOnlySet<string> Reserved = new HashSet<string>(StringComparer.Ordinal)
    {
        "account", "accounts", "about", "admin", "api", "appeal", "appeals", "archive", "articles", "assets", "authors", "claim", "comments", "corrections",
        "count", "count-data", "count.js", "desk", "discussions", "docs", "editor", "embed", "embed.js", "export", "favicon.ico", "feed",
        "feed.atom", "feed.json", "feed.rss", "files", "front", "health", "import", "invitation", "ledger", "legal", "login", "mail", "manifest", "mine",
        "moderation", "moderation-log", "news-sitemap.xml", "notice", "notices", "notifications", "oembed", "openapi", "pages", "parley", "parley.js", "people", "pictures", "preview",
        "privacy", "recent", "robots.txt", "rules", "search", "sections", "sign-in", "sign-on", "sign-out", "site", "site-colours", "sitemap", "sitemap.xml", "sitemaps",
        "sites", "staff", "statements", "right-of-reply", "static", "tags", "terms", "transparency", "well-known", ".well-known",
    };

    /// <summary>Null when the name may be taken, else what is wrong with it in words for an operator.</summary>
    public static string? WhatIsWrongWith(string shortName) => shortName switch
    {
        { Length: < 2 or > 40 } => "a short name has 2 to 40 characters",
        _ when shortName.Any(sign => !char.IsAsciiLetterLower(sign) && !char.IsAsciiDigit(sign) && sign != '-')
            => "a short name has lower-case letters a to z, digits and hyphens only",
        _ when shortName[0] == '-' || shortName[^1] == '-' => "a short name neither begins nor ends with a hyphen",
        _ when Reserved.Contains(shortName) => $"\"{shortName}\" is the name of a page of the program",
        _ => null,
    };
}
