using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Articles;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Articles.Editor;

/// <summary>What changed between two states of an article, word by word.</summary>
internal static class CompareRevisions
{
    /// <summary><c>GET /editor/articles/{id}/revisions/compare?from=&amp;to=</c>.</summary>
    public static async Task<Results<HtmlPage, NotFound>> HandlePage(
        long id, int from, int to, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (await OpenedArticle.Find(id, http, reader, site, database, cancel) is not { } opened
            || await database.Revision(opened.Id, Math.Min(from, to), cancel) is not { } older || await database.Revision(opened.Id, Math.Max(from, to), cancel) is not { } newer)
            return TypedResults.NotFound();
        var words = http.Words();
        return Page(
            opened, words.Fill("editor.compare_title", ("from", words.Number(older.Number)), ("to", words.Number(newer.Number))),
            ArticleForm.Of(older.Content).ToFile(), ArticleForm.Of(newer.Content).ToFile(),
            older.Number == opened.Article.Revision ? null : $"/revisions/{older.Number.ToString(CultureInfo.InvariantCulture)}/restore",
            words.Fill("editor.restore_number", ("n", words.Number(older.Number))));
    }

    /// <summary><c>GET /editor/articles/{id}/copies/{number}</c>: a copy that was set aside, against what stands there now.</summary>
    public static async Task<Results<HtmlPage, NotFound>> HandleCopy(
        long id, int number, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (await OpenedArticle.Find(id, http, reader, site, database, cancel) is not { } opened
            || (await database.CopiesAside(opened.Id, cancel)).FirstOrDefault(copy => copy.Number == number) is not { } aside)
            return TypedResults.NotFound();
        var now = (await database.CurrentCopy(opened.Id, cancel))?.Form ?? await EditArticle.OfRevision(opened, cancel);
        var words = http.Words();
        return Page(
            opened, words["editor.copy_title"], now.ToFile(), aside.Form.ToFile(),
            $"/copies/{number.ToString(CultureInfo.InvariantCulture)}/take-up", words["editor.take_up"]);
    }

    private static HtmlPage Page(OpenedArticle opened, string title, string before, string after, string? deed, string deedName) =>
        HtmlPage.Personal<ComparePage>(new CompareView
        {
            Frame = opened.Frame(title),
            Path = opened.Path,
            Title = title,
            Headline = opened.Article.Headline,
            Difference = TextDifference.Between(before, after),
            DeedPath = deed is null ? null : opened.Path + deed,
            DeedName = deedName,
        });
}

public sealed record CompareView
{
    public required PageFrame Frame { get; init; }
    public required string Path { get; init; }
    public required string Title { get; init; }
    public required string Headline { get; init; }
    public required IReadOnlyList<DifferencePart> Difference { get; init; }

    /// <summary>Where a form brings the older state back; null where it is the present one.</summary>
    public required string? DeedPath { get; init; }
    public required string DeedName { get; init; }
}
