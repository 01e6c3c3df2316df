using System.Net;
using Microsoft.EntityFrameworkCore;
using Parley.Storage;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Site.Settings;

public sealed class SetUpSiteTests
{
    [Fact]
    public async Task The_first_owner_names_the_site_and_begins_empty_and_nothing_of_the_demo_is_left()
    {
        await using var program = await TestProgram.Start(demo: true);
        var owner = await First(program);

        await Owners.Saved(await owner.Fill("/site/start", ("name", "The Herald"), ("accent", "#8a1c2b"), ("begin", "empty")));

        var front = await Answer.Page(program.Browser(), "/");
        Assert.Equal("The Herald", front.QuerySelector("h1.name")?.TextContent.Trim());
        Assert.Empty(front.QuerySelectorAll("article"));
        Assert.Equal((0, 0, 0, 0, 0), (
            await Count(program, "articles"), await Count(program, "comments"), await Count(program, "votes"), await Count(program, "import_aliases"), await Count(program, "files")));
        Assert.Equal(1, await Count(program, "accounts"));
        Assert.Equal(1, await Count(program, "staff"));
        Assert.Equal((0, 0, 0), (await Count(program, "search_postings"), await Count(program, "site_pages"), await Count(program, "site_page_revisions")));
        Assert.Equal((0, 0, 0, 0, 0), (
            await Count(program, "queue"), await Count(program, "reports"), await Count(program, "legal_notices"), await Count(program, "notice_comments"), await Count(program, "canned_reasons")));
        Assert.Empty(front.QuerySelectorAll(".sections, .foot a[href^='/pages/']"));
        Assert.Empty(await Faults(program));
        Assert.Equal(HttpStatusCode.NotFound, (await program.Browser().Get("/articles/the-last-chain-ferry-and-the-bridge-that-would-end-it")).StatusCode);
        Assert.DoesNotContain("lamplighter.example", await program.Browser().Text("/search?q=ferry"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_shows_sections_and_every_usual_page_without_blanks_and_a_page_that_the_owner_rewrote_stays()
    {
        await using var program = await TestProgram.Start(demo: true);
        var owner = await First(program);
        var before = await Answer.Page(program.Browser(), "/");
        foreach (var link in before.QuerySelectorAll(".sections a, .foot a[href^='/pages/'], .foot a[href='/rules']").Select(link => link.GetAttribute("href") ?? ""))
            Assert.DoesNotContain("[[", await program.Browser().Text(link), StringComparison.Ordinal);
        Assert.Equal(4, before.QuerySelectorAll(".foot a[href^='/pages/']").Length);
        await Owners.Saved(await owner.Fill("/site/pages/edit?page=about", ("text", "We are others."), ("do", "publish")));

        await Owners.Saved(await owner.Fill("/site/start", ("begin", "empty")));

        Assert.Contains("We are others.", await program.Browser().Text("/pages/about"), StringComparison.Ordinal);
        Assert.Equal(1, await Count(program, "site_pages"));
    }

    [Fact]
    public async Task What_a_reader_wrote_under_the_demo_stays_with_the_article_it_is_about()
    {
        await using var program = await TestProgram.Start(demo: true);
        var owner = await First(program);
        const string article = "/articles/bread-at-the-quay";
        var discussion = (await Answer.Json(program.Browser(), $"/api/v1/discussions?url={article}")).GetProperty("id").GetString();
        var posted = await program.Browser().Json(HttpMethod.Post, $"/api/v1/discussions/{discussion}/comments", """{"text":"My own words.","guest":{"name":"Gwen"}}""");
        Assert.True(posted.IsSuccessStatusCode);

        var done = await owner.Fill("/site/start", ("begin", "empty"));

        Assert.Contains("One article of the demo was kept", await owner.Text(done.Headers.Location?.OriginalString ?? ""), StringComparison.Ordinal);
        Assert.Contains("My own words.", await program.Browser().Text(article), StringComparison.Ordinal);
        Assert.Equal(1, await Count(program, "articles"));
        Assert.Empty(await Faults(program));
    }

    [Fact]
    public async Task It_may_be_passed_over_and_what_is_next_is_told_until_it_is_done()
    {
        await using var program = await TestProgram.Start();
        var owner = await First(program);

        var steps = (await Answer.Page(owner, "/site")).QuerySelectorAll(".next a").Select(link => link.GetAttribute("href")).ToList();
        Assert.Equal(["/editor", "/site/pages/edit?page=rules", "/site/staff", "/site/mail"], steps);
        await Owners.Saved(await owner.Fill("/site/pages/edit?page=rules", ("text", "Be kind."), ("do", "publish")));

        Assert.Equal(3, (await Answer.Page(owner, "/site")).QuerySelectorAll(".next a").Length);
    }

    [Fact]
    public async Task A_refused_name_keeps_the_demo()
    {
        await using var program = await TestProgram.Start(demo: true);
        var owner = await First(program);
        var before = await Count(program, "articles");

        await Owners.Refused(await owner.Fill("/site/start", ("name", ""), ("begin", "empty")));

        Assert.Equal(before, await Count(program, "articles"));
    }

    /// <summary>By the link on the terminal, which leads on to the set-up.</summary>
    private static async Task<TestBrowser> First(TestProgram program)
    {
        var link = program.Terminal.ToString().Split('\n').Where(line => line.Contains("/claim?", StringComparison.Ordinal)).Select(line => new Uri(line.Trim()).PathAndQuery).First();
        var browser = program.Browser();
        var answer = await browser.Post(link, ("email", "ada@news.example"), ("name", "Ada Wren"));
        Assert.Equal("/site/start", answer.Headers.Location?.OriginalString);
        return browser;
    }

    private static Task<List<Inconsistency>> Faults(TestProgram program) =>
        program.Read(async database => await database.Inconsistencies(program.Keys, TestContext.Current.CancellationToken).ToListAsync());

    private static async Task<long> Count(TestProgram program, string table) =>
        await program.Read(database => database.QueryNumber($"SELECT count(*) FROM {table}", TestContext.Current.CancellationToken)) ?? -1;
}
