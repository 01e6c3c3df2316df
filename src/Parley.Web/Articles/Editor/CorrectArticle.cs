using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Articles;
using Parley.Core.Moderation.Corrections;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Moderation.Corrections;
using Parley.Storage.Site;
using Parley.Web.Moderation.Corrections;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Articles.Editor;

/// <summary><c>/editor/articles/{id}/corrections</c>: puts right in public what a published article said.</summary>
internal static class CorrectArticle
{
    public static async Task<Results<HtmlPage, NotFound>> HandlePage(
        long id, long? correcting, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) =>
        await OpenedArticle.Find(id, http, reader, site, database, cancel) is { Article.State: ArticleState.Published } opened
            ? await Page(opened, await Asked(opened, correcting, cancel), cancel)
            : TypedResults.NotFound();

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        long id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        if (await OpenedArticle.Find(id, http, reader, site, database, cancel) is not { Article.State: ArticleState.Published } opened)
            return TypedResults.NotFound();
        var entry = Check(Typed(http.Request.Form), http.Words());
        if (entry.Error is null && !await database.Write((job, stop) => Write(job, opened, entry, keys, stop), cancel))
            entry = entry with { Error = http.Words().Fill("editor.corrections_most", ("n", http.Words().Number(ArticleWrites.MostCorrections))) };
        return entry.Error is null
            ? PersonalAnswer.GoTo(http, opened.Path + "/corrections")
            : await Page(opened, entry, cancel, StatusCodes.Status422UnprocessableEntity);
    }

    public static CorrectionEntry Typed(IFormCollection form) => new(
        form["correctionKind"].ToString(), form["correctionWrong"].ToString().Trim(), form["correctionRight"].ToString().Trim())
    {
        Request = long.TryParse(form["correcting"], NumberStyles.None, CultureInfo.InvariantCulture, out var request) ? request : null,
        Credit = form["correctionCredit"] == "yes",
    };

    public static bool IsEmpty(CorrectionEntry entry) => entry.Wrong.Length == 0 && entry.Right.Length == 0;

    /// <summary>The same with what is wrong with it.</summary>
    public static CorrectionEntry Check(CorrectionEntry entry, Words words)
    {
        var (wrong, right) = (TextRules.Check(entry.Wrong, Correction.LongestText), TextRules.Check(entry.Right, Correction.LongestText));
        var error = KindOf(entry) is not { } kind ? words["editor.correction_kind_missing"]
            : right is TextOutcome.TooLong || wrong is TextOutcome.TooLong ? words.Fill("editor.correction_long", ("n", words.Number(Correction.LongestText)))
            : right is TextOutcome.BadCharacter || wrong is TextOutcome.BadCharacter ? words["editor.correction_sign"]
            : entry.Right.Length == 0 ? words["editor.correction_right_missing"]
            : kind == CorrectionKind.Correction && entry.Wrong.Length == 0 ? words["editor.correction_wrong_missing"]
            : null;
        return entry with { Error = error };
    }

    /// <summary>
    /// Puts it on record and settles the request of readers that it answers, inside a write job; an empty one only settles: the mistake was put
    /// right without a word. False when the article has too many corrections already.
    /// </summary>
    public static async Task<bool> Write(Database job, OpenedArticle opened, CorrectionEntry entry, KeyFile keys, CancellationToken cancel)
    {
        var now = opened.Http.Now();
        var request = await Open(job, opened, entry.Request, cancel);
        var reader = request is not null && entry.Credit ? await job.ReaderToCredit(request.Id, cancel) : null;
        var correction = IsEmpty(entry) ? null : await job.CorrectArticle(
            opened.Site.Id, opened.Id, KindOf(entry) ?? CorrectionKind.Correction, (TextRules.Check(entry.Wrong, Correction.LongestText) as TextOutcome.Accepted)?.Text,
            ((TextOutcome.Accepted)TextRules.Check(entry.Right, Correction.LongestText)).Text, opened.Editor, keys, now, cancel, reader?.Account);
        if (correction is null && !IsEmpty(entry))
            return false;
        if (request is not null)
            await job.DecideCorrection(new CorrectionDecision(opened.Site.Id, request.Id, CorrectionRequestState.Accepted, correction?.Id, null, opened.Editor, now), keys, cancel);
        return true;
    }

    /// <summary>The correction that readers asked for, in their words; an empty one where nothing of this article is asked.</summary>
    public static async Task<CorrectionEntry> Asked(OpenedArticle opened, long? request, CancellationToken cancel)
    {
        if (await Open(opened.Database, opened, request, cancel) is not { } asked)
            return new CorrectionEntry();
        var revision = asked.Place is { } place ? await opened.Database.Revision(opened.Id, place.Revision, cancel) : null;
        var wrong = asked.Place is { } marked ? ShowCorrectionRequests.WordsAt(revision, marked) : null;
        return new CorrectionEntry("correction", wrong ?? "", asked.Right ?? "") { Request = asked.Id, Credit = true };
    }

    /// <summary>The same with the name of the reader whom it may thank.</summary>
    public static async Task<CorrectionEntry> WithReader(OpenedArticle opened, CorrectionEntry entry, CancellationToken cancel) =>
        await Open(opened.Database, opened, entry.Request, cancel) is { } asked ? entry with { Reader = (await opened.Database.ReaderToCredit(asked.Id, cancel))?.Name } : entry with { Request = null };

    private static async Task<CorrectionRequestRow?> Open(Database database, OpenedArticle opened, long? request, CancellationToken cancel) =>
        request is { } id && await database.CorrectionRequest(opened.Site.Id, id, cancel) is { State: CorrectionRequestState.Open } asked && asked.Article == opened.Id ? asked : null;

    private static CorrectionKind? KindOf(CorrectionEntry entry) =>
        Enum.GetValues<CorrectionKind>().Cast<CorrectionKind?>().FirstOrDefault(kind => entry.Kind.Equals(kind?.ToString(), StringComparison.OrdinalIgnoreCase));

    private static async Task<HtmlPage> Page(OpenedArticle opened, CorrectionEntry entry, CancellationToken cancel, int status = StatusCodes.Status200OK)
    {
        var corrections = await opened.Database.CorrectionsOf(opened.Id, cancel);
        return HtmlPage.Personal<CorrectArticlePage>(new CorrectArticleView
        {
            Frame = opened.Frame(opened.Http.Words()["editor.corrections"]),
            Path = opened.Path,
            Article = opened.Article,
            PublicPath = opened.PathBase + SiteLinks.Article(opened.Article.Slug),
            Entry = await WithReader(opened, entry, cancel),
            Corrections = [.. corrections.Select(CorrectionView.Of)],
        }, status);
    }
}

/// <summary>The corrections of one article, and a form for the next.</summary>
public sealed record CorrectArticleView
{
    public required PageFrame Frame { get; init; }
    public required string Path { get; init; }
    public required Article Article { get; init; }
    public required string PublicPath { get; init; }
    public required CorrectionEntry Entry { get; init; }
    public required IReadOnlyList<CorrectionView> Corrections { get; init; }
}
