using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Storage.Articles;
using Parley.Web.Site;

namespace Parley.Web.Articles.Lists;

/// <summary><c>GET /archive</c>: the months in which something appeared; <c>GET /archive/{year}/{month}?before=</c>: the articles of one. Months are of UTC.</summary>
internal static class ShowArchive
{
    /// <summary>Of a hundred years.</summary>
    private const int MostMonths = 1_200;

    public static async Task<Results<FinishedPage, NotFound>> Handle(CurrentSite asked, PageCache pages, CancellationToken cancel) =>
        await pages.Get(new PageKey(PageKind.Archive, asked), null, (composition, stop) => Compose(asked, composition, stop), cancel) is { } page
            ? page
            : TypedResults.NotFound();

    public static async Task<Results<FinishedPage, NotFound>> HandleMonth(
        int year, int month, string? before, CurrentSite asked, PageCache pages, CancellationToken cancel)
    {
        var after = ListCursor.Parse(before);
        if (year is < 1 or > 9998 || month is < 1 or > 12 || (after is null && !string.IsNullOrEmpty(before)))
            return TypedResults.NotFound();
        var first = new DateTimeOffset(year, month, 1, 0, 0, 0, TimeSpan.Zero);
        var key = new PageKey(PageKind.Archive, asked) { Id = (year * 12) + month, Text = after?.ToString() };
        return await pages.Get(key, null, (composition, stop) => ComposeMonth(first, after, asked, composition, stop), cancel) is { } page
            ? page
            : TypedResults.NotFound();
    }

    private static async Task<PageBody?> Compose(CurrentSite asked, Composition composition, CancellationToken cancel)
    {
        if (await composition.Site(asked.Site.Id, cancel) is not { } site)
            return null;
        List<DateTimeOffset> months = [];
        var until = DateTimeOffset.MaxValue;
        while (months.Count < MostMonths && await composition.Database.NewestBefore(site.Id, until, cancel) is { } newest)
            months.Add(until = new DateTimeOffset(newest.UtcDateTime.Year, newest.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero));

        var words = Words.For(site.Language);
        var frame = Frames.Frame(asked, site, words["archive.title"]) with
        {
            Canonical = asked.AbsoluteUrl(asked.PathBase + "/archive"),
        };
        return await composition.Pages.Body<ArchivePage>(frame, new ArchiveView
        {
            Frame = frame,
            Years = [.. months.GroupBy(month => month.Year).Select(year => new ArchiveYear(
                year.Key, [.. year.Select(month => new PageLink(words.MonthName(month), asked.PathBase + ListLinks.Archive(month.Year, month.Month)))]))],
        });
    }

    private static async Task<PageBody?> ComposeMonth(DateTimeOffset first, ListCursor? after, CurrentSite asked, Composition composition, CancellationToken cancel)
    {
        if (await composition.Site(asked.Site.Id, cancel) is not { } site)
            return null;
        var list = ArticleList.All(site.Id) with { From = first, Until = first.AddMonths(1) };
        var page = await ListItems.Read(composition, asked, site, list, after is { } cursor && cursor.PublishedAt < list.Until ? cursor : null, cancel);
        if (page.Items.Count == 0)
            return null;
        var words = Words.For(site.Language);
        var name = words.Month(first);
        var path = asked.PathBase + ListLinks.Archive(first.Year, first.Month);
        var frame = Frames.Frame(asked, site, name) with { Canonical = asked.AbsoluteUrl(after is null ? path : $"{path}?before={after}") };
        return await composition.Pages.Body<FrontPage>(frame, new FrontView
        {
            Frame = frame,
            Heading = name,
            Kind = words["archive.title"],
            KindPath = asked.PathBase + "/archive",
            Items = page.Items,
            NewestPath = after is null ? null : path,
            OlderPath = page.Next is { } next ? $"{path}?before={next}" : null,
        });
    }
}
