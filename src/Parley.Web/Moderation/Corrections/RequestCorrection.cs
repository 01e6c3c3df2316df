using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Articles;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Moderation.Corrections;
using Parley.Core.Moderation.Reports;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Moderation.Corrections;
using Parley.Storage.Site;
using Parley.Web.Discussions;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Corrections;

/// <summary><c>/articles/{slug}/correct?at=REF</c> and <c>POST /api/v1/articles/{slug}/correct</c>: any reader tells the editors of a mistake in an article.</summary>
internal static class RequestCorrection
{
    public static async Task<Results<Accepted<CorrectionRequestedJson>, ProblemHttpResult>> Handle(
        string slug, CorrectionForm request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        var (taken, refusal) = await File(slug, request, http, reader, site, database, keys, cancel);
        return taken is null ? (refusal ?? Refusal.NotFound).AsProblem() : TypedResults.Accepted((string?)null, new CorrectionRequestedJson(taken.Again ? "known" : "taken"));
    }

    public static async Task<Results<HtmlPage, NotFound>> HandlePage(
        string slug, string? at, string? thanks, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) =>
        await Page(slug, new CorrectionForm { At = at, Credit = "yes" }, null, thanks, http, reader, site, database, cancel) is { } page ? page : TypedResults.NotFound();

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        string slug, [FromForm] CorrectionForm? form, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        // A form without any of its fields is bound to nothing.
        form ??= new();
        var (taken, refusal) = await FormDeed.Try(site, () => File(slug, form, http, reader, site, database, keys, cancel));
        if (taken is not null)
            return PersonalAnswer.GoTo(http, $"{http.Request.PathBase}/articles/{Uri.EscapeDataString(slug)}/correct?thanks={(taken.Again ? "again" : "yes")}");
        return await Page(slug, form, refusal, null, http, reader, site, database, cancel) is { } page ? page : TypedResults.NotFound();
    }

    private static async Task<(CorrectionRequestResult.Taken? Taken, Refusal? Refusal)> File(
        string slug, CorrectionForm form, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        var words = http.Words();
        if (await database.ArticleAt(site.Site.Id, slug, cancel) is not { State: ArticleState.Published } article)
            return (null, Refusal.NotFound);
        var (right, wrong) = form.CheckRight(isNeeded: true, words);
        if (right is null)
            return (null, wrong);
        ArticlePlace? place;
        if (string.IsNullOrEmpty(form.At))
            (place, wrong) = await Find(form.Words, article, words, database, cancel);
        else
            (place, wrong) = ((await Picked(form.At, article, database, cancel))?.Place, Refusals.Field(words["correct.no_place"], "at"));
        if (place is null)
            return (null, wrong);
        var who = CorrectionForm.Who(reader, http, address => Reporter.OfAddress(address, article.Id, keys.Hashing));
        var request = new NewCorrectionRequest(
            site.Site.Id, article.Id, place, null, reader.Account, reader.Guest, who, right, form.Credit is "yes" && reader.Account is not null, http.Now());
        var result = await database.Write((job, stop) => job.RequestCorrection(request, stop), cancel);
        return (result as CorrectionRequestResult.Taken, CorrectionForm.Refused(result, words));
    }

    /// <summary>
    /// A place that was picked, in the revision of today; null where its words do not stand in that: what was taken out of an article is not
    /// shown again to whoever knows its place.
    /// </summary>
    private static async Task<(ArticlePlace Place, MarkedPlace Shown)?> Picked(string? at, Article article, Database database, CancellationToken cancel)
    {
        if (QuoteRef.Parse(at) is not { Target: { Passage: { } id, Revision: var number } } named
            || await database.Revision(article.Id, number, cancel) is not { } revision
            || revision.Passages.FirstOrDefault(one => one.Id == id) is not { Text: { Length: > 0 } text }
            || await database.CurrentRevision(article, cancel) is not { } current)
            return null;
        return WholeWords.Around(text, named.Range ?? new TextRange(0, text.Length)) is { IsEmpty: false } range
            && new PassageCarry(revision.Passages, current.Passages).Carry(id, range) is { Fate: QuoteFate.Same, Passage: { } passage, Range: var now }
            && MarkedPlace.In(current, passage, now) is { } shown
            ? (new ArticlePlace(passage, current.Number, now), shown)
            : null;
    }

    private static async Task<(ArticlePlace? Place, Refusal? Refusal)> Find(string? copied, Article article, Words words, Database database, CancellationToken cancel)
    {
        var revision = await database.CurrentRevision(article, cancel) ?? throw new InvalidOperationException($"Article {article.Id} has no revision {article.Revision}.");
        return TextRules.Check(copied, CorrectionRequest.LongestText) switch
        {
            TextOutcome.Accepted { Text: var text } => WordsInArticle.Find(revision.Passages, text) switch
            {
                [var (passage, range)] => (new ArticlePlace(passage, revision.Number, range), null),
                [] => (null, Refusals.Field(words["correct.not_found"], "words")),
                _ => (null, Refusals.Field(words["correct.found_twice"], "words")),
            },
            TextOutcome.TooLong { Limit: var limit } => (null, Refusals.Field(words.Fill("correct.words_long", ("limit", words.Number(limit))), "words")),
            TextOutcome.BadCharacter => (null, Refusals.Field(words["correct.bad_text"], "words")),
            _ => (null, Refusals.Field(words["correct.no_words"], "words")),
        };
    }

    private static async Task<HtmlPage?> Page(
        string slug, CorrectionForm form, Refusal? refusal, string? thanks, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (await database.ArticleAt(site.Site.Id, slug, cancel) is not { State: ArticleState.Published } article)
            return null;
        var picked = string.IsNullOrEmpty(form.At) ? null : await Picked(form.At, article, database, cancel);
        if (form.At is { Length: > 0 } && picked is null && refusal is null)
            return null;
        return HtmlPage.Personal<CorrectionFormPage>(
            new CorrectionFormView
            {
                Frame = CorrectionForm.Frame(Frames.Personal(http, site.Site, reader.Words(site.Site)["correct.heading"], reader)),
                ArticleHeadline = article.Headline,
                ArticlePath = site.PathBase + SiteLinks.Article(article.Slug),
                Action = $"{site.PathBase}{SiteLinks.Article(article.Slug)}/correct",
                Place = picked?.Shown,
                Form = picked is null ? form with { At = null } : form,
                MayBeCredited = reader.Account is not null,
                Thanks = CorrectionForm.ThanksFor(thanks, reader.Account is not null),
                Error = refusal?.Detail ?? refusal?.Title,
            }, refusal?.Status ?? StatusCodes.Status200OK);
    }
}
