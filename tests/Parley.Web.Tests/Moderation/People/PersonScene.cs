using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parley.Core.People;
using Parley.Storage.People;
using Parley.Testing;
using Parley.Web.People;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.People;

/// <summary>Somebody who has written on a site, and its staff.</summary>
internal sealed record PersonScene(Newsroom News, TestBrowser Reader, AccountId Account, TestBrowser Moderator)
{
    public string Profile => $"{News.Prefix}/desk/people/{Account}";

    public static Task<PersonScene> Open(DatabaseKind kind = DatabaseKind.Sqlite) => Open(kind, null);

    public static async Task<PersonScene> Open(DatabaseKind kind, Action<Core.Site.Publication>? policy) => await In(await Newsroom.Open(kind, policy));

    public static async Task<PersonScene> In(Newsroom news)
    {
        var reader = await news.SignedIn();
        await news.Post(reader, "A first comment " + Tokens.New());
        return new PersonScene(news, reader, await AccountOf(news, reader), await news.SignedIn(role: Role.Moderator));
    }

    public static Task<AccountId> AccountOf(Newsroom news, TestBrowser browser)
    {
        var hash = Tokens.Hash(browser.Cookies[ReaderCookies.SessionName]);
        return news.Program.Read(database => database.Sessions.Where(row => row.TokenHash == hash).Select(row => row.Account).SingleAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Decides by the API.</summary>
    public Task<HttpResponseMessage> Decide(object order, TestBrowser? by = null) =>
        (by ?? Moderator).Json(HttpMethod.Post, $"{News.Prefix}/api/v1/people/{Account}/measures", JsonSerializer.Serialize(order));

    public async Task Decided(object order) => Assert.Equal(HttpStatusCode.OK, (await Decide(order)).StatusCode);

    public Task<Standing> Standing() => News.Program.Read(database =>
        database.StandingOf(News.Site.Id, Account, null, null, null, News.Program.Clock.GetUtcNow(), TestContext.Current.CancellationToken));
}
