using System.Net;
using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Storage;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation;

public sealed class GiveVerdictTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_removed_comment_leaves_its_place_and_the_reason(DatabaseKind kind)
    {
        await using var news = await Newsroom.Open(kind);
        var posted = await news.Post(await news.SignedIn("Rude Person"), "Rude words.");
        var reply = await news.Post(news.Browser(), "A calm answer.", posted.Id);
        var staff = await news.SignedIn(role: Role.Moderator);

        var answer = await Verdict(staff, posted.Id, """{"verdict":"remove","reason":"personal-attack","note":"Third time."}""");

        Assert.Equal("removed", (await Answer.Json(answer)).GetProperty("outcome").GetString());
        var page = await news.ArticlePage();
        Assert.Contains("house rule", page.QuerySelector($"#comment-{posted.Id} .tombstone")?.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"#comment-{reply.Id} .prose"));
        foreach (var path in (string[])[news.ArticlePath, news.CommentsApi, news.ArticlePath + "/comments.atom", $"/comments/{posted.Id}"])
        {
            var text = await news.Browser().Text(path);
            foreach (var gone in (string[])["Rude words.", "Rude Person", "Third time."])
                Assert.DoesNotContain(gone, text, StringComparison.Ordinal);
        }

        Assert.Equal(1, (await Answer.Json(staff, $"/api/v1/discussions?url={news.ArticlePath}")).GetProperty("commentCount").GetInt32());
    }

    [Fact]
    public async Task What_is_restored_is_as_it_was()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Fine words.");
        var staff = await news.SignedIn(role: Role.Moderator);
        await news.Remove(posted.Id);

        var answer = await Verdict(staff, posted.Id, """{"verdict":"restore"}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Fine words.", (await news.Comments())[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_held_comment_is_approved_and_then_seen()
    {
        await using var news = await Newsroom.Open(policy: site => site.SetPolicy(true, holdFirst: true, null, 15));
        var posted = await news.Post(news.Browser(), "Waiting words.");
        Assert.Empty(await news.Comments());

        await Verdict(await news.SignedIn(role: Role.Moderator), posted.Id, """{"verdict":"approve"}""");

        Assert.Equal("Waiting words.", (await news.Comments())[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Each_verdict_is_a_row_of_the_ledger()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Words.");
        var staff = await news.SignedIn(role: Role.Moderator);

        await Verdict(staff, posted.Id, """{"verdict":"remove","reason":"spam","note":"So much."}""");
        await Verdict(staff, posted.Id, """{"verdict":"restore"}""");

        Assert.Equal(2, await news.Program.Read(async database => await database.QueryNumber(
            "SELECT count(*) FROM ledger WHERE site = @site", CancellationToken.None, ("@site", news.Site.Id.Value))));
    }

    [Theory]
    [InlineData("{\"verdict\":\"burn\",\"reason\":\"spam\"}")]
    [InlineData("{\"verdict\":\"remove\"}")]
    [InlineData("{\"verdict\":\"remove\",\"reason\":\"because\"}")]
    [InlineData("{\"verdict\":null}")]
    [InlineData("{}")]
    public async Task A_verdict_without_a_known_reason_is_refused(string json)
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Words.");

        var answer = await Verdict(await news.SignedIn(role: Role.Owner), posted.Id, json);

        await Answer.Problem(HttpStatusCode.BadRequest, answer);
        Assert.Equal(CommentState.Posted, (await news.Row(posted.Id))?.State);
    }

    [Fact]
    public async Task Staff_of_another_site_decide_nothing_here()
    {
        await using var news = await Newsroom.Open();
        var other = await news.Neighbour();
        var posted = await news.Post(news.Browser(), "Words.");
        var stranger = await other.SignedIn(role: Role.Owner);

        foreach (var prefix in (string[])["", news.Prefix, other.Prefix])
        {
            await Answer.Problem(HttpStatusCode.NotFound, await stranger.Json(HttpMethod.Post, $"{prefix}/api/v1/comments/{posted.Id}/verdict", """{"verdict":"remove","reason":"spam"}"""));
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"{prefix}/comments/{posted.Id}/verdict")).StatusCode);
        }

        Assert.Equal(CommentState.Posted, (await news.Row(posted.Id))?.State);
    }

    [Fact]
    public async Task The_form_offers_every_reason_and_leads_back()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Words.");
        var staff = await news.SignedIn(role: Role.Moderator);

        var page = await news.Page($"{news.Prefix}/comments/{posted.Id}/verdict", staff);
        var without = await staff.Post($"/comments/{posted.Id}/verdict", ("verdict", "remove"), ("note", "Kept note."));
        var answer = await staff.Post($"/comments/{posted.Id}/verdict", ("verdict", "remove"), ("reason", "spam"));

        Assert.Equal(Reasons.All, page.QuerySelectorAll("[name=reason]").Select(reason => reason.GetAttribute("value")));
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Equal("Kept note.", (await Answer.Page(without)).QuerySelector("[name=note]")?.TextContent);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.NotNull((await news.Page($"/comments/{posted.Id}/verdict", staff)).QuerySelector("button[value=restore]"));
    }

    [Fact]
    public async Task Of_verdicts_at_once_one_counts()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Words.");
        var staff = await news.SignedIn(role: Role.Moderator);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Verdict(staff, posted.Id, """{"verdict":"remove","reason":"spam"}""")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
    }

    private static Task<HttpResponseMessage> Verdict(TestBrowser browser, string id, string json) =>
        browser.Json(HttpMethod.Post, $"/api/v1/comments/{id}/verdict", json);
}
