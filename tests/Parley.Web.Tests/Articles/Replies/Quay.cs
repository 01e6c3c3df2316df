using System.Net;
using AngleSharp.Dom;
using Parley.Core.Articles;
using Parley.Core.Moderation.Rules;
using Parley.Core.People;
using Parley.Storage.Articles;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Articles.Replies;

/// <summary>An article that quotes the harbour master twice, its editor, and her.</summary>
internal sealed class Quay(Newsroom news, TestBrowser editor, string email) : IAsyncDisposable
{
    public Newsroom News => news;
    public TestBrowser Editor => editor;
    public string Email => email;
    public string Desk => $"{news.Prefix}/desk/replies";

    public static async Task<Quay> Open(DatabaseKind kind = DatabaseKind.Sqlite, PolicyTerms? terms = null)
    {
        var news = await Newsroom.Open(kind, content: content => content with { Blocks = Body("The lamps are dear.") }, terms: terms);
        return new Quay(news, await news.SignedIn("Eda Lund", Role.Editor), $"marta-{A.Next()}@quay.example");
    }

    /// <summary>Invites as the desk does; gives the page that follows.</summary>
    public async Task<HttpResponseMessage> TryInvite(
        string? to = null, string name = "Marta Quist", string evidence = "Called the harbour office.", int quotation = 0, TestBrowser? by = null) =>
        await (by ?? editor).Post(
            $"{Desk}/invite", ("article", news.Article.Article.ToString()), ("quotation", await Quotation(quotation)), ("name", name), ("email", to ?? email), ("evidence", evidence));

    /// <summary>Invites, and gives the link.</summary>
    public async Task<string> Invite(string? to = null, string name = "Marta Quist", int quotation = 0) =>
        new Uri((await Answer.Page(await TryInvite(to, name, quotation: quotation))).QuerySelector(".once input")?.GetAttribute("value") ?? "").PathAndQuery;

    /// <summary>Somebody who has taken the right; their page.</summary>
    public async Task<(TestBrowser Marta, string Path)> Verified(string? to = null, string name = "Marta Quist", int quotation = 0)
    {
        var link = await Invite(to, name, quotation);
        var marta = await news.Program.SignIn(to ?? email, "Marta " + A.Next());
        var taken = await marta.Post(link);
        Assert.Equal(HttpStatusCode.Found, taken.StatusCode);
        return (marta, $"{taken.Headers.Location}");
    }

    public async Task<IElement?> Shown() => (await news.ArticlePage()).QuerySelector(".answer");

    /// <summary>Publishes the article anew.</summary>
    public Task Revise(params IReadOnlyList<Block> blocks) => news.Program.Write(async (database, cancel) =>
    {
        var content = (await database.CurrentRevision((await database.ArticleOf(news.Site.Id, news.Article.Article, cancel))!, cancel))!.Content;
        return await database.PublishArticle(
            new ArticleToPublish { Site = news.Site.Id, Key = "lights.md", Content = content with { Blocks = blocks }, At = news.Program.Clock.GetUtcNow() }, cancel);
    });

    public static IReadOnlyList<Block> Body(string quoted) =>
    [
        new Paragraph(RichText.Of("The lamps were lit at six.")),
        new Quotation([RichText.Of(quoted), RichText.Of("We cannot light them all night.")]) { Speaker = "Marta Quist", Role = "harbour master" },
        new Paragraph(RichText.Of("Nobody put them out.")),
        new Quotation([RichText.Of("Ask the council who pays.")]) { Outlet = "The Gull" },
    ];

    private async Task<string> Quotation(int number) =>
        (await news.Page($"{Desk}/invite?article={news.Article.Article}", editor)).QuerySelectorAll("[name=quotation]")[number].GetAttribute("value") ?? "";

    public ValueTask DisposeAsync() => news.DisposeAsync();
}
