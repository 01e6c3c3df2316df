using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Storage.Articles;
using Parley.Web.Articles.Feeds;
using Parley.Web.Site;

namespace Parley.Web.Articles;

/// <summary><c>GET /corrections?below=</c>: what the site put right, in public, the same for everyone.</summary>
internal static class ShowCorrections
{
    private const int OnPage = 30;

    public static async Task<Results<FinishedPage, NotFound>> Handle(string? below, CurrentSite asked, PageCache pages, CancellationToken cancel)
    {
        var cursor = CorrectionCursor.Parse(below);
        if (below is not null && cursor is null)
            return TypedResults.NotFound();
        var key = new PageKey(PageKind.Corrections, asked) { Text = cursor?.ToString() };
        return await pages.Get(key, null, (composition, stop) => Compose(asked, cursor, composition, stop), cancel) is { } page ? page : TypedResults.NotFound();
    }

    private static async Task<PageBody?> Compose(CurrentSite asked, CorrectionCursor? below, Composition composition, CancellationToken cancel)
    {
        if (await composition.Site(asked.Site.Id, cancel) is not { } site)
            return null;
        var rows = await composition.Database.NewestCorrections(site.Id, OnPage + 1, below, cancel);
        // A page beyond the last is no page: nobody can fill the memory with them.
        if (rows.Count == 0 && below is not null)
            return null;
        var words = Words.For(site.Language);
        var path = asked.PathBase + "/corrections";
        var frame = Frames.Frame(asked, site, words["corrections.heading"]) with
        {
            Description = words["corrections.lede"],
            Canonical = asked.AbsoluteUrl(path),
            NoIndex = below is not null,
            Feeds = FeedLinks.OfCorrections(asked, words),
        };
        var last = rows.Count > OnPage ? rows[OnPage - 1].Correction : null;
        return await composition.Pages.Body<CorrectionsPage>(frame, new CorrectionsView
        {
            Frame = frame,
            Items =
            [
                .. rows.Take(OnPage).Select(row => new CorrectedItem(
                    row.Correction.Id, $"{asked.PathBase}{SiteLinks.Article(row.Slug)}#corrections", row.Headline, row.Language, row.Direction, CorrectionView.Of(row.Correction))),
            ],
            OlderPath = last is null ? null : $"{path}?below={new CorrectionCursor(last.At, last.Id)}",
        });
    }
}
