using System.Net;
using System.Text.Json;
using Parley.Core.People;
using Parley.Storage;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Reports;

public sealed class ShowTransparencyTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task What_was_done_stands_on_the_page_in_the_csv_and_in_the_json(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind, site => site.Report(new() { IsTransparencyPublic = true }));
        await news.Remove((await news.Post(news.Browser(), "Buy my lamps.")).Id, "spam");
        await news.Remove((await news.Post(news.Browser(), "You are a fool.")).Id, "personal-attack");
        var bad = await news.Post(news.Browser(), "A lie about a person.");
        await SendNoticeTests.Send(news, news.Browser(), SendNoticeTests.Link(news, bad.Id));

        var figures = (await Answer.Json(news.Browser(), news.Prefix + "/transparency/figures.json")).GetProperty("figures");
        var csv = await news.Browser().Text(news.Prefix + "/transparency/figures.csv");
        var page = await news.Page(news.Prefix + "/transparency");

        Assert.Equal("2", Value(figures, "measures", "in-all"));
        Assert.Equal("1", Value(figures, "measures", "by-reason", "spam"));
        Assert.Equal("1", Value(figures, "notices", "received", "illegal-or-harmful-speech"));
        Assert.Contains(",measures,by-reason,spam,1\r\n", csv, StringComparison.Ordinal);
        Assert.StartsWith("from,until,part,figure,of,value\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("advertising or spam", page.Body?.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await news.ArticlePage()).QuerySelector($"footer a[href='{news.Prefix}/transparency']"));
    }

    [Fact]
    public async Task It_is_for_staff_alone_until_the_site_shows_it_to_everybody()
    {
        await using var news = await Newsroom.Open();
        var neighbour = await news.Neighbour();

        foreach (var path in (string[])["/transparency", "/transparency/figures.csv", "/transparency/figures.json"])
        {
            Assert.Equal(HttpStatusCode.OK, (await (await news.SignedIn(role: Role.Moderator)).Get(news.Prefix + path)).StatusCode);
            foreach (var stranger in (TestBrowser[])[news.Browser(), await news.SignedIn(), await neighbour.SignedIn(role: Role.Owner)])
                Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(news.Prefix + path)).StatusCode);
        }
    }

    [Theory]
    [InlineData("?from=2026-01-01")]
    [InlineData("?from=2026-13-01&until=2026-01-02")]
    [InlineData("?from=2026-02-01&until=2026-01-02")]
    [InlineData("?from=2001-01-01&until=2026-01-02")]
    [InlineData("?from=2026-01-01&until=9999-12-31")]
    [InlineData("?from=%00&until=x")]
    public async Task A_period_without_sense_or_end_is_refused(string period)
    {
        await using var news = await Newsroom.Open(policy: site => site.Report(new() { IsTransparencyPublic = true }));

        foreach (var path in (string[])["/transparency", "/transparency/figures.csv", "/transparency/figures.json"])
            Assert.True((await news.Browser().Get(news.Prefix + path + period)).StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest, path + period);
    }

    [Fact]
    public async Task The_figures_name_nobody()
    {
        await using var news = await Newsroom.Open(policy: site => site.Report(new() { IsTransparencyPublic = true }));
        await news.Remove((await news.Post(await news.SignedIn("Loud Person"), "Buy my lamps.")).Id);

        foreach (var path in (string[])["/transparency", "/transparency/figures.csv", "/transparency/figures.json"])
            Assert.DoesNotContain("Loud Person", await news.Browser().Text(news.Prefix + path), StringComparison.Ordinal);
    }

    private static string? Value(JsonElement figures, string part, string figure, string of = "") => figures.EnumerateArray()
        .Where(row => row.GetProperty("part").GetString() == part && row.GetProperty("figure").GetString() == figure && row.GetProperty("of").GetString() == of)
        .Select(row => row.GetProperty("value").GetString()).Single();
}
