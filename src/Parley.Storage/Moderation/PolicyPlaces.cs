using System.Globalization;
using Parley.Core.Moderation.Rules;
using Parley.Core.Site;

namespace Parley.Storage.Moderation;

/// <summary>What of a site may have terms of its own, and what it is called; all of it is looked for within that site.</summary>
public static class PolicyPlaces
{
    /// <summary>Its name on screen; null where the site has no such thing.</summary>
    public static async Task<string?> NameOfPlace(this Database database, Publication site, PolicyScope scope, string key, CancellationToken cancel)
    {
        var number = long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
        return scope switch
        {
            PolicyScope.Site => key.Length == 0 ? site.Name : null,
            PolicyScope.Section => site.Sections.FirstOrDefault(section => section.Slug == key)?.Name,
            PolicyScope.Article => await database.QueryOne(
                "SELECT headline FROM articles WHERE id = @id AND site = @site", row => row.GetString(0), cancel, ("@id", number), ("@site", site.Id.Value)),
            _ => await database.QueryOne(
                "SELECT a.name FROM accounts a WHERE a.id = @id AND EXISTS (SELECT 1 FROM comments c WHERE c.account = a.id AND c.site = @site)",
                row => row.GetString(0), cancel, ("@id", number), ("@site", site.Id.Value)),
        };
    }

    /// <summary>The key that somebody typed: a slug or an address of an article, the number or the page of a person.</summary>
    public static async Task<string?> KeyOfPlace(this Database database, Publication site, PolicyScope scope, string typed, CancellationToken cancel)
    {
        var last = typed.Trim().TrimEnd('/').Split('/')[^1].Split('?', '#')[0];
        var key = scope == PolicyScope.Article && !long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? (await database.QueryNumber("SELECT article FROM article_addresses WHERE site = @site AND slug = @slug", cancel, ("@site", site.Id.Value), ("@slug", last)))
                ?.ToString(CultureInfo.InvariantCulture)
            : last;
        return key is not null && await database.NameOfPlace(site, scope, key, cancel) is not null ? key : null;
    }
}
