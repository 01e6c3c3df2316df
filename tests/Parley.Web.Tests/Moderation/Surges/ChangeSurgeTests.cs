using System.Net;
using Parley.Core.People;
using Parley.Testing;
using Parley.Web.Moderation.Surges;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Surges;

public sealed class ChangeSurgeTests
{
    [Fact]
    public async Task A_site_set_to_reading_only_says_so_on_kept_pages_and_takes_no_comment_until_the_end()
    {
        await using var news = await Newsroom.OpenAlone(SurgeWatchTests.WithBrakes);
        var staff = await news.SignedIn(role: Role.Moderator);
        _ = await news.ArticlePage();

        Assert.Equal(HttpStatusCode.Found, (await staff.Post(news.Prefix + "/site/surge", ("level", "read-only"), ("hours", "2"))).StatusCode);

        Assert.Contains("nobody can post", (await news.ArticlePage()).QuerySelector("main .notice")?.TextContent, StringComparison.Ordinal);
        Assert.Null((await news.ArticlePage()).QuerySelector("#write"));
        var refused = await news.TryPost(news.Browser(), "Words.");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Contains("nobody can post", await Answer.Text(refused), StringComparison.Ordinal);
        news.Later(TimeSpan.FromHours(2));
        await Patience.Until(async () =>
        {
            news.Program.Clock.Advance(SurgeWatch.Every);
            return (await news.ArticlePage()).QuerySelector("main .notice") is null;
        });

        Assert.Equal(HttpStatusCode.Created, (await news.TryPost(news.Browser(), "Words.")).StatusCode);
    }

    [Fact]
    public async Task It_can_be_left_to_the_measures_again_and_the_log_says_who_did_what()
    {
        await using var news = await Newsroom.Open();
        var staff = await news.SignedIn("Ines Moor", Role.Moderator);

        await staff.Post(news.Prefix + "/site/surge", ("level", "slow"), ("hours", "1"));
        Assert.Contains("a minute between", (await news.ArticlePage()).QuerySelector("main .notice")?.TextContent, StringComparison.Ordinal);
        await staff.Post(news.Prefix + "/site/surge", ("level", "measured"), ("hours", ""));

        Assert.Null((await news.ArticlePage()).QuerySelector("main .notice"));
        var page = await news.Page(news.Prefix + "/site/surge", staff);
        Assert.Equal(2, page.QuerySelectorAll(".rows li").Length);
        Assert.Contains("Ines Moor", page.QuerySelector(".rows")?.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("slow", "0")]
    [InlineData("slow", "169")]
    [InlineData("slow", "1.5")]
    [InlineData("slow", "")]
    [InlineData("faster", "1")]
    [InlineData("", "1")]
    public async Task A_level_that_is_none_or_a_time_without_end_is_refused(string level, string hours)
    {
        await using var news = await Newsroom.Open();

        var answer = await (await news.SignedIn(role: Role.Owner)).Post(news.Prefix + "/site/surge", ("level", level), ("hours", hours));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Null((await news.ArticlePage()).QuerySelector("main .notice"));
    }

    [Fact]
    public async Task Staff_of_another_site_slow_only_their_own()
    {
        await using var news = await Newsroom.Open();
        var other = await news.Neighbour();
        var staff = await other.SignedIn(role: Role.Moderator);

        Assert.Equal(HttpStatusCode.Forbidden, (await staff.Post(news.Prefix + "/site/surge", ("level", "read-only"), ("hours", "1"))).StatusCode);
        await staff.Post(other.Prefix + "/site/surge", ("level", "read-only"), ("hours", "1"));

        Assert.Equal(HttpStatusCode.Created, (await news.TryPost(news.Browser(), "Words.")).StatusCode);
    }
}
