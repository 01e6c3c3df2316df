using System.Net;
using System.Text.Json;

namespace Parley.Web.Tests.Discussions;

public sealed class ReadMineTests
{
    [Fact]
    public async Task It_holds_what_is_mine_and_nobody_elses()
    {
        await using var news = await Newsroom.Open();
        var me = await news.SignedIn("Me Myself");
        var mine = await news.Post(me, "Mine.");
        var others = await news.Post(await news.SignedIn(), "Others'.");
        await me.Json(HttpMethod.Put, $"/api/v1/comments/{others.Id}/vote", """{"value":-1}""");

        var answer = await Answer.Json(me, $"/api/v1/discussions/{news.Discussion}/mine?ids={mine.Id},{others.Id},1");

        Assert.Equal("Me Myself", answer.GetProperty("reader").GetProperty("name").GetString());
        Assert.Equal(mine.Id, Assert.Single(answer.GetProperty("own").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(-1, answer.GetProperty("votes").GetProperty(others.Id).GetInt32());
        Assert.Equal(mine.Id, Assert.Single(answer.GetProperty("recent").EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_stranger_gets_nothing_and_no_cache_keeps_it()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(await news.SignedIn(), "Mine.");

        var answer = await news.Browser().Get($"/api/v1/discussions/{news.Discussion}/mine?ids={posted.Id}");

        Assert.True(answer.Headers.CacheControl?.NoStore);
        var json = await Answer.Json(answer);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("reader").ValueKind);
        Assert.Equal(0, json.GetProperty("own").GetArrayLength());
        Assert.Equal(0, json.GetProperty("recent").GetArrayLength());
    }

    [Fact]
    public async Task The_newest_five_of_the_last_hour_come_with_their_looks()
    {
        await using var news = await Newsroom.OpenAlone();
        var me = await news.SignedIn();
        await news.Post(me, "An old one.");
        news.Later(TimeSpan.FromMinutes(61));
        for (var number = 0; number < 6; number++)
            await news.Post(me, $"Number {number}.");

        var recent = (await Answer.Json(me, $"/api/v1/discussions/{news.Discussion}/mine")).GetProperty("recent").EnumerateArray().ToList();

        Assert.Equal(5, recent.Count);
        Assert.Contains("Number 5.", recent[0].GetProperty("fragment").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(recent, comment => (comment.GetProperty("fragment").GetString() ?? "").Contains("An old one", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ids=a")]
    [InlineData("ids=1;2")]
    [InlineData("ids=1)%20OR%20(1=1")]
    [InlineData("ids=-1")]
    [InlineData("ids=1&ids=2")]
    public async Task Ids_that_are_none_are_refused(string query)
    {
        await using var news = await Newsroom.Open();

        await Answer.Problem(HttpStatusCode.BadRequest, await (await news.SignedIn()).Get($"/api/v1/discussions/{news.Discussion}/mine?{query}"));
    }

    [Fact]
    public async Task Too_many_ids_are_refused()
    {
        await using var news = await Newsroom.Open();

        await Answer.Problem(HttpStatusCode.BadRequest, await (await news.SignedIn()).Get($"/api/v1/discussions/{news.Discussion}/mine?ids={string.Join(',', Enumerable.Range(1, 201))}"));
    }
}
