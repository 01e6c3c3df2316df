using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Articles;
using Parley.Storage.Articles;
using Parley.Web.Articles.Feeds;
using Parley.Web.Articles.Lists;
using Parley.Web.Site;

namespace Parley.Web.Articles;

/// <summary><c>GET /?before=</c>: the newest article leads, the others follow in a list; older ones page by page.</summary>
internal static class ShowFront
{
    public static async Task<Results<FinishedPage, NotFound>> Handle(string? before, CurrentSite asked, PageCache pages, CancellationToken cancel)
    {
        var after = ListCursor.Parse(before);
        if (after is null && !string.IsNullOrEmpty(before))
            return TypedResults.NotFound();
        var key = new PageKey(PageKind.Front, asked) { Text = after?.ToString() };
        return await pages.Get(key, null, (composition, stop) => Compose(after, asked, composition, stop), cancel) is { } page ? page : TypedResults.NotFound();
    }

    private static async Task<PageBody?> Compose(ListCursor? after, CurrentSite asked, Composition composition, CancellationToken cancel)
    {
        if (await composition.Site(asked.Site.Id, cancel) is not { } site)
            return null;
        var page = await ListItems.Read(composition, asked, site, ArticleList.All(site.Id), after, cancel);
        if (page.IsBeyondLast(after))
            return null;
        var words = Words.For(site.Language);
        var home = asked.PathBase + "/";
        var frame = Frames.Frame(asked, site, after is null ? null : words["front.older"]) with
        {
            Description = site.Tagline,
            Canonical = asked.AbsoluteUrl(after is null ? home : $"{home}?before={after}"),
            Feeds = FeedLinks.OfSite(asked, words),
            OpenGraph = new OpenGraph { Type = "website", Title = site.Name, Description = site.Tagline, Url = asked.AbsoluteUrl(home) },
            JsonLd = after is null ? ListStructuredData.Site(site.Name, asked.AbsoluteUrl(home), site.Language) : null,
        };
        return await composition.Pages.Body<FrontPage>(frame, new FrontView
        {
            Frame = frame,
            Date = after is null ? page.Items.Select(item => item.PublishedAt).Max() : null,
            Heading = frame.Title,
            Kind = after is null ? null : words["archive.title"],
            KindPath = after is null ? null : asked.PathBase + "/archive",
            Lead = after is null && page.Items is [var lead, ..] ? lead : null,
            Items = after is null ? [.. page.Items.Skip(1)] : page.Items,
            NewestPath = after is null ? null : home,
            OlderPath = page.Next is { } next ? $"{home}?before={next}" : null,
        });
    }
}
