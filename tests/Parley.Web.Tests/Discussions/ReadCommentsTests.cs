using System.Net;
using System.Text.Json;
using Parley.Storage.Discussions;
using Parley.Testing;

namespace Parley.Web.Tests.Discussions;

public sealed class ReadCommentsTests
{
    [Theory]
    [InlineData("1", 1)]
    [InlineData("3", 3)]
    [InlineData("100", 7)]
    [InlineData("", 7)]
    public async Task As_many_are_given_as_are_asked(string limit, int expected)
    {
        await using var news = await Newsroom.Open();
        var account = await news.SignedIn();
        for (var number = 0; number < 7; number++)
            await news.Post(account, $"Number {number}.");

        var page = await news.Thread($"?limit={limit}");

        Assert.Equal(expected, page.GetProperty("comments").GetArrayLength());
        Assert.Equal(expected == 7 ? JsonValueKind.Null : JsonValueKind.String, page.GetProperty("next").ValueKind);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("limit=-1")]
    [InlineData("limit=1.5")]
    [InlineData("limit=1e2")]
    [InlineData("limit=+5")]
    [InlineData("limit=٣")]
    [InlineData("limit=99999999999")]
    [InlineData("limit=2&limit=3")]
    [InlineData("sort=worst")]
    [InlineData("sort=BEST")]
    [InlineData("sort=best%27%20OR%201=1--")]
    [InlineData("sort=best&sort=newest")]
    [InlineData("cursor=x")]
    [InlineData("cursor=%00")]
    [InlineData("cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("cursor=_____________________________________________________w")]
    [InlineData("cursor=1%27;DROP%20TABLE%20comments;--")]
    public async Task What_makes_no_sense_is_refused(string query)
    {
        await using var news = await Newsroom.Open();

        await Answer.Problem(HttpStatusCode.BadRequest, await news.Browser().Get($"{news.CommentsApi}?{query}"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "best")]
    [InlineData(DatabaseKind.Sqlite, "newest")]
    [InlineData(DatabaseKind.Sqlite, "oldest")]
    [InlineData(DatabaseKind.Postgres, "best")]
    [InlineData(DatabaseKind.Postgres, "newest")]
    public async Task Pages_follow_on_one_another_without_gap_or_repeat(DatabaseKind kind, string sort)
    {
        await using var news = await Newsroom.Open(kind);
        var account = await news.SignedIn();
        for (var number = 0; number < 11; number++)
        {
            var posted = await news.Post(account, $"Number {number}.");
            if (number % 3 == 0)
                await account.Json(HttpMethod.Put, $"/api/v1/comments/{posted.Id}/vote", """{"value":1}""");
        }

        List<string?> seen = [];
        for (var cursor = ""; cursor is not null;)
        {
            var page = await news.Thread($"?sort={sort}&limit=4&cursor={cursor}");
            seen.AddRange(page.GetProperty("comments").EnumerateArray().Select(comment => comment.GetProperty("id").GetString()));
            cursor = page.GetProperty("next").GetString();
        }

        Assert.Equal(11, seen.Count);
        Assert.Equal(seen, (await news.Comments($"?sort={sort}")).Select(comment => comment.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Replies_are_bounded_by_number_and_by_depth_and_go_on_by_cursor()
    {
        await using var news = await Newsroom.Open();
        var account = await news.SignedIn();
        var top = await news.Post(account, "Top.");
        for (var number = 0; number < 5; number++)
            await news.Post(account, $"Broad {number}.", top.Id);
        var deep = top.Id;
        for (var level = 0; level < 6; level++)
            deep = (await news.Post(account, $"Deep {level}.", deep)).Id;

        var shown = (await news.Comments("?sort=oldest"))[0];
        var more = await news.Thread($"?cursor={shown.GetProperty("nextReplies").GetString()}");

        Assert.Equal(6, shown.GetProperty("replyCount").GetInt32());
        Assert.Equal(ThreadQueries.RepliesShown, shown.GetProperty("replies").GetArrayLength());
        Assert.Equal(3, more.GetProperty("comments").GetArrayLength());
        Assert.True(Depth(more.GetProperty("comments")[2]) <= ThreadQueries.Levels);
    }

    [Fact]
    public async Task A_cursor_of_another_discussion_shows_nothing_of_it()
    {
        await using var news = await Newsroom.Open();
        var other = await news.Neighbour();
        var account = await news.SignedIn();
        var top = await other.Post(account, "Elsewhere.");
        for (var number = 0; number < 5; number++)
            await other.Post(account, $"Elsewhere {number}.", top.Id);
        var cursor = (await other.Comments())[0].GetProperty("nextReplies").GetString();

        var page = await news.Thread($"?cursor={cursor}");

        Assert.Equal(0, page.GetProperty("comments").GetArrayLength());
    }

    [Theory]
    [InlineData("/api/v1/discussions/999999/comments", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/discussions/0/comments", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/discussions/-1/comments", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/discussions/99999999999999999999/comments", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/discussions/abc/comments", HttpStatusCode.NotFound)]
    public async Task What_is_not_there_is_not_there(string path, HttpStatusCode expected)
    {
        await using var news = await Newsroom.Open();

        await Answer.Problem(expected, await news.Browser().Get(path));
    }

    [Fact]
    public async Task Another_sites_path_does_not_show_it()
    {
        await using var news = await Newsroom.Open();
        var other = await news.Neighbour();
        var posted = await news.Post(news.Browser(), "Here.");

        foreach (var path in (string[])[news.CommentsApi, $"/discussions/{news.Discussion}/comments", $"/discussions/{news.Discussion}/reply", $"/discussions/{news.Discussion}/mine", $"/comments/{posted.Id}", $"/comments/{posted.Id}/replies", $"/comments/{posted.Id}/reply", $"/comments/{posted.Id}/mine"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await news.Browser().Get(other.Prefix + path)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await news.Browser().Get(news.Prefix + path)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await news.Browser().Get(path)).StatusCode);
        }
    }

    [Fact]
    public async Task Nothing_personal_is_in_it()
    {
        await using var news = await Newsroom.Open();
        var account = await news.SignedIn();
        var posted = await news.Post(account, "Mine.");
        await account.Json(HttpMethod.Put, $"/api/v1/comments/{posted.Id}/vote", """{"value":1}""");

        foreach (var path in (string[])[news.CommentsApi, news.ArticlePath, $"/comments/{posted.Id}", news.ArticlePath + "/comments.atom", news.Prefix + "/"])
            Assert.Equal(await news.Browser().Text(path), await account.Text(path));
    }

    [Fact]
    public async Task It_is_asked_for_anew_each_time()
    {
        await using var news = await Newsroom.Open();

        var answer = await news.Browser().Get(news.CommentsApi);

        Assert.True(answer.Headers.CacheControl?.NoCache);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    private static int Depth(JsonElement comment) =>
        comment.GetProperty("replies").EnumerateArray().Select(reply => 1 + Depth(reply)).DefaultIfEmpty(0).Max();
}
