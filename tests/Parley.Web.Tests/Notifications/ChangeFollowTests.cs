using System.Net;
using Parley.Core.Discussions;
using Parley.Storage.Discussions;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Notifications;

public sealed class ChangeFollowTests
{
    [Fact]
    public async Task Who_follows_a_discussion_is_told_once_until_it_is_read_and_then_again()
    {
        await using var news = await Newsroom.Open();
        var (ada, ben) = (await news.SignedIn(), await news.SignedIn());
        Assert.True((await Answer.Json(await ada.Json(HttpMethod.Put, $"/api/v1/discussions/{news.Discussion}/follow", """{"follow":true}"""))).GetProperty("following").GetBoolean());
        Assert.True((await Answer.Json(ada, $"/api/v1/discussions/{news.Discussion}/mine")).GetProperty("following").GetBoolean());
        for (var n = 0; n < 3; n++) await news.Post(ben, $"Comment {n}.");
        await Told.Everything(news);

        var told = Assert.Single(await Told.Unread(news, ada, 1));
        Assert.Contains("3 new comments", Told.Of(told, "text"), StringComparison.Ordinal);
        await ada.Post($"{news.Prefix}/notifications/read");
        await news.Post(ben, "One more.");

        Assert.Contains("1 new comment", Told.Of((await Told.Unread(news, ada, 1))[0], "text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_follows_much_is_told_of_all_that_one_moment_brings()
    {
        await using var news = await Newsroom.OpenAlone();
        var (ada, ben) = (await news.SignedIn(), await news.SignedIn());
        List<CommentId> followed = [];
        for (var n = 0; n < 9; n++)
        {
            followed.Add(CommentId.Parse((await news.Post(ben, $"Comment {n}.")).Id)!.Value);
            await ada.Json(HttpMethod.Put, $"/api/v1/comments/{followed[n]}/follow", """{"follow":true}""");
        }

        await news.Program.Write((job, cancel) => PostWrites.PostAll(
            job, [.. followed.Select(one => A.Comment().From("a passer-by").Under(one).To(news.Discussion, news.Program.Clock.GetUtcNow()))], cancel));

        Assert.Equal(followed.Count, (await Told.Unread(news, ada, followed.Count)).Count);
    }

    [Fact]
    public async Task Without_script_a_discussion_and_a_comment_are_followed_by_forms_and_ended_from_the_list()
    {
        await using var news = await Newsroom.Open();
        var ada = await news.SignedIn();
        var other = await news.Post(await news.SignedIn("Ben Hill"), "The tide was high.");
        var form = (await news.ArticlePage()).QuerySelector("form.follow");
        Assert.Equal($"{news.Prefix}/discussions/{news.Discussion}/mine", (await ada.Post(form?.GetAttribute("action") ?? "", ("value", "1"))).Headers.Location?.ToString());
        var ofComment = (await Answer.Page(ada, $"{news.Prefix}/comments/{other.Id}/mine")).QuerySelector("form[action$='/follow']");
        await ada.Post(ofComment?.GetAttribute("action") ?? "", ("value", "1"));

        var lines = (await Answer.Page(ada, $"{news.Prefix}/account/follows")).QuerySelectorAll(".lines li");
        Assert.Equal(2, lines.Length);
        Assert.Contains("Ben Hill The tide was high.", string.Concat(lines.Select(line => line.TextContent)), StringComparison.Ordinal);
        foreach (var line in lines)
            Assert.Equal($"{news.Prefix}/account/follows", (await ada.Post(
                line.QuerySelector("form")?.GetAttribute("action") ?? "", ("value", "0"), ("returnTo", $"{news.Prefix}/account/follows"))).Headers.Location?.ToString());

        Assert.Empty((await Answer.Page(ada, $"{news.Prefix}/account/follows")).QuerySelectorAll(".lines li"));
    }

    [Fact]
    public async Task What_is_not_there_for_this_reader_is_not_followed()
    {
        await using var news = await Newsroom.Open();
        await using var neighbour = await news.Neighbour();
        var ada = await news.SignedIn();
        var held = await Newsroom.Open(policy: site => site.SetPolicy(true, true, null, 15));
        var waiting = await held.Post(held.Browser(), "Waits.");

        foreach (var path in (string[])[$"{neighbour.Prefix}/api/v1/discussions/{news.Discussion}/follow", "/api/v1/discussions/999999/follow", $"/api/v1/comments/{waiting.Id}/follow"])
            Assert.Equal(HttpStatusCode.NotFound, (await ada.Json(HttpMethod.Put, path, """{"follow":true}""")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await news.Browser().Json(HttpMethod.Put, $"/api/v1/discussions/{news.Discussion}/follow", """{"follow":true}""")).StatusCode);
        // A way back that leads elsewhere is not taken.
        Assert.DoesNotContain("evil", (await ada.Post($"/discussions/{news.Discussion}/follow", ("value", "1"), ("returnTo", "//evil.example"))).Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_thousand_and_first_is_refused_with_the_reason()
    {
        await using var news = await Newsroom.Open();
        var ada = await news.SignedIn();
        var me = long.Parse(Told.Of(await Answer.Json(ada, "/api/v1/me"), "id"), System.Globalization.CultureInfo.InvariantCulture);
        await news.Program.Write(async (database, cancel) =>
        {
            await database.InsertMany("follows", ["account", "discussion", "comment", "since", "told"],
                Enumerable.Range(1, Storage.Notifications.FollowWrites.MostFollows).Select(n => (object?[])[me, news.Discussion.Value, (long)n, 0L, false]), cancel);
            return 0;
        });

        await Answer.Problem(HttpStatusCode.Conflict, await ada.Json(HttpMethod.Put, $"/api/v1/discussions/{news.Discussion}/follow", """{"follow":true}"""));
        var page = await ada.Post($"/discussions/{news.Discussion}/follow", ("value", "1"));
        Assert.Equal(HttpStatusCode.Conflict, page.StatusCode);
        Assert.Contains("1,000", await Answer.Text(page), StringComparison.Ordinal);
    }
}
