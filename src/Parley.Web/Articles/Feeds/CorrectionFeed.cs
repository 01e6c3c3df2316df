using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Storage.Articles;
using Parley.Web.Site;

namespace Parley.Web.Articles.Feeds;

/// <summary><c>GET /corrections/feed.{format}</c>: what the site put right, newest first.</summary>
internal static class CorrectionFeed
{
    private const int Most = 50;

    public static async Task<Results<FinishedPage, NotFound>> Handle(FeedFormat format, CurrentSite asked, PageCache pages, CancellationToken cancel) =>
        await pages.Get(new PageKey(PageKind.CorrectionFeed, asked) { Text = format.Name }, null, (composition, stop) => Compose(format, asked, composition, stop), cancel) is { } page
            ? page
            : TypedResults.NotFound();

    private static async Task<PageBody?> Compose(FeedFormat format, CurrentSite asked, Composition composition, CancellationToken cancel)
    {
        if (await composition.Site(asked.Site.Id, cancel) is not { } site)
            return null;
        var newest = await composition.Database.NewestCorrections(site.Id, Most, null, cancel);
        var words = Words.For(site.Language);
        var page = asked.Origin + asked.PathBase + "/corrections";
        var frame = Frames.Frame(asked, site, null);
        List<FeedEntry> entries = [];
        foreach (var row in newest)
            entries.Add(await Entry(composition, frame, row, page));
        return new Feed
        {
            Url = $"{page}/feed.{format.Name}",
            Page = page,
            Title = words.Fill("page.title", ("title", words["corrections.heading"]), ("site", site.Name)),
            Language = site.Language,
            Updated = newest.Select(row => row.Correction.At).DefaultIfEmpty(site.CreatedAt).Max(),
            Entries = entries,
        }.In(format);
    }

    private static async Task<FeedEntry> Entry(Composition composition, PageFrame frame, CorrectedArticle row, string page)
    {
        var text = await composition.Pages.Template<CorrectionText>(
            (nameof(CorrectionText.Frame), frame), (nameof(CorrectionText.Correction), CorrectionView.Of(row.Correction)), (nameof(CorrectionText.Language), row.Language));
        return new FeedEntry
        {
            Url = $"{page}#correction-{row.Correction.Id}",
            Title = row.Headline,
            Updated = row.Correction.At,
            Published = row.Correction.At,
            Html = Encoding.UTF8.GetString(text.Fill()).Trim(),
            Language = row.Language,
        };
    }
}
