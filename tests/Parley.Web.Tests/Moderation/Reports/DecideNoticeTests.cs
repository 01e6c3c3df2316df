using System.Net;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Storage;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Reports;

public sealed class DecideNoticeTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Each_thing_is_decided_with_its_ground_and_the_sender_reads_why(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var bad = await news.Post(news.Browser(), "A lie about a person.");
        var rude = await news.Post(news.Browser(), "Rude words.");
        var fine = await news.Post(news.Browser(), "A calm answer.");
        var receipt = await Send(news, bad.Id, rude.Id, fine.Id);
        var staff = await news.SignedIn(role: Role.Moderator);

        var answer = await staff.Post(await DeskPath(news), ("decision-1", "illegal"), ("law-1", "§ 186 StGB"), ("decision-2", "against-rules"), ("reason-2", "personal-attack"),
            ("decision-3", "not-illegal"), ("answer", "The first says what is not so."));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal([CommentState.Removed, CommentState.Removed, CommentState.Posted], [await State(news, bad), await State(news, rude), await State(news, fine)]);
        var page = (await news.Page(receipt)).Body?.TextContent ?? "";
        foreach (var said in (string[])["We have decided", "§ 186 StGB", "personal attack", "It stays", "The first says what is not so."])
            Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Equal(["1:2:2:illegal", "1:1:2:personal-attack", "87:2:2:illegal"], await Ledger(news));
    }

    [Fact]
    public async Task What_is_decided_in_parts_is_under_review_until_all_is_and_then_the_sender_is_written_to()
    {
        await using var news = await Newsroom.OpenAlone();
        var one = await news.Post(news.Browser(), "One.");
        var two = await news.Post(news.Browser(), "Two.");
        var receipt = await Send(news, one.Id, two.Id);
        var staff = await news.SignedIn(role: Role.Moderator);
        var desk = await DeskPath(news);

        await staff.Post(desk, ("decision-1", "not-illegal"), ("answer", "It is an opinion."));
        Assert.Contains("Somebody is looking", (await news.Page(receipt)).Body?.TextContent, StringComparison.Ordinal);
        await staff.Post(desk, ("decision-2", "not-illegal"), ("answer", "Both are opinions."));

        var mail = await news.Program.Mail("ann@example.org", 2);
        Assert.Contains("We have decided", mail.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await news.Browser().Get(mail.Link)).StatusCode);
    }

    [Fact]
    public async Task Two_who_decide_at_once_decide_once()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Words.");
        await Send(news, posted.Id);
        var desk = await DeskPath(news);
        TestBrowser[] staff = [await news.SignedIn(role: Role.Moderator), await news.SignedIn(role: Role.Moderator)];

        var answers = await Task.WhenAll(staff.Select(one => one.Post(desk, ("decision-1", "illegal"), ("law-1", "A law"), ("answer", "Because."))));

        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal(["1:2:2:illegal", "87:2:2:illegal"], await Ledger(news));
    }

    [Fact]
    public async Task What_two_notices_name_is_removed_once_and_both_senders_are_answered()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Words.");
        var receipt = await Send(news, posted.Id);
        var other = (await SendNoticeTests.Send(news, news.Browser(), SendNoticeTests.Link(news, posted.Id), why: "Another reason.", email: "bea@example.org")).Headers.Location?.ToString() ?? "";

        await (await news.SignedIn(role: Role.Moderator)).Post(await DeskPath(news), ("decision-1", "illegal"), ("law-1", "A law"), ("answer", "Because."));

        foreach (var path in (string[])[receipt, other])
            Assert.Contains("We have decided", (await news.Page(path)).Body?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_is_void_when_its_author_takes_the_comment_back()
    {
        await using var news = await Newsroom.OpenAlone();
        var author = await news.SignedIn();
        var posted = await news.Post(author, "Words.");
        var receipt = await Send(news, posted.Id);

        await author.Send(HttpMethod.Delete, $"/api/v1/comments/{posted.Id}", null);
        await Patience.Until(async () =>
        {
            news.Program.Clock.Advance(TimeSpan.FromSeconds(6));
            return (await news.Page(receipt)).Body?.TextContent.Contains("gone before anybody decided", StringComparison.Ordinal) == true;
        });
    }

    [Fact]
    public async Task A_decision_without_reasons_law_or_rule_is_refused_and_the_form_keeps_what_was_typed()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Words.");
        await Send(news, posted.Id);
        var staff = await news.SignedIn(role: Role.Moderator);
        var desk = await DeskPath(news);

        foreach (var fields in ((string, string)[][])
            [[("decision-1", "illegal"), ("answer", "Because.")], [("decision-1", "against-rules"), ("reason-1", "boredom"), ("answer", "Because.")], [("decision-1", "not-illegal")], [("answer", "Because.")], []])
        {
            var answer = await staff.Post(desk, fields);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            if (fields.Any(field => field.Item1 == "answer"))
                Assert.Equal("Because.", Newsroom.Parse(await Answer.Text(answer)).QuerySelector("#answer")?.TextContent.Trim());
        }

        Assert.Equal(CommentState.Posted, await State(news, posted));
    }

    [Fact]
    public async Task Nobody_decides_on_another_sites_notice()
    {
        await using var news = await Newsroom.Open();
        var neighbour = await news.Neighbour();
        var posted = await news.Post(news.Browser(), "Words.");
        await Send(news, posted.Id);
        var stranger = await neighbour.SignedIn(role: Role.Owner);
        var desk = await DeskPath(news);

        foreach (var path in (string[])[desk, desk.Replace(news.Prefix, neighbour.Prefix, StringComparison.Ordinal)])
        {
            Assert.NotEqual(HttpStatusCode.OK, (await stranger.Get(path)).StatusCode);
            Assert.NotEqual(HttpStatusCode.Found, (await stranger.Post(path, ("decision-1", "illegal"), ("law-1", "A law"), ("answer", "Because."))).StatusCode);
        }

        Assert.Equal(CommentState.Posted, await State(news, posted));
    }

    [Fact]
    public async Task Who_sends_groundless_notices_is_warned_then_stands_last_and_loses_none()
    {
        await using var news = await Newsroom.OpenAlone();
        var staff = await news.SignedIn(role: Role.Moderator);
        for (var n = 1; n <= 6; n++)
        {
            news.Later(TimeSpan.FromMinutes(1));
            await Send(news, (await news.Post(news.Browser(), $"Fine words, number {n}, about lamps.")).Id);
            var answer = await staff.Post(await DeskPath(news), ("decision-1", "not-illegal"), ("answer", "It is an opinion."), ("unfounded", "yes"));
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        }

        var receipt = await Send(news, (await news.Post(news.Browser(), "Something else entirely.")).Id);

        Assert.Contains("waits to be read", (await news.Page(receipt)).Body?.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty((await news.Page(news.Prefix + "/desk/notices", staff)).QuerySelectorAll(".badge"));
        Assert.Equal(["60", "88"], await news.Program.Read(database => database.Query(
            "SELECT act FROM ledger WHERE site = @site AND act IN (60, 88) ORDER BY number", row => row.GetInt32(0).ToString(System.Globalization.CultureInfo.InvariantCulture),
            CancellationToken.None, ("@site", news.Site.Id.Value))));
    }

    private static async Task<string> Send(Newsroom news, params string[] comments) =>
        (await SendNoticeTests.Send(news, news.Browser(), string.Join('\n', comments.Select(comment => SendNoticeTests.Link(news, comment))))).Headers.Location?.ToString() ?? "";

    /// <summary>Of the oldest open notice.</summary>
    private static async Task<string> DeskPath(Newsroom news) => $"{news.Prefix}/desk/notices/" + await news.Program.Read(async database => await database.QueryNumber(
        "SELECT min(id) FROM legal_notices WHERE site = @site AND state IN (0, 1)", CancellationToken.None, ("@site", news.Site.Id.Value)));

    private static async Task<CommentState?> State(Newsroom news, Posted posted) => (await news.Row(posted.Id))?.State;

    /// <summary>Removals and answers in order: act, ground, origin and reason.</summary>
    private static Task<List<string>> Ledger(Newsroom news) => news.Program.Read(database => database.Query(
        "SELECT act, ground, origin, reason FROM ledger WHERE site = @site AND act IN (1, 87) ORDER BY number",
        row => FormattableString.Invariant($"{row.GetInt32(0)}:{row.GetInt32(1)}:{row.GetInt32(2)}:{row.GetString(3)}"), CancellationToken.None, ("@site", news.Site.Id.Value)));
}
