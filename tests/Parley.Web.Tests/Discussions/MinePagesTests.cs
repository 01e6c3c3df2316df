using System.Net;
using AngleSharp.Dom;

namespace Parley.Web.Tests.Discussions;

public sealed class MinePagesTests
{
    [Fact]
    public async Task My_comment_has_forms_another_readers_has_only_what_readers_may()
    {
        await using var news = await Newsroom.Open();
        var me = await news.SignedIn();
        var mine = await news.Post(me, "Mine.");
        var others = await news.Post(await news.SignedIn(), "Others'.");

        Assert.Equal(["delete", "edit", "follow", "vote"], Forms(await news.Page($"/comments/{mine.Id}/mine", me)));
        Assert.Equal(["follow", "vote"], Forms(await news.Page($"/comments/{others.Id}/mine", me)));
        Assert.Empty(Forms(await news.Page($"/comments/{mine.Id}/mine")));
    }

    [Fact]
    public async Task It_is_never_kept_nor_found_by_a_search()
    {
        await using var news = await Newsroom.Open();
        var me = await news.SignedIn();
        var mine = await news.Post(me, "Mine.");

        foreach (var path in (string[])[$"/comments/{mine.Id}/mine", $"/discussions/{news.Discussion}/mine", $"/discussions/{news.Discussion}/reply", $"/comments/{mine.Id}/reply"])
        {
            var answer = await me.Get(path);
            Assert.True(answer.Headers.CacheControl?.NoStore, path);
            Assert.Null(answer.Headers.ETag);
            Assert.Contains("noindex", (await Answer.Page(answer)).QuerySelector("meta[name=robots]")?.GetAttribute("content"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_forms_go_when_the_time_is_over()
    {
        await using var news = await Newsroom.OpenAlone();
        var guest = news.Browser();
        var posted = await news.Post(guest, "Mine.");

        Assert.Equal(["delete", "edit"], Forms(await news.Page($"/comments/{posted.Id}/mine", guest)));
        news.Later(TimeSpan.FromMinutes(15));
        Assert.Empty(Forms(await news.Page($"/comments/{posted.Id}/mine", guest)));
    }

    [Fact]
    public async Task A_strangers_words_never_stand_in_my_form()
    {
        await using var news = await Newsroom.Open();
        var others = await news.Post(await news.SignedIn(), "Others' *source*.");

        var page = await news.Page($"/comments/{others.Id}/mine", await news.SignedIn());

        Assert.Empty(page.QuerySelectorAll("textarea"));
    }

    [Fact]
    public async Task Staff_are_led_to_the_verdict_and_nobody_else()
    {
        await using var news = await Newsroom.Open();
        var others = await news.Post(await news.SignedIn(), "Others'.");
        var link = $"{news.Prefix}/comments/{others.Id}/verdict";

        Assert.NotNull((await news.Page($"/comments/{others.Id}/mine", await news.SignedIn(role: Core.People.Role.Moderator))).QuerySelector($"a[href='{link}']"));
        Assert.Null((await news.Page($"/comments/{others.Id}/mine", await news.SignedIn())).QuerySelector($"a[href='{link}']"));
    }

    [Fact]
    public async Task What_was_removed_shows_its_words_to_nobody()
    {
        await using var news = await Newsroom.Open();
        var author = await news.SignedIn();
        var posted = await news.Post(author, "Removed words.");
        await news.Remove(posted.Id);

        foreach (var reader in (Parley.Testing.TestBrowser[])[author, news.Browser()])
            Assert.DoesNotContain("Removed words.", await reader.Text($"/comments/{posted.Id}/mine"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await author.Get("/comments/1/mine")).StatusCode);
    }

    private static List<string> Forms(IDocument page) =>
        [.. page.QuerySelectorAll("main form[action*='/comments/']").Select(form => (form.GetAttribute("action") ?? "").Split('/')[^1]).Distinct().Order(StringComparer.Ordinal)];
}
