using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Storage;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Articles.Editor;

/// <summary>How what was typed would look. Nothing is kept.</summary>
internal static class PreviewArticle
{
    /// <summary><c>POST /editor/articles/{id}/proof</c>: the article alone, for script.</summary>
    public static async Task<Results<HtmlPage, NotFound>> Handle(
        long id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (await OpenedArticle.Find(id, http, reader, site, database, cancel) is not { } opened)
            return TypedResults.NotFound();
        var (content, errors) = await opened.Read(ArticleFields.Read(http.Request.Form), cancel);
        return HtmlPage.Personal<ArticleProof>(EditArticle.Proof(opened.Frame(""), content, errors));
    }

    /// <summary><c>POST /editor/articles/{id}/preview</c>: the page again, with the article beside the text.</summary>
    public static async Task<Results<HtmlPage, NotFound>> HandleForm(
        long id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        if (await OpenedArticle.Find(id, http, reader, site, database, cancel) is not { } opened)
            return TypedResults.NotFound();
        var copy = opened.Copy(http.Request.Form);
        return await EditArticle.Page(opened, EntryOf(http, copy.Form, copy.Number) with { ShowErrors = true }, cancel);
    }

    /// <summary>Everything that the form held, to be shown again.</summary>
    public static EditorEntry EntryOf(HttpContext http, Core.Articles.ArticleForm typed, int number)
    {
        var form = http.Request.Form;
        return new EditorEntry(typed, number)
        {
            Figure = ArticleFields.Figure(form, "figure"),
            Quotation = ArticleFields.Quotation(form),
            Correction = CorrectArticle.Typed(form),
            When = form["when"].ToString() is { Length: > 0 } when ? when : null,
        };
    }
}
