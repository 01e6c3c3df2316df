using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Storage.Articles;

namespace Parley.Web.Site.Maps;

/// <summary>
/// <c>GET /sitemap.xml</c>: the index of the maps; <c>/sitemaps/site.xml</c>: the front page and the lists; <c>/sitemaps/articles-N.xml</c>:
/// fifty thousand articles each, the oldest first, so that a full map keeps its address.
/// </summary>
internal static class ShowSiteMap
{
    private const string Articles = "articles-";

    public static async Task<Results<FinishedPage, NotFound>> Handle(CurrentSite asked, PageCache pages, CancellationToken cancel) =>
        await pages.Get(new PageKey(PageKind.SiteMap, asked), null, (composition, stop) => ComposeIndex(asked, composition, stop), cancel) is { } page
            ? page
            : TypedResults.NotFound();

    public static async Task<Results<FinishedPage, NotFound>> HandleMap(string name, CurrentSite asked, PageCache pages, CancellationToken cancel)
    {
        var number = NumberOf(name);
        if (number is null && name != "site")
            return TypedResults.NotFound();
        var key = new PageKey(PageKind.SiteMap, asked) { Text = name };
        return await pages.Get(key, null, (composition, stop) => Compose(number, asked, composition, stop), cancel) is { } page
            ? page
            : TypedResults.NotFound();
    }

    /// <summary>From 1 on, written in one way only.</summary>
    private static int? NumberOf(string name) =>
        name.StartsWith(Articles, StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(Articles.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 100_000
        && name.Length == Articles.Length + number.ToString(CultureInfo.InvariantCulture).Length
            ? number
            : null;

    private static async Task<PageBody?> ComposeIndex(CurrentSite asked, Composition composition, CancellationToken cancel)
    {
        if (await composition.Site(asked.Site.Id, cancel) is not { } site)
            return null;
        var maps = asked.Origin + asked.PathBase + "/sitemaps/";
        List<MappedPage> index = [new(maps + "site.xml", null)];
        var (count, changed) = (0, DateTimeOffset.MinValue);
        await foreach (var article in composition.Database.Addresses(site.Id, cancel))
        {
            if (count++ % SiteMapXml.Most == 0)
            {
                index.Add(default);
                changed = DateTimeOffset.MinValue;
            }

            changed = article.UpdatedAt > changed ? article.UpdatedAt : changed;
            index[^1] = new MappedPage(string.Create(CultureInfo.InvariantCulture, $"{maps}{Articles}{index.Count - 1}.xml"), changed);
        }

        return SiteMapXml.Index(index);
    }

    private static async Task<PageBody?> Compose(int? number, CurrentSite asked, Composition composition, CancellationToken cancel)
    {
        if (await composition.Site(asked.Site.Id, cancel) is not { } site)
            return null;
        var root = asked.Origin + asked.PathBase;
        if (number is not { } map)
        {
            return SiteMapXml.Pages(
            [
                new(root + "/", null), new(root + "/archive", null), new(root + "/corrections", null),
                // There are house rules even before the site has written its own.
                .. site.Pages.Select(page => OwnPages.ShowSitePage.Path(page.Slug)).Append("/rules").Distinct().Select(path => new MappedPage(root + path, null)),
                .. site.Sections.Select(section => new MappedPage(root + SiteLinks.Section(section.Slug), null)),
            ]);
        }

        List<MappedPage> pages = [];
        await foreach (var article in composition.Database.Addresses(site.Id, cancel).Skip((map - 1) * SiteMapXml.Most).Take(SiteMapXml.Most))
            pages.Add(new MappedPage(root + SiteLinks.Article(article.Slug), article.UpdatedAt));
        return pages.Count == 0 ? null : SiteMapXml.Pages(pages);
    }
}
