using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Articles;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Moderation.Sources;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Sources;

/// <summary>
/// <c>/articles/{slug}/quotations/{passage}/ask-source</c> and the same with <c>PUT</c> under <c>/api/v1</c>: a reader asks where a quotation of an
/// article is from, or asks no more. The passage is the quotation's first.
/// </summary>
internal static class AskForQuotation
{
    public static async Task<Results<Ok<AskingJson>, ProblemHttpResult>> Handle(
        string slug, long passage, AskRequest request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        var (done, refusal) = await Ask(slug, new PassageId(passage), request.Ask, http, reader, site, database, cancel);
        return done is null ? (refusal ?? Refusal.NotFound).AsProblem() : TypedResults.Ok(new AskingJson(request.Ask, done.Askers));
    }

    public static async Task<Results<HtmlPage, NotFound>> HandlePage(
        string slug, long passage, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) =>
        await Page(slug, new PassageId(passage), null, http, reader, site, database, cancel) is { } page ? page : TypedResults.NotFound();

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        string slug, long passage, [FromForm] string? value, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        var (done, refusal) = await Ask(slug, new PassageId(passage), value != "0", http, reader, site, database, cancel);
        if (done is not null)
            return PersonalAnswer.GoTo(http, $"{http.Request.PathBase}{SiteLinks.Article(slug)}/quotations/{passage}/ask-source");
        return await Page(slug, new PassageId(passage), refusal, http, reader, site, database, cancel) is { } page ? page : TypedResults.NotFound();
    }

    private static async Task<(AskResult.Done? Done, Refusal? Refusal)> Ask(
        string slug, PassageId passage, bool asks, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (reader.Account is not { } account || await database.ArticleAt(site.Site.Id, slug, cancel) is not { } article)
            return (null, Refusal.NotFound);
        var now = http.Now();
        if (asks && reader.BarAt(site.Site.Id, now) is { } bar)
            return (null, BarredReader.Refusal(http.Words(), http, bar));
        var result = await database.Write((job, stop) => job.AskQuotation(site.Site.Id, article.Id, passage, account, asks, now, stop), cancel);
        return (result as AskResult.Done, AskForSource.Refused(result, http.Words()));
    }

    private static async Task<HtmlPage?> Page(
        string slug, PassageId passage, Refusal? refusal, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (await database.ArticleAt(site.Site.Id, slug, cancel) is not { } known || await database.Quotation(site.Site.Id, known.Id, passage, cancel) is not { Article: var article, Laid: var quotation })
            return null;
        var frame = Frames.Personal(http, site.Site, reader.Words(site.Site)["source.heading"], reader);
        var question = await database.QuestionAbout(null, article.Id, passage, cancel);
        return HtmlPage.Personal<AskForSourcePage>(
            new AskForSourceView
            {
                Frame = frame,
                ArticleHeadline = article.Headline,
                ArticlePath = site.PathBase + SiteLinks.Article(article.Slug),
                Action = $"{site.PathBase}{SiteLinks.Article(article.Slug)}/quotations/{passage}/ask-source",
                Quotation = quotation,
                Source = (await database.SourcesOf(article.Id, cancel)).GetValueOrDefault(passage) is { } asked ? SourceView.Of(asked, frame.Link) : null,
                Asks = question is not null && reader.Account is { } account && await database.AsksSource(question.Id, account, cancel),
                HasAccount = reader.Account is not null,
                Error = refusal?.Detail ?? refusal?.Title,
            }, refusal?.Status ?? StatusCodes.Status200OK);
    }
}
