using System.Net;
using Parley.Core.People;
using Parley.Storage;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Record;

public sealed class ShowLedgerTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Owners_find_rows_by_act_person_and_days_with_the_notes_of_staff(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var (owner, moderator, other) = (await news.SignedIn(role: Role.Owner), await news.SignedIn("Mara Quill", Role.Moderator), await news.SignedIn(role: Role.Moderator));
        var (first, second) = (await news.Post(await news.SignedIn("Rude Person"), "Words one."), await news.Post(news.Browser(), "Words two."));
        await Judging.Remove(moderator, first.Id, """, "reason":"spam","note":"Third <b>time</b>." """);
        await Judging.Remove(other, second.Id);
        await Judging.Give(moderator, first.Id, """ "verdict":"restore" """);
        var path = $"{news.Prefix}/desk/log";

        var all = await news.Page(path, owner);
        var mara = all.QuerySelectorAll("select[name=by] option").Single(option => option.TextContent == "Mara Quill").GetAttribute("value");

        Assert.Equal(3, all.QuerySelectorAll(".log > li").Length);
        Assert.Contains("Third <b>time</b>.", all.QuerySelector(".log")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("Rude Person", all.QuerySelector(".log")?.TextContent, StringComparison.Ordinal);
        Assert.Contains($"--site {news.Site.ShortName} --head 3-", all.QuerySelector("pre")?.TextContent, StringComparison.Ordinal);
        foreach (var (query, rows) in ((string, int)[])
            [("?act=removed", 2), ($"?by={mara}", 2), ($"?act=removed&by={mara}", 1), ("?until=2000-01-01", 0), ("?from=2000-01-01&until=2999-12-31", 3), ("?before=2", 1),
                ("?act=burnt&by=x&from=yesterday&before=-", 3), ("?from=9999-12-31", 3)])
            Assert.Equal(rows, (await news.Page(path + query, owner)).QuerySelectorAll(".log > li").Length);
    }

    [Fact]
    public async Task Nobody_but_the_owners_of_the_site_reads_it()
    {
        await using var news = await Newsroom.Open();
        var other = await news.Neighbour();

        foreach (var browser in (TestBrowser[])[await news.SignedIn(role: Role.Editor), await news.SignedIn(role: Role.Moderator), await other.SignedIn(role: Role.Owner)])
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get($"{news.Prefix}/desk/log")).StatusCode);
    }
}
