using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Storage;
using Parley.Storage.Site;
using Parley.Web.People;

namespace Parley.Web.Site.Pictures;

/// <summary><c>POST /pictures/{id}</c> and <c>PATCH /api/v1/pictures/{id}</c>: what a picture shows and whose it is. Articles keep the words they were given.</summary>
internal static class DescribePicture
{
    /// <summary>What is absent becomes empty.</summary>
    internal sealed record Request
    {
        public string? Alt { get; init; }
        public string? Credit { get; init; }
        public string? CreditLink { get; init; }
    }

    public static async Task<Results<Ok<PictureJson>, ProblemHttpResult>> Handle(
        long id, Request request, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (await Describe(id, request, site, database, cancel) is { } refusal)
            return refusal.AsProblem();
        return await database.NewsroomPicture(site.Site.Id, id, cancel) is { } row ? TypedResults.Ok(PictureJson.Of(site, row)) : Refusal.NotFound.AsProblem();
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, [FromForm] Request? said, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        // A form without fields binds to nothing.
        var form = said ?? new Request();
        if (await Describe(id, form, site, database, cancel) is not { } refusal)
            return PersonalAnswer.GoTo(http, $"{site.PathBase}/pictures?below={id + 1}&saved={id}#picture-{id}");
        if (refusal == Refusal.NotFound)
            return TypedResults.NotFound();
        return await ListPictures.Page(
            http, reader, site, database, id + 1, new PictureFormView(form.Alt, form.Credit, form.CreditLink, refusal.Detail ?? refusal.Title, "") { Id = id }, cancel, refusal.Status);
    }

    private static async Task<Refusal?> Describe(long id, Request request, CurrentSite site, Database database, CancellationToken cancel)
    {
        var (said, field, why) = PictureWords.Read(site.Words(), request.Alt, request.Credit, request.CreditLink);
        if (said is null)
            return Refusal.BadField(field, why) with { Detail = why };
        return await database.Write((job, stop) => job.DescribePicture(site.Site.Id, id, said.Alt, said.Credit, said.CreditLink, stop), cancel) ? null : Refusal.NotFound;
    }
}
