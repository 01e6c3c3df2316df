using System.Net;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Notifications;

public sealed class ChangeMuteTests
{
    [Fact]
    public async Task Whom_I_mute_tells_me_nothing_and_is_named_as_muted_to_me_alone()
    {
        await using var news = await Newsroom.Open();
        var (ada, ben) = (await news.SignedIn(), await news.SignedIn("Ben Hill"));
        var first = await news.Post(ada, "A claim.");
        var loud = await news.Post(ben, "Loud.", first.Id);
        await Told.Unread(news, ada, 1);
        var form = (await Answer.Page(ada, $"/comments/{loud.Id}/mine")).QuerySelector("form[action$='/mute']");
        Assert.Equal(HttpStatusCode.Redirect, (await ada.Post(form?.GetAttribute("action") ?? "", ("value", "1"))).StatusCode);
        await news.Post(ben, "Louder.", first.Id);
        await Told.Everything(news);

        var mine = await Answer.Json(ada, $"/api/v1/discussions/{news.Discussion}/mine?ids={loud.Id},{first.Id}");
        var bens = await Answer.Json(ben, $"/api/v1/discussions/{news.Discussion}/mine?ids={loud.Id}");

        Assert.Equal([loud.Id], mine.GetProperty("muted").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal(0, mine.GetProperty("unread").GetInt32());
        Assert.Empty(bens.GetProperty("muted").EnumerateArray());
        var lines = (await Answer.Page(ada, $"{news.Prefix}/account/muted")).QuerySelectorAll(".lines li");
        Assert.Contains("Ben Hill", Assert.Single(lines).TextContent, StringComparison.Ordinal);

        await ada.Post(lines[0].QuerySelector("form")?.GetAttribute("action") ?? "", ("value", "0"));
        Assert.Empty((await Answer.Json(ada, $"/api/v1/discussions/{news.Discussion}/mine?ids={loud.Id}")).GetProperty("muted").EnumerateArray());
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.Postgres)]
    public async Task Guests_are_muted_too_and_listed(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var ada = await news.SignedIn();
        var first = await news.Post(ada, "A claim.");
        var loud = await news.Post(news.Browser(), "Loud.", first.Id, "Loud Guest");
        var form = (await Answer.Page(ada, $"/comments/{loud.Id}/mine")).QuerySelector("form[action$='/mute']");

        await ada.Post(form?.GetAttribute("action") ?? "", ("value", "1"));

        Assert.Equal([loud.Id], await Muted(news, ada, loud.Id, first.Id));
        var line = Assert.Single((await Answer.Page(ada, $"{news.Prefix}/account/muted")).QuerySelectorAll(".lines li"));
        Assert.Contains("Loud Guest", line.TextContent, StringComparison.Ordinal);
        await ada.Post(line.QuerySelector("form")?.GetAttribute("action") ?? "", ("value", "0"));
        Assert.Empty(await Muted(news, ada, loud.Id));
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.Postgres)]
    public async Task A_guest_mutes_in_the_browser_that_knows_them(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var guest = news.Browser();
        var own = await news.Post(guest, "My first word.");
        var (loud, other) = (await news.Post(await news.SignedIn(), "Loud."), await news.Post(news.Browser(), "Louder."));

        foreach (var comment in (string[])[loud.Id, other.Id])
            await guest.Post((await Answer.Page(guest, $"/comments/{comment}/mine")).QuerySelector("form[action$='/mute']")?.GetAttribute("action") ?? "", ("value", "1"));

        Assert.Equal([loud.Id, other.Id], (await Muted(news, guest, own.Id, loud.Id, other.Id)).Order(StringComparer.Ordinal));
        Assert.Null((await Answer.Page(guest, $"/comments/{own.Id}/mine")).QuerySelector("form[action$='/mute']"));
        Assert.Empty(await Muted(news, news.Browser(), loud.Id, other.Id));
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Post($"{news.Prefix}/people/guests/99999999/mute", ("value", "1"))).StatusCode);
    }

    private static async Task<IReadOnlyList<string?>> Muted(Newsroom news, TestBrowser reader, params string[] comments) =>
    [
        .. (await Answer.Json(reader, $"/api/v1/discussions/{news.Discussion}/mine?ids={string.Join(',', comments)}")) is var mine
            && mine.TryGetProperty("muted", out var muted) ? muted.EnumerateArray().Select(id => id.GetString()) : [],
    ];

    [Fact]
    public async Task From_a_persons_page_anybody_signed_in_can_mute_them()
    {
        await using var news = await Newsroom.Open();
        var (ada, ben) = (await news.SignedIn(), await news.SignedIn());
        var id = Told.Of(await Answer.Json(ben, "/api/v1/me"), "id");
        var form = (await news.Page($"{news.Prefix}/people/{id}")).QuerySelector("form[action$='/mute']");

        Assert.Equal(HttpStatusCode.Unauthorized, (await news.Browser().Post(form?.GetAttribute("action") ?? "", ("value", "1"))).StatusCode);
        Assert.Equal($"{news.Prefix}/account/muted", (await ada.Post(form?.GetAttribute("action") ?? "", ("value", "1"))).Headers.Location?.ToString());
    }

    [Fact]
    public async Task Nobody_mutes_themselves_or_nobody_or_from_another_site()
    {
        await using var news = await Newsroom.Open();
        var ada = await news.SignedIn();
        var id = Told.Of(await Answer.Json(ada, "/api/v1/me"), "id");

        foreach (var person in (string[])[id, "999999"])
            Assert.Equal(HttpStatusCode.NotFound, (await ada.Json(HttpMethod.Put, $"/api/v1/people/{person}/mute", """{"mute":true}""")).StatusCode);
        ada.Headers["Sec-Fetch-Site"] = "cross-site";
        Assert.Equal(HttpStatusCode.Forbidden, (await ada.Post($"/people/{id}/mute", ("value", "1"))).StatusCode);
    }
}
