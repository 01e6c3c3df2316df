using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Storage;
using Parley.Storage.Site;
using Parley.Web.People;

namespace Parley.Web.Site.Pictures;

/// <summary><c>GET /pictures</c> and <c>GET /api/v1/pictures</c>: the newsroom's pictures, to be found and used again.</summary>
internal static class ListPictures
{
    private const int OnPage = 24;

    /// <param name="Next">Hand it back as <c>below</c> for the next page; absent on the last.</param>
    internal sealed record Answer(IReadOnlyList<PictureJson> Pictures, string? Next);

    public static async Task<Ok<Answer>> Handle(CurrentSite site, Database database, long? below, CancellationToken cancel)
    {
        var (rows, next) = await Rows(site, database, below, cancel);
        return TypedResults.Ok(new Answer([.. rows.Select(row => PictureJson.Of(site, row))], next?.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    public static Task<HtmlPage> HandlePage(HttpContext http, CurrentReader reader, CurrentSite site, Database database, long? below, CancellationToken cancel) =>
        Page(http, reader, site, database, below, new PictureFormView(null, null, null, null, ""), cancel);

    public static async Task<HtmlPage> Page(
        HttpContext http, CurrentReader reader, CurrentSite site, Database database, long? below, PictureFormView form, CancellationToken cancel,
        int status = StatusCodes.Status200OK)
    {
        var (rows, next) = await Rows(site, database, below, cancel);
        var words = site.Words();
        return HtmlPage.Personal<PicturesPage>(
            new PicturesView
            {
                Frame = Frames.Personal(http, site.Site, words["pictures.heading"], reader),
                Pictures = rows,
                Form = form,
                Saved = Number(http, "saved") ?? Number(http, "added"),
                OlderPath = next is null ? null : $"{site.PathBase}/pictures?below={next}",
            }, status);
    }

    private static long? Number(HttpContext http, string name) =>
        long.TryParse(http.Request.Query[name], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    private static async Task<(IReadOnlyList<PictureRow> Rows, long? Next)> Rows(CurrentSite site, Database database, long? below, CancellationToken cancel)
    {
        var rows = await database.NewsroomPictures(site.Site.Id, below, OnPage + 1, cancel);
        return rows.Count > OnPage ? (rows.Take(OnPage).ToList(), rows[OnPage - 1].Id) : (rows, null);
    }
}
