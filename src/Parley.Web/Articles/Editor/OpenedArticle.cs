using Parley.Core.Articles;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Articles;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Articles.Editor;

/// <summary>An article of the request's site on an editor's desk, with what one has typed of it.</summary>
internal sealed class OpenedArticle(HttpContext http, CurrentReader reader, CurrentSite site, Database database, Article article)
{
    public HttpContext Http => http;
    public Publication Site => site.Site;
    public string PathBase => site.PathBase;
    public Database Database => database;
    public Article Article => article;
    public ArticleId Id => article.Id;
    public AccountId Editor => reader.Account ?? throw new InvalidOperationException("The edge lets editors in only.");

    /// <summary>Root-relative.</summary>
    public string Path => $"{site.PathBase}/editor/articles/{article.Id}";

    /// <summary>Null where the site has no such article.</summary>
    public static async Task<OpenedArticle?> Find(long id, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel) =>
        await database.ArticleOf(site.Site.Id, new ArticleId(id), cancel) is { } article ? new OpenedArticle(http, reader, site, database, article) : null;

    public PageFrame Frame(string heading, params IReadOnlyList<PageNotice> notices) =>
        Frames.Personal(http, site.Site, heading, reader) with { Notices = notices };

    /// <summary>What was typed, by the numbers that the form showed.</summary>
    public CopyToKeep Copy(IFormCollection form) => new(
        Site.Id, Id, ArticleFields.Number(form, "number"), ArticleFields.Number(form, "revision"), ArticleFields.Read(form), Editor, http.Now());

    public Task<KeepResult> Keep(CopyToKeep copy, CancellationToken cancel) => database.Write((job, stop) => job.KeepCopy(copy, stop), cancel);

    /// <summary>What the form says as an article, its pictures put in, and everything that is wrong with it.</summary>
    public async Task<(ArticleContent? Content, IReadOnlyList<ArticleFileError> Errors)> Read(ArticleForm form, CancellationToken cancel)
    {
        var read = form.Read(Site.Language);
        if (read is ArticleFileOutcome.Unreadable(var wrong))
            return (null, wrong);
        var draft = ((ArticleFileOutcome.Read)read).Draft;
        var pictures = await database.PicturesNamed(article, draft.Files, cancel);
        var content = draft.Content.WithPictures(pictures);
        return (content,
        [
            .. draft.Files.Where(name => !pictures.ContainsKey(name))
                .Select(name => new ArticleFileError(LineOf(form, name), "file", http.Words().Fill("editor.no_picture", ("name", name)))),
        ]);
    }

    private static int LineOf(ArticleForm form, string file) =>
        1 + Array.FindIndex(form.Body.Split('\n'), line => line.StartsWith("file:", StringComparison.Ordinal) && line.Contains(file, StringComparison.Ordinal));
}
