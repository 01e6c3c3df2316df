using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Articles;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Articles.Editor;

/// <summary><c>POST /editor/articles</c>: a new article, empty, that nobody but editors sees.</summary>
internal static class StartArticle
{
    public static async Task<RedirectHttpResult> HandleForm(HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        var editor = reader.Account ?? throw new InvalidOperationException("The edge lets editors in only.");
        // Its key in the site, as a file's name is; an archive or a file can name the article by it.
        var key = "web-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var now = http.Now();
        var id = await database.Write((job, stop) => job.StartArticle(site.Site.Id, key, new ArticleForm { Language = site.Site.Language }, editor, now, stop), cancel);
        return PersonalAnswer.GoTo(http, $"{site.PathBase}/editor/articles/{id}");
    }
}
