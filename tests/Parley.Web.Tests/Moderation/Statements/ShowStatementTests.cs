using System.Net;
using Parley.Core.People;
using Parley.Storage;
using Parley.Testing;
using Parley.Web.Tests.Discussions;
using Parley.Web.Tests.Notifications;

namespace Parley.Web.Tests.Moderation.Statements;

public sealed class ShowStatementTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_statement_says_what_was_done_why_and_how_to_object_to_its_author_alone(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var author = await news.SignedIn();
        var staff = await news.SignedIn(role: Role.Moderator);
        var posted = await news.Post(author, "Words that *went*.");
        await Judging.Remove(staff, posted.Id, """,  "reason":"personal-attack","facts":"Told twice before.","note":"For us alone." """);
        await Told.Decisions(news);

        var path = Told.Of((await Told.Unread(news, author, 1))[0], "path");
        var page = await news.Page(path, author);
        var text = page.QuerySelector("main")?.TextContent ?? "";

        foreach (var said in (string[])["Your comment was removed", "Told twice before.", "House rule 1", "A person decided.", "Lights on the quay", "Object"])
            Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("For us alone.", text, StringComparison.Ordinal);
        Assert.Equal("went", page.QuerySelector("blockquote em")?.TextContent);
        Assert.NotNull(page.QuerySelector($"form[action='{path}/appeal'] textarea[name=words]"));
        Assert.True((await author.Get(path)).Headers.CacheControl?.NoStore);
        var seen = await news.Page(path, staff);
        Assert.Null(seen.QuerySelector("form textarea"));
        foreach (var (reader, status) in (IEnumerable<(TestBrowser, HttpStatusCode)>)
            [(await news.SignedIn(), HttpStatusCode.NotFound), (news.Browser(), HttpStatusCode.Unauthorized)])
            Assert.Equal(status, (await reader.Get(path)).StatusCode);
    }

    [Fact]
    public async Task A_guest_reads_theirs_with_the_cookie_of_the_comment()
    {
        await using var news = await Newsroom.Open();
        var (guest, other) = (news.Browser(), news.Browser());
        var posted = await news.Post(guest, "Words of a guest.");
        await news.Post(other, "Another one.");
        var number = await Judging.Remove(await news.SignedIn(role: Role.Moderator), posted.Id);

        var path = $"{news.Prefix}/statements/{news.Site.Id}-{number}";

        Assert.Contains("Words of a guest.", await guest.Text(path), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(path)).StatusCode);
        Assert.NotNull((await news.Page($"{news.Prefix}/discussions/{news.Discussion}/mine", guest)).QuerySelector($"a[href='{path}']"));
    }

    [Fact]
    public async Task It_is_not_there_under_another_site_nor_for_its_staff_nor_under_a_wrong_name()
    {
        await using var news = await Newsroom.Open();
        var other = await news.Neighbour();
        var author = await news.SignedIn();
        var posted = await news.Post(author, "Words.");
        var number = await Judging.Remove(await news.SignedIn(role: Role.Moderator), posted.Id);
        var stranger = await other.SignedIn(role: Role.Owner);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"{news.Prefix}/statements/{news.Site.Id}-{number}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await author.Get($"{other.Prefix}/statements/{news.Site.Id}-{number}")).StatusCode);
        foreach (var wrong in (string[])["x", "1", "-1", $"{news.Site.Id}-", $"{news.Site.Id}-0", $"{news.Site.Id}-{number}-1", $"{news.Site.Id}-99999999999999999999", $"+{news.Site.Id}-{number}"])
            Assert.Equal(HttpStatusCode.NotFound, (await author.Get($"{news.Prefix}/statements/{wrong}")).StatusCode);
    }

    [Fact]
    public async Task What_a_rule_holds_is_stated_in_the_words_that_stand_above_the_comment()
    {
        await using var news = await Newsroom.Open(policy: site => site.SetPolicy(true, holdFirst: true, null, 15));
        var author = await news.SignedIn();
        await news.Post(author, "Waiting words.");
        await Told.Everything(news);

        var mine = await news.Page($"{news.Prefix}/discussions/{news.Discussion}/mine", author);
        var list = await news.Page($"{news.Prefix}/account/statements", author);
        var page = await news.Page(list.QuerySelector(".lines a")?.GetAttribute("href") ?? "", author);

        Assert.Equal(mine.QuerySelector(".held")?.TextContent, page.QuerySelector(".lede")?.TextContent);
        Assert.Contains("automatically", page.QuerySelector(".facts")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("no reproach", page.QuerySelector(".facts")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ground_of_the_law_names_the_law_and_why()
    {
        await using var news = await Newsroom.Open();
        var author = await news.SignedIn();
        var staff = await news.SignedIn(role: Role.Moderator);
        var posted = await news.Post(author, "Words.");
        await Answer.Problem(HttpStatusCode.BadRequest, await Judging.Try(staff, posted.Id, """ "verdict":"remove","reason":"illegal" """));
        await Answer.Problem(HttpStatusCode.BadRequest, await Judging.Try(staff, posted.Id, """ "verdict":"remove","reason":"illegal","clause":"Penal code 185" """));

        var number = await Judging.Remove(staff, posted.Id, """, "reason":"illegal","clause":"Penal code 185","law":"It insults a named person." """);

        var text = await author.Text($"{news.Prefix}/statements/{news.Site.Id}-{number}");
        Assert.Contains("Penal code 185", text, StringComparison.Ordinal);
        Assert.Contains("It insults a named person.", text, StringComparison.Ordinal);
    }
}
