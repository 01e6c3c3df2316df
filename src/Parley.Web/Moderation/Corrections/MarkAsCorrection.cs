using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Discussions;
using Parley.Core.Moderation.Reports;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.Discussions.Quotes;
using Parley.Storage.Moderation.Corrections;
using Parley.Storage.Site;
using Parley.Web.Discussions;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Corrections;

/// <summary><c>/comments/{id}/correct</c> and <c>POST /api/v1/comments/{id}/correct</c>: a reader tells the editors that a comment points out a mistake in the article.</summary>
internal static class MarkAsCorrection
{
    internal sealed record Request(string? Right = null, bool Credit = false);

    public static async Task<Results<Accepted<CorrectionRequestedJson>, ProblemHttpResult>> Handle(
        long id, Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        var form = new CorrectionForm { Right = request.Right, Credit = request.Credit ? "yes" : null };
        var (taken, refusal) = await File(new CommentId(id), form, http, reader, site, database, keys, cancel);
        return taken is null ? (refusal ?? Refusal.NotFound).AsProblem() : TypedResults.Accepted((string?)null, new CorrectionRequestedJson(taken.Again ? "known" : "taken"));
    }

    public static async Task<Results<HtmlPage, NotFound>> HandlePage(
        long id, string? thanks, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) =>
        await Page(new CommentId(id), new CorrectionForm { Credit = "yes" }, null, thanks, http, reader, site, database, cancel) is { } page ? page : TypedResults.NotFound();

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, [FromForm] CorrectionForm? form, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        // A form without any of its fields is bound to nothing.
        form ??= new();
        var (taken, refusal) = await FormDeed.Try(site, () => File(new CommentId(id), form, http, reader, site, database, keys, cancel));
        if (taken is not null)
            return PersonalAnswer.GoTo(http, $"{http.Request.PathBase}/comments/{id}/correct?thanks={(taken.Again ? "again" : "yes")}");
        return await Page(new CommentId(id), form, refusal, null, http, reader, site, database, cancel) is { } page ? page : TypedResults.NotFound();
    }

    private static async Task<(CorrectionRequestResult.Taken? Taken, Refusal? Refusal)> File(
        CommentId id, CorrectionForm form, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        if (await database.Comment(id, cancel) is not { Visible: true, State: CommentState.Posted } comment || !site.Shows(comment)
            || await database.Discussion(comment.Discussion, cancel) is not { IsPublic: true, Article: { } article })
            return (null, Refusal.NotFound);
        var (right, wrong) = form.CheckRight(isNeeded: false, http.Words());
        if (wrong is not null)
            return (null, wrong);
        var who = CorrectionForm.Who(reader, http, address => Reporter.OfAddress(address, id, keys.Hashing));
        var quoted = (await database.QuotesOf([id], cancel)).FirstOrDefault(quote => quote.Article == article);
        var place = quoted is { Target.Passage: { } passage } ? new ArticlePlace(passage, quoted.Target.Revision, quoted.Range) : null;
        var request = new NewCorrectionRequest(
            comment.Site, article, place, id, reader.Account, reader.Guest, who, right, form.Credit is "yes" && reader.Account is not null, http.Now());
        var result = await database.Write((job, stop) => job.RequestCorrection(request, stop), cancel);
        return (result as CorrectionRequestResult.Taken, CorrectionForm.Refused(result, http.Words()));
    }

    private static async Task<HtmlPage?> Page(
        CommentId id, CorrectionForm form, Refusal? refusal, string? thanks, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        await using var snapshot = await database.Snapshot(cancel);
        if (await database.Comment(id, cancel) is not { Visible: true } row || !site.Shows(row) || (row.State != CommentState.Posted && thanks is null)
            || await database.Discussion(row.Discussion, cancel) is not { IsPublic: true, Article: not null } discussion
            || http.RequestServices.GetRequiredService<SiteDirectory>().ById(row.Site) is not { } owner)
            return null;
        return HtmlPage.Personal<CorrectionFormPage>(
            new CorrectionFormView
            {
                Frame = CorrectionForm.Frame(Frames.Personal(http, owner, reader.Words(owner)["correct.heading"], reader)),
                ArticleHeadline = discussion.Title,
                ArticlePath = site.Page(owner, discussion),
                Action = $"{site.Prefix(owner)}/comments/{id}/correct",
                Comment = ThreadViews.Comment(site, owner, row, null),
                Form = form,
                MayBeCredited = reader.Account is not null,
                Thanks = CorrectionForm.ThanksFor(thanks, reader.Account is not null),
                Error = refusal?.Detail ?? refusal?.Title,
            }, refusal?.Status ?? StatusCodes.Status200OK);
    }
}
