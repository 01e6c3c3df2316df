using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.Moderation;
using Parley.Storage.Site;
using Parley.Testing;
using Parley.Web.Site;
using Parley.Web.Site.Retention;
using Parley.Web.Tests.Discussions;
using Parley.Web.Tests.Moderation.Reports;

namespace Parley.Web.Tests.Site.Retention;

public sealed class RetentionWorkTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task What_is_kept_long_enough_is_erased_and_the_record_stays_whole(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind, site => site.Keep(new() { Addresses = 1, Words = 1, Audit = 365 }));
        var posted = await news.Post(news.Browser(), "Words that shall be forgotten.");
        await ReportCommentTests.Report(news.Browser(), posted.Id);
        await news.Remove(posted.Id);
        await Age(news, TimeSpan.FromDays(400));

        await Run(news);

        var row = await news.Row(posted.Id);
        Assert.Equal((CommentState.Removed, ""), (row?.State, row?.Source));
        Assert.Equal(0, await Count(news, "reports WHERE site = @site AND who LIKE 'n:%'"));
        Assert.Equal(0, await Count(news, "ledger_words w WHERE w.site = @site AND w.words NOT LIKE '%words%'"));
        Assert.Empty((await news.Program.Read(database => database.ReadLedger(news.Site.Id, news.Program.Keys, CancellationToken.None))).Faults);
        Assert.Equal(1, await Count(news, "ledger WHERE site = @site AND act = 99"));
        Assert.DoesNotContain(await Inconsistencies(news), fault => fault.Words.Contains(posted.Id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_younger_stays_and_what_is_gone_cannot_come_back()
    {
        await using var news = await Newsroom.Open(policy: site => site.Keep(new() { Words = 30 }));
        var young = await news.Post(news.Browser(), "Young words.");
        var old = await news.Post(news.Browser(), "Old words.");
        await news.Remove(young.Id);
        await news.Remove(old.Id);
        await Age(news, TimeSpan.FromDays(31), old.Id);

        await Run(news);

        Assert.Equal("Young words.", (await news.Row(young.Id))?.Source);
        var answer = await (await news.SignedIn(role: Role.Moderator)).Json(HttpMethod.Post, $"/api/v1/comments/{old.Id}/verdict", """{"verdict":"restore"}""");
        Assert.Equal(System.Net.HttpStatusCode.Conflict, answer.StatusCode);
    }

    [Fact]
    public async Task Owners_see_when_it_ran()
    {
        await using var news = await Newsroom.Open();
        var owner = await news.SignedIn(role: Role.Owner);

        await Run(news);

        Assert.Contains("Last erased on", (await news.Page(news.Prefix + "/site/retention", owner)).QuerySelector(".notice")?.TextContent, StringComparison.Ordinal);
    }

    private static async Task Run(Newsroom news)
    {
        await news.Program.Get<SiteDirectory>().Refresh(CancellationToken.None);
        var site = news.Program.Get<SiteDirectory>().ById(news.Site.Id) ?? throw new InvalidOperationException("no site");
        Assert.NotNull(await RetentionWork.Run(news.Program.Store, news.Program.Keys, [site], "test", long.MaxValue, news.Program.Clock, null, CancellationToken.None));
    }

    /// <summary>Whatever happened on this site happened so much earlier. The seals of its record are of the new times.</summary>
    private static Task<int> Age(Newsroom news, TimeSpan by, string? comment = null) => news.Program.Write(async (database, cancel) =>
    {
        var only = comment is null ? "" : " AND comment = " + comment;
        var values = new (string, object?)[] { ("@site", news.Site.Id.Value), ("@by", (long)by.TotalMilliseconds) };
        await database.Execute("UPDATE reports SET made_at = made_at - @by WHERE site = @site", cancel, values);
        await database.Execute($"UPDATE ledger SET at = at - @by WHERE site = @site{only}", cancel, values);
        return comment is null ? await Reseal(database, news, cancel) : 0;
    });

    private static async Task<int> Reseal(Database database, Newsroom news, CancellationToken cancel)
    {
        var rows = await database.Query(
            "SELECT act, discussion, comment, subject, actor, reason, at, ground FROM ledger WHERE site = @site ORDER BY number",
            row => new Core.Moderation.LedgerEntry(
                news.Site.Id, (Core.Moderation.LedgerAct)row.GetInt32(0), row.LongOrNull(1) is { } discussion ? new DiscussionId(discussion) : null,
                row.LongOrNull(2) is { } id ? new CommentId(id) : null, row.LongOrNull(3) is { } subject ? new AccountId(subject) : null,
                row.LongOrNull(4) is { } actor ? new AccountId(actor) : null, row.StringOrNull(5), row.Time(6)) { Ground = (Core.Moderation.Ground)row.GetInt32(7) },
            cancel, ("@site", news.Site.Id.Value));
        foreach (var table in (string[])["ledger", "ledger_words", "statement_tasks"])
            await database.Execute($"DELETE FROM {table} WHERE site = @site", cancel, ("@site", news.Site.Id.Value));
        foreach (var row in rows)
            await database.AppendToLedger(row, """{"note":"Old enough."}""", news.Program.Keys, cancel);
        return rows.Count;
    }

    private static Task<List<Inconsistency>> Inconsistencies(Newsroom news) => news.Program.Read(async database =>
    {
        List<Inconsistency> found = [];
        await foreach (var one in database.Inconsistencies(news.Program.Keys, CancellationToken.None))
            found.Add(one);
        return found;
    });

    private static Task<long?> Count(Newsroom news, string of) => news.Program.Read(async database =>
        await database.QueryNumber("SELECT count(*) FROM " + of, CancellationToken.None, ("@site", news.Site.Id.Value)));
}
