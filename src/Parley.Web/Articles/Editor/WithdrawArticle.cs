using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Articles;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Storage.Site;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Articles.Editor;

/// <summary><c>/editor/articles/{id}/withdraw</c>: takes a published article down; its address says that it is gone.</summary>
internal static class WithdrawArticle
{
    public static async Task<Results<HtmlPage, NotFound>> HandlePage(
        long id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) =>
        await OpenedArticle.Find(id, http, reader, site, database, cancel) is { Article.State: ArticleState.Published } opened
            ? HtmlPage.Personal<ConfirmPage>(new ConfirmView(opened.Frame(http.Words()["editor.withdraw"]), opened.Path, "withdraw", opened.Article.Headline))
            : TypedResults.NotFound();

    public static async Task<Results<RedirectHttpResult, NotFound>> HandleForm(
        long id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        if (await OpenedArticle.Find(id, http, reader, site, database, cancel) is not { } opened)
            return TypedResults.NotFound();
        var now = http.Now();
        await database.Write((job, stop) => job.WithdrawArticle(site.Site.Id, opened.Id, opened.Editor, keys, now, stop), cancel);
        return PersonalAnswer.GoTo(http, opened.Path);
    }
}
