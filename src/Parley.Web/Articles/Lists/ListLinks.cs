using Parley.Core.Articles;
using Parley.Core.Site;

namespace Parley.Web.Articles.Lists;

/// <summary>Where the lists stand that an article belongs in: root-relative paths without the site's prefix; null where a name has no address.</summary>
internal static class ListLinks
{
    /// <summary>A section that the site names itself has the address that it was given there.</summary>
    public static string? Section(Publication site, string name) => Path("sections", Slug.From(name) is var own && Named(site, own) is { } named ? named.Slug : own);

    public static string? Tag(string name) => Path("tags", Slug.From(name));

    public static string? Author(string name) => Path("authors", Slug.From(name));

    public static string Archive(int year, int month) => FormattableString.Invariant($"/archive/{year:0000}/{month:00}");

    /// <summary>The site's own section whose articles are or were listed under this slug.</summary>
    public static SiteSection? Named(Publication site, string slug) =>
        site.Sections.FirstOrDefault(section => Slug.From(section.Name) == slug) ?? site.Sections.FirstOrDefault(section => section.IsAt(slug));

    public static string? Path(string list, string slug) => slug.Length == 0 ? null : $"/{list}/{Uri.EscapeDataString(slug)}";
}
