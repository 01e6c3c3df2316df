using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Site;
using Parley.Web.People;

namespace Parley.Web.Site.Pictures;

/// <summary><c>POST /pictures</c> and <c>POST /api/v1/pictures</c>: an editor brings a picture, with what it shows and whose it is.</summary>
internal static class AddPicture
{
    internal sealed record Request
    {
        public string? Alt { get; init; }
        public string? Credit { get; init; }
        public string? CreditLink { get; init; }
    }

    public static async Task<Results<Created<PictureJson>, ProblemHttpResult>> Handle(
        HttpContext http, CurrentReader reader, CurrentSite site, Database database, PictureDesk desk, CancellationToken cancel)
    {
        // Not bound by the framework, which would answer what is no form before anybody asks who sends it.
        if (!http.Request.HasFormContentType)
            return Refusal.ForStatus(StatusCodes.Status415UnsupportedMediaType).AsProblem();
        var form = http.Request.Form;
        var (id, refusal, _) = await Add(
            new Request { Alt = form["alt"], Credit = form["credit"], CreditLink = form["creditLink"] }, http, reader, site, database, desk, cancel);
        if (refusal is not null)
            return refusal.AsProblem();
        return await database.NewsroomPicture(site.Site.Id, id, cancel) is { } row
            ? TypedResults.Created($"{site.PathBase}/files/{row.Picture.Hash}", PictureJson.Of(site, row))
            : Refusal.NotFound.AsProblem();
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage>> HandleForm(
        [FromForm] Request? words, HttpContext http, CurrentReader reader, CurrentSite site, Database database, PictureDesk desk, CancellationToken cancel)
    {
        var form = words ?? new Request();
        // A person is asked; a program may bring the words later.
        if (string.IsNullOrWhiteSpace(form.Alt))
            return await ListPictures.Page(http, reader, site, database, null, new PictureFormView(form.Alt, form.Credit, form.CreditLink, site.Words()["picture.alt_missing"], "alt"), cancel);
        var (id, refusal, field) = await Add(form, http, reader, site, database, desk, cancel);
        return refusal is null
            ? PersonalAnswer.GoTo(http, $"{site.PathBase}/pictures?added={id}#picture-{id}")
            : await ListPictures.Page(
                http, reader, site, database, null, new PictureFormView(form.Alt, form.Credit, form.CreditLink, refusal.Detail ?? refusal.Title, field), cancel, refusal.Status);
    }

    private static async Task<(long Id, Refusal? Refusal, string Field)> Add(
        Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, PictureDesk desk, CancellationToken cancel)
    {
        var words = site.Words();
        var (said, field, why) = PictureWords.Read(words, request.Alt, request.Credit, request.CreditLink);
        if (said is null)
            return (0, Refusal.BadField(field, why) with { Detail = why }, field);
        if (SentPicture.Of(http) is not { } sent)
            return (0, PictureFaults.Refusal(words, new PictureFault.Empty()), PictureForm.Part);
        var outcome = await desk.Take(await sent.Bytes(cancel), PictureUse.Article, cancel);
        if (outcome is not PictureOutcome.Taken taken)
            return (0, PictureFaults.Refuse(http, words, ((PictureOutcome.Refused)outcome).Why), PictureForm.Part);
        var id = await database.Write(
            (job, stop) => job.KeepPicture(
                new PictureToKeep
                {
                    Site = site.Site.Id, Purpose = PicturePurpose.Newsroom, Picture = taken.Picture, Files = taken.Files, Account = reader.Account, At = http.Now(),
                    Alt = said.Alt, Credit = said.Credit, CreditLink = said.CreditLink,
                },
                stop),
            cancel);
        return (id, null, "");
    }
}
