using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Articles;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Moderation.Corrections;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation.Corrections;
using Parley.Storage.Site;
using Parley.Web.Discussions;
using Parley.Web.Moderation.Desk;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Corrections;

/// <summary><c>/desk/corrections/{id}</c>: one mistake that readers point out. It is accepted by correcting the article, and declined here, with the reasons.</summary>
internal static class DecideCorrection
{
    /// <summary>Of those who said so; a thousand of them say no more than these.</summary>
    private const int MostShown = 50;

    public static async Task<Results<HtmlPage, NotFound>> Page(
        long id, CurrentReader reader, CurrentSite asked, Database database, HttpContext http, CancellationToken cancel) =>
        await Show(id, null, null, StatusCodes.Status200OK, reader, asked, database, http, cancel) is { } page ? page : TypedResults.NotFound();

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, [FromForm] string? answer, CurrentReader reader, CurrentSite asked, Database database, KeyFile keys, HttpContext http, CancellationToken cancel)
    {
        var words = http.Words();
        if (TextRules.Check(answer, CorrectionRequest.LongestAnswer) is not TextOutcome.Accepted { Text: var reasons })
            return await Again(words.Fill("desk.correction.answer_bad", ("limit", words.Number(CorrectionRequest.LongestAnswer))), StatusCodes.Status422UnprocessableEntity);
        var actor = reader.Account ?? throw new InvalidOperationException("The edge lets editors in only.");
        var decision = new CorrectionDecision(asked.Site.Id, id, CorrectionRequestState.Declined, null, reasons, actor, http.Now());
        return await database.Write((job, stop) => job.DecideCorrection(decision, keys, stop), cancel)
            ? PersonalAnswer.GoTo(http, $"{http.Request.PathBase}/desk/corrections?done=1")
            : await Again(words["desk.correction.overtaken"], StatusCodes.Status409Conflict);

        async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> Again(string problem, int status) =>
            await Show(id, answer, problem, status, reader, asked, database, http, cancel) is { } page ? page : TypedResults.NotFound();
    }

    private static async Task<HtmlPage?> Show(
        long id, string? answer, string? problem, int status, CurrentReader reader, CurrentSite asked, Database database, HttpContext http, CancellationToken cancel)
    {
        await using var moment = await database.Snapshot(cancel);
        if (await database.CorrectionRequest(asked.Site.Id, id, cancel) is not { } request || await database.ArticleOf(asked.Site.Id, request.Article, cancel) is not { } article)
            return null;
        var comment = request.Comment is { } said ? await database.Comment(said, cancel) : null;
        var then = request.Place is { } at ? await database.Revision(request.Article, at.Revision, cancel) : null;
        var now = then is null ? null : await database.CurrentRevision(article, cancel);
        var carried = request.Place is { } place && then is not null && now is not null
            ? new PassageCarry(then.Passages, now.Passages).Carry(place.Passage, place.Range) : QuotePlace.Gone;
        var desk = await DeskFrame.Of(http, "corrections", http.Words()["desk.correction.heading"], reader, database, cancel);
        return HtmlPage.Personal<DecideCorrectionPage>(
            new DecideCorrectionView
            {
                Desk = desk with { Frame = CorrectionForm.Frame(desk.Frame) },
                Request = request,
                ArticlePath = article.State == ArticleState.Published ? asked.PathBase + SiteLinks.Article(article.Slug) : null,
                EditorPath = $"{asked.PathBase}/editor/articles/{article.Id}",
                Anchor = carried.Passage is { } passage ? $"#p-{passage}" : "",
                Then = request.Place is { } marked ? MarkedPlace.In(then, marked.Passage, marked.Range) : null,
                Fate = carried.Fate,
                Now = MarkedPlace.In(now, carried.Passage, carried.Range),
                // Staff judge the words, so they see them removed or not.
                Comment = comment is null ? null : ThreadViews.Comment(asked, asked.Site, comment, null) with { Html = SafeHtml.FromStore(comment.Html) },
                Requesters = await database.RequestersOf(id, MostShown, cancel),
                Answer = answer,
                Problem = problem,
            }, status);
    }
}

public sealed record DecideCorrectionView
{
    public required DeskFrame Desk { get; init; }
    public required CorrectionRequestRow Request { get; init; }

    /// <summary>Null while readers do not see the article.</summary>
    public required string? ArticlePath { get; init; }
    public required string EditorPath { get; init; }

    /// <summary>Of the passage in the article, with its sign; empty where it is not there.</summary>
    public required string Anchor { get; init; }

    /// <summary>The words as the reader saw them.</summary>
    public required MarkedPlace? Then { get; init; }

    /// <summary>What became of them since.</summary>
    public required QuoteFate Fate { get; init; }

    /// <summary>What stands in their place today; null where nobody knows.</summary>
    public required MarkedPlace? Now { get; init; }
    public required CommentView? Comment { get; init; }

    /// <summary>The first of them.</summary>
    public required IReadOnlyList<CorrectionRequesterRow> Requesters { get; init; }
    public string? Answer { get; init; }
    public string? Problem { get; init; }
}
