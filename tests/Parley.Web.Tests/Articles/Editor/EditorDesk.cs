using System.Net;
using AngleSharp.Dom;
using Parley.Core.Articles;
using Parley.Core.People;
using Parley.Storage.Articles;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Articles.Editor;

/// <summary>An editor at work on the newsroom's site, by plain forms.</summary>
internal sealed class EditorDesk(Newsroom news, TestBrowser browser)
{
    public TestBrowser Browser => browser;

    public static async Task<EditorDesk> Open(Newsroom news, string? name = null) => new(news, await news.SignedIn(name, Role.Editor));

    /// <summary>Begins an article; gives its address on the desk.</summary>
    public async Task<string> Start()
    {
        var begun = await browser.Post(news.Prefix + "/editor/articles");
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        return begun.Headers.Location?.OriginalString ?? "";
    }

    /// <summary>Of the article that the newsroom has published.</summary>
    public string Published => $"{news.Prefix}/editor/articles/{news.Article.Article}";

    public Task<IDocument> Page(string path) => Answer.Page(browser, path);

    /// <summary>The fields that the page's form holds now, with some of them changed.</summary>
    public async Task<(string Name, string Value)[]> Fields(string path, params (string Name, string Value)[] changed)
    {
        var form = (await Page(path)).QuerySelector("#article-form") ?? throw new InvalidOperationException("There is no form.");
        var fields = form.QuerySelectorAll("input[name], textarea[name], select[name]")
            .Where(field => field.GetAttribute("type") is not ("checkbox" or "radio") || field.HasAttribute("checked"))
            .Select(field => (Name: field.GetAttribute("name") ?? "", Value: Value(field)))
            .Where(field => !changed.Any(change => change.Name == field.Name)).ToList();
        return [.. fields, .. changed];
    }

    public async Task<HttpResponseMessage> Send(string path, string deed, params (string Name, string Value)[] changed) =>
        await browser.Post(path + deed, await Fields(path, changed));

    public Task<HttpResponseMessage> Publish(string path, params (string Name, string Value)[] changed) => Send(path, "/publish", [.. changed, ("deed", "publish")]);

    public async Task<Article> Article(string path) => await news.Program.Read(async database =>
        await database.ArticleOf(news.Site.Id, new ArticleId(long.Parse(path.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture)), CancellationToken.None))
        ?? throw new InvalidOperationException("There is no article.");

    private static string Value(IElement field) => field.LocalName switch
    {
        "textarea" => field.TextContent.TrimStart('\n'),
        "select" => field.QuerySelector("option[selected]")?.GetAttribute("value") ?? field.QuerySelector("option")?.GetAttribute("value") ?? "",
        _ => field.GetAttribute("value") ?? "",
    };
}
