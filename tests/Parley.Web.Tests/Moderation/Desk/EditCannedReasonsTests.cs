using System.Net;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Storage;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Desk;

public sealed class EditCannedReasonsTests
{
    [Fact]
    public async Task A_ready_reason_stands_beside_the_reasons_and_its_words_go_to_the_author()
    {
        await using var news = await DeskOf.Holding();
        var posted = await news.Post(await news.SignedIn(), "Words.");
        var staff = await news.SignedIn(role: Role.Moderator);
        await Add(news, staff, "en", "spam", "We take no advertising here.");
        await Add(news, staff, "de", "spam", "Wir nehmen keine Werbung.");

        var choices = (await news.Page(staff, $"/items/{posted.Id}")).QuerySelectorAll("input[value^='canned:']").Select(box => box.GetAttribute("value") ?? "").ToList();
        await news.Decide(staff, posted.Id, "remove", ("reason", choices[0]));

        Assert.Single(choices);
        var row = await news.Row(posted.Id);
        Assert.Equal((CommentState.Removed, "spam"), (row?.State, row?.VerdictReason));
        var words = await news.Program.Read(database => database.QueryOne(
            "SELECT w.words FROM ledger l JOIN ledger_words w ON w.site = l.site AND w.number = l.number WHERE l.comment = @comment",
            found => found.GetString(0), CancellationToken.None, ("@comment", CommentId.Parse(posted.Id)?.Value)));
        Assert.Contains("We take no advertising here.", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xx", "spam", "Words.")]
    [InlineData("en", "because", "Words.")]
    [InlineData("en", "spam", "")]
    [InlineData("", "", "")]
    public async Task What_makes_no_reason_is_refused(string language, string reason, string text)
    {
        await using var news = await Newsroom.Open();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Add(news, await news.SignedIn(role: Role.Moderator), language, reason, text)).StatusCode);
    }

    [Fact]
    public async Task Each_site_has_its_own()
    {
        await using var news = await Newsroom.Open();
        var elsewhere = await news.Neighbour();
        var staff = await news.SignedIn(role: Role.Moderator);
        await Add(news, staff, "en", "spam", "Only here.");
        var line = (await news.Page(staff, "/reasons")).QuerySelector("input[name=line]")?.GetAttribute("value") ?? "";

        var stranger = await elsewhere.SignedIn(role: Role.Owner);
        await stranger.Post($"{elsewhere.Prefix}/desk/reasons/remove", ("line", line));
        Assert.DoesNotContain("Only here.", await stranger.Text($"{elsewhere.Prefix}/desk/reasons"), StringComparison.Ordinal);
        Assert.Contains("Only here.", await staff.Text($"{news.Prefix}/desk/reasons"), StringComparison.Ordinal);
        await staff.Post($"{news.Prefix}/desk/reasons/remove", ("line", line));
        Assert.DoesNotContain("Only here.", await staff.Text($"{news.Prefix}/desk/reasons"), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Add(Newsroom news, Testing.TestBrowser staff, string language, string reason, string text) =>
        staff.Post($"{news.Prefix}/desk/reasons", ("language", language), ("reason", reason), ("text", text));
}
