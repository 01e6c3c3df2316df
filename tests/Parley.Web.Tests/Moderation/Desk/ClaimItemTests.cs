using System.Net;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Desk;

public sealed class ClaimItemTests
{
    [Fact]
    public async Task Another_moderator_sees_who_has_it_and_may_take_it_over()
    {
        await using var news = await DeskOf.Holding();
        var posted = await news.Post(news.Browser(), "Words.");
        var first = await news.SignedIn("First Moderator", Role.Moderator);
        var second = await news.SignedIn("Second Moderator", Role.Moderator);

        await Claim(news, first, posted.Id, "claim");
        var seen = await news.Page(second, $"/items/{posted.Id}");
        var late = await Claim(news, second, posted.Id, "claim");
        var refused = await news.Decide(second, posted.Id, "approve");
        await Claim(news, second, posted.Id, "take-over");
        var done = await news.Decide(second, posted.Id, "approve");

        Assert.Contains("First Moderator", seen.QuerySelector(".claiming")?.TextContent, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Found), (late.StatusCode, refused.StatusCode, done.StatusCode));
        Assert.Contains("First Moderator", await DeskOf.Notice(refused), StringComparison.Ordinal);
        Assert.Equal(CommentState.Posted, (await news.Row(posted.Id))?.State);
    }

    [Fact]
    public async Task What_is_given_back_or_kept_too_long_is_anybodys_again()
    {
        await using var news = await DeskOf.HoldingAlone();
        var given = await news.Post(news.Browser(), "Given back.");
        var kept = await news.Post(news.Browser(), "Kept long.");
        var first = await news.SignedIn(role: Role.Moderator);
        var second = await news.SignedIn(role: Role.Moderator);
        await Claim(news, first, given.Id, "claim");
        await Claim(news, first, kept.Id, "claim");

        await Claim(news, first, given.Id, "release");
        Assert.Equal(HttpStatusCode.Found, (await news.Decide(second, given.Id, "approve")).StatusCode);
        news.Later(TimeSpan.FromMinutes(11));
        Assert.Equal(HttpStatusCode.Found, (await news.Decide(second, kept.Id, "approve")).StatusCode);
    }

    [Fact]
    public async Task What_waits_no_more_is_nobodys()
    {
        await using var news = await Newsroom.Open();
        var posted = await news.Post(news.Browser(), "Words.");

        var answer = await Claim(news, await news.SignedIn(role: Role.Moderator), posted.Id, "claim");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    private static Task<HttpResponseMessage> Claim(Newsroom news, TestBrowser staff, string comment, string claim) =>
        staff.Post($"{news.Prefix}/desk/items/{comment}/claim?tab=all", ("claim", claim));
}
