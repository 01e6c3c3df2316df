using System.Net;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Notifications;

public sealed class ShowNotificationsTests
{
    [Fact]
    public async Task An_answer_and_a_mention_are_told_and_the_page_shows_who_and_where()
    {
        await using var news = await Newsroom.Open();
        var (ada, ben) = (await news.SignedIn("Ada Moor"), await news.SignedIn("Ben <b>Hill</b>"));
        var first = await news.Post(ada, "The lamps went out.");
        await news.Post(ben, "They did not.", first.Id);
        await news.Post(ben, "Ask @Ada Moor, she was there.");

        var told = await Told.Unread(news, ada, 2);
        var page = await Answer.Page(ada, $"{news.Prefix}/notifications");

        Assert.Equal(["mention", "reply"], told.Select(one => Told.Of(one, "kind")));
        var lines = page.QuerySelectorAll(".lines li");
        Assert.Equal(["Ask @Ada Moor, she was there.", "They did not."], lines.Select(line => line.QuerySelector(".help")?.TextContent));
        Assert.Contains("Ben <b>Hill</b>", lines[1].TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".lines b"));
        Assert.Equal("2", page.QuerySelector("#told span")?.TextContent);
        Assert.Equal(HttpStatusCode.OK, (await ada.Get(lines[1].QuerySelector("a")?.GetAttribute("href") ?? "")).StatusCode);
    }

    [Fact]
    public async Task The_unread_number_comes_with_what_is_mine_on_the_page()
    {
        await using var news = await Newsroom.Open();
        var (ada, ben) = (await news.SignedIn(), await news.SignedIn());
        await news.Post(ben, "An answer.", (await news.Post(ada, "A claim.")).Id);
        await Told.Unread(news, ada, 1);

        var mine = await Answer.Json(ada, $"/api/v1/discussions/{news.Discussion}/mine");
        var guest = await Answer.Json(news.Browser(), $"/api/v1/discussions/{news.Discussion}/mine");

        Assert.Equal(1, mine.GetProperty("unread").GetInt32());
        Assert.Equal(0, guest.GetProperty("unread").GetInt32());
    }

    [Fact]
    public async Task The_list_is_read_page_by_page()
    {
        await using var news = await Newsroom.Open();
        var (ada, ben) = (await news.SignedIn(), await news.SignedIn());
        var first = await news.Post(ada, "A claim.");
        for (var n = 0; n < 5; n++) await news.Post(ben, $"Answer {n}.", first.Id);
        await Told.Unread(news, ada, 5);

        List<string> ids = [];
        for (var cursor = ""; cursor is not null;)
        {
            var page = await Answer.Json(ada, $"{news.Prefix}/api/v1/notifications?limit=2{cursor}");
            ids.AddRange(page.GetProperty("notifications").EnumerateArray().Select(one => Told.Of(one, "id")));
            cursor = page.GetProperty("next").GetString() is { } next ? "&cursor=" + next : null;
        }

        Assert.Equal(5, ids.Distinct().Count());
        foreach (var wrong in (string[])["limit=0", "limit=101", "cursor=x", "cursor=-1", "cursor=1%20OR%201=1"])
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.Get($"{news.Prefix}/api/v1/notifications?{wrong}")).StatusCode);
    }

    [Fact]
    public async Task Only_whose_they_are_reads_them_and_a_named_site_shows_its_own()
    {
        await using var news = await Newsroom.Open();
        await using var neighbour = await news.Neighbour();
        var (ada, ben) = (await news.SignedIn(), await news.SignedIn());
        await news.Post(ben, "An answer.", (await news.Post(ada, "A claim.")).Id);
        await Told.Unread(news, ada, 1);

        Assert.Empty((await Answer.Json(ben, $"{news.Prefix}/api/v1/notifications")).GetProperty("notifications").EnumerateArray());
        Assert.Empty((await Answer.Json(ada, $"{neighbour.Prefix}/api/v1/notifications")).GetProperty("notifications").EnumerateArray());
        Assert.Equal(HttpStatusCode.Unauthorized, (await news.Browser().Get($"{news.Prefix}/api/v1/notifications")).StatusCode);
        var answer = await ada.Get($"{news.Prefix}/notifications");
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task What_waits_is_not_told_and_its_author_is_told_when_it_is_approved()
    {
        await using var news = await Newsroom.Open(policy: site => site.SetPolicy(true, true, null, 15));
        var (ada, ben) = (await news.SignedIn(), await news.SignedIn());
        var staff = await news.SignedIn(role: Core.People.Role.Moderator);
        var first = await news.Post(ada, "A claim.");
        await staff.Json(HttpMethod.Post, $"/api/v1/comments/{first.Id}/verdict", """{"verdict":"approve"}""");
        await Told.Decisions(news);
        var reply = await news.Post(ben, "An answer.", first.Id);
        Assert.Equal("approved", Told.Of((await Told.Unread(news, ada, 1)).Single(), "kind"));

        await staff.Json(HttpMethod.Post, $"/api/v1/comments/{reply.Id}/verdict", """{"verdict":"approve"}""");
        Assert.Equal("reply", Told.Of((await Told.Unread(news, ada, 2))[0], "kind"));
        await staff.Json(HttpMethod.Post, $"/api/v1/comments/{reply.Id}/verdict", """{"verdict":"remove","reason":"spam"}""");
        await Told.Decisions(news);

        Assert.Contains("advertising or spam", Told.Of((await Told.Unread(news, ben, 2))[0], "text"), StringComparison.Ordinal);
        Assert.Single(await Told.Unread(news, ada, 1));
        Assert.NotNull((await Answer.Page(ben, $"{news.Prefix}/notifications")).QuerySelector(".lines a[href$='/rules']"));
    }
}
