using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Moderation.Corrections;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Corrections;

/// <summary><c>GET /corrections/requests/{id}</c>: what became of a mistake, for those who pointed it out and the author of the comment that did.</summary>
internal static class ShowCorrectionRequest
{
    public static async Task<Results<HtmlPage, NotFound>> Page(
        long id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        await using var moment = await database.Snapshot(cancel);
        if (await database.CorrectionRequest(site.Site.Id, id, cancel) is not { } request || !await database.MaySeeRequest(id, reader.Account, reader.Guest, cancel))
            return TypedResults.NotFound();
        var revision = request.Place is { } place ? await database.Revision(request.Article, place.Revision, cancel) : null;
        return HtmlPage.Personal<CorrectionRequestPage>(new CorrectionRequestView
        {
            Frame = CorrectionForm.Frame(Frames.Personal(http, site.Site, reader.Words(site.Site)["correct.request"], reader)),
            Request = request,
            ArticlePath = site.PathBase + SiteLinks.Article(request.Slug),
            Words = request.Place is { } marked ? ShowCorrectionRequests.WordsAt(revision, marked) : null,
        });
    }
}

public sealed record CorrectionRequestView
{
    public required PageFrame Frame { get; init; }
    public required CorrectionRequestRow Request { get; init; }
    public required string ArticlePath { get; init; }

    /// <summary>As they were marked; null where only a comment says it.</summary>
    public required string? Words { get; init; }
}
