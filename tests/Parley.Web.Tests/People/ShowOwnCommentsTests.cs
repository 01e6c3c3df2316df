using System.Net;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.People;

public sealed class ShowOwnCommentsTests
{
    [Fact]
    public async Task All_that_I_wrote_is_there_with_what_became_of_it_and_nobody_elses()
    {
        await using var news = await Newsroom.Open();
        var ada = await news.SignedIn();
        var (kept, removed, deleted) = (await news.Post(ada, "Kept."), await news.Post(ada, "Removed."), await news.Post(ada, "Deleted."));
        await news.Post(await news.SignedIn(), "Another's.");
        await news.Remove(removed.Id);
        await ada.Send(HttpMethod.Delete, $"/api/v1/comments/{deleted.Id}", null);

        var lines = (await Answer.Page(ada, $"{news.Prefix}/account/comments")).QuerySelectorAll(".comments > li");

        Assert.Equal(["deleted", "removed", null], lines.Select(line => line.QuerySelector(".under .badge")?.TextContent));
        Assert.Contains("Kept.", lines[2].TextContent, StringComparison.Ordinal);
        Assert.Contains("advertising or spam", lines[1].TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await news.Browser().Get($"{news.Prefix}/account/comments")).StatusCode);
        Assert.NotNull(await news.Row(kept.Id));
    }

    [Fact]
    public async Task Older_ones_follow_by_a_link()
    {
        await using var news = await Newsroom.Open();
        var ada = await news.SignedIn();
        for (var n = 0; n < 21; n++) await news.Post(ada, $"Number {n}.");

        var first = await Answer.Page(ada, $"{news.Prefix}/account/comments");
        var second = await Answer.Page(ada, first.QuerySelector("a[rel=next]")?.GetAttribute("href") ?? "");

        Assert.Equal(20, first.QuerySelectorAll(".comments > li").Length);
        Assert.Contains("Number 0.", Assert.Single(second.QuerySelectorAll(".comments > li")).TextContent, StringComparison.Ordinal);
    }
}
