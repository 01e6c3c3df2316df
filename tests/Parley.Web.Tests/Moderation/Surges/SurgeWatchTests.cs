using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Storage.Discussions;
using Parley.Testing;
using Parley.Web.Moderation.Surges;
using Parley.Web.Site;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Surges;

public sealed class SurgeWatchTests
{
    [Fact]
    public async Task A_rush_slows_the_pages_by_itself_and_newcomers_wait()
    {
        await using var news = await Newsroom.OpenAlone(WithBrakes, policy: site => site.LimitSurges(SurgeLimits.Default with { CommentsAMinute = 4, NewcomerPercent = 100 }));
        _ = await news.ArticlePage();
        await Rush(news);

        await Patience.Until(async () =>
        {
            news.Program.Clock.Advance(SurgeWatch.Every);
            return (await news.ArticlePage()).QuerySelector("main .notice") is not null;
        });

        Assert.Contains("waits for a moderator", (await news.ArticlePage()).QuerySelector("main .notice")?.TextContent, StringComparison.Ordinal);
        var late = await news.TryPost(news.Browser(), "Somebody new.", name: "Late");
        Assert.Equal(System.Net.HttpStatusCode.Accepted, late.StatusCode);
    }

    [Fact]
    public async Task Where_it_is_off_nothing_happens_by_itself()
    {
        await using var news = await Newsroom.OpenAlone(WithBrakes, policy: site => site.LimitSurges(new SurgeLimits { IsOn = false, CommentsAMinute = 1 }));
        await Rush(news);
        for (var look = 0; look < 5; look++)
            news.Program.Clock.Advance(SurgeWatch.Every);

        Assert.Equal(System.Net.HttpStatusCode.Created, (await news.TryPost(news.Browser(), "Somebody new.", name: "Late")).StatusCode);
    }

    /// <summary>The program's brakes are off for most tests, and this is one of them.</summary>
    internal static ServeOptions WithBrakes(ServeOptions options) => options with { RateLimits = new RateLimitOptions { Enabled = true } };

    /// <summary>Twenty comments by people who came just now.</summary>
    private static async Task Rush(Newsroom news) => await news.Program.Write(async (database, cancel) =>
    {
        for (var number = 0; number < 20; number++)
        {
            var account = new Account($"Reader {number}", $"reader {number}", null, null, news.Program.Clock.GetUtcNow());
            database.Accounts.Add(account);
            await database.SaveChangesAsync(cancel);
            await database.Post(A.Comment().By(account.Id).To(news.Discussion, news.Program.Clock.GetUtcNow()), cancel);
        }

        return true;
    });
}
