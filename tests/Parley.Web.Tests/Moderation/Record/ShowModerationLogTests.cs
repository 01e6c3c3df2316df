using System.Net;
using Parley.Core.People;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Record;

public sealed class ShowModerationLogTests
{
    [Fact]
    public async Task Everybody_reads_what_was_decided_and_why_and_nobodys_name_or_words()
    {
        await using var news = await Newsroom.OpenAlone(policy: site => site.Report(site.Reporting with { IsLogPublic = true }));
        var staff = await news.SignedIn("Mara Quill", Role.Moderator);
        var posted = await news.Post(await news.SignedIn("Rude Person"), "Rude words.");
        var undone = await news.Post(news.Browser(), "Fine words.");
        await Judging.Remove(staff, posted.Id, """, "reason":"hate","facts":"Rude Person again.","note":"A note.","clause":"A clause." """);
        var number = await Judging.Remove(staff, undone.Id);
        await staff.Json(HttpMethod.Post, $"/api/v1/comments/{undone.Id}/verdict/undo", $$"""{"number":{{number}}}""");
        Assert.Empty((await news.Page($"{news.Prefix}/moderation-log")).QuerySelectorAll(".lines li"));
        news.Later(TimeSpan.FromSeconds(20));

        var page = await news.Page($"{news.Prefix}/moderation-log");

        var line = Assert.Single(page.QuerySelectorAll(".lines li")).TextContent;
        foreach (var said in (string[])["comment removed", "hatred of a group", "House rule 2", "decided by a person", "Lights on the quay"])
            Assert.Contains(said, line, StringComparison.Ordinal);
        foreach (var hidden in (string[])["Mara", "Rude", "A note.", "A clause.", posted.Id])
            Assert.DoesNotContain(hidden, page.QuerySelector("main")?.InnerHtml, StringComparison.Ordinal);
        Assert.NotNull((await news.ArticlePage()).QuerySelector("a[href$='/moderation-log']"));
    }

    [Fact]
    public async Task Where_the_owners_do_not_want_it_there_is_none()
    {
        await using var news = await Newsroom.Open();

        Assert.Equal(HttpStatusCode.NotFound, (await (await news.SignedIn(role: Role.Owner)).Get($"{news.Prefix}/moderation-log")).StatusCode);
    }
}
