using Parley.Core.Discussions;
using Parley.Core.Moderation;
using Parley.Core.Site;
using Parley.Storage.Discussions;
using Parley.Storage.Moderation.Surges;
using Parley.Storage.Site;
using Parley.Storage.Tests.Discussions;
using Parley.Testing;

namespace Parley.Storage.Tests.Moderation.Surges;

public sealed class SurgeWritesTests
{
    private static readonly SurgeLimits Limits = new() { CommentsAMinute = 2, QueueMinutes = 60, NewcomerPercent = 100, CalmMinutes = 10 };

    [Theory, OnBothDatabases]
    public async Task A_rush_raises_the_level_and_calm_lowers_it_and_both_are_on_record(DatabaseKind kind)
    {
        await using var news = await Staffed.Open(kind);
        var other = await A.Discussion().On(news.Site).In(news.Store);
        for (var number = 0; number < 10; number++)
            await A.Comment().In(news.Store, number % 2 == 0 ? news.Discussion : other);

        Assert.Equal(3, await Look(news));
        Assert.Equal(SurgeLevel.Slow, (await Site(news)).Surge);
        // Looking again changes nothing.
        Assert.Equal(0, await Look(news));
        for (var look = 0; look < 120; look++)
        {
            news.Store.Clock.Advance(TimeSpan.FromSeconds(10));
            await Look(news);
        }

        Assert.Equal(SurgeLevel.None, (await Site(news)).Surge);
        Assert.Equal(3, (await news.Acts()).Count(act => act == LedgerAct.SurgeRaised));
        Assert.Equal(3, (await news.Acts()).Count(act => act == LedgerAct.SurgeLowered));
        await using var database = news.Store.Context();
        Assert.Empty(await database.Surges(TestContext.Current.CancellationToken));
        await news.IsSound();
    }

    [Theory, OnBothDatabases]
    public async Task In_a_site_that_only_reads_nobody_posts_and_a_neighbour_does(DatabaseKind kind)
    {
        await using var news = await Staffed.Open(kind);
        var elsewhere = await A.Discussion().In(news.Store);
        await Set(news, default, SurgeLevel.ReadOnly);

        Assert.IsType<PostResult.Paused>(await A.Comment().TryIn(news.Store, news.Discussion));
        Assert.IsType<PostResult.Stored>(await A.Comment().TryIn(news.Store, elsewhere));
        news.Store.Clock.Advance(TimeSpan.FromHours(1));
        await Look(news);

        Assert.IsType<PostResult.Stored>(await A.Comment().TryIn(news.Store, news.Discussion));
        Assert.Equal([LedgerAct.SurgeSet, LedgerAct.SurgeLowered], await news.Acts());
    }

    [Theory, OnBothDatabases]
    public async Task One_discussion_can_rest_while_the_others_go_on(DatabaseKind kind)
    {
        await using var news = await Staffed.Open(kind);
        var other = await A.Discussion().On(news.Site).In(news.Store);
        await Set(news, news.Discussion, SurgeLevel.ReadOnly);

        Assert.IsType<PostResult.Paused>(await A.Comment().TryIn(news.Store, news.Discussion));
        Assert.IsType<PostResult.Stored>(await A.Comment().TryIn(news.Store, other));
        await using var database = news.Store.Context();
        Assert.Equal(SurgeLevel.ReadOnly, (await database.Discussion(news.Discussion, TestContext.Current.CancellationToken))!.Surge);
        Assert.Equal(SurgeLevel.None, (await database.Discussion(other, TestContext.Current.CancellationToken))!.Surge);
    }

    [Theory, OnBothDatabases]
    public async Task Two_nodes_that_look_at_once_write_it_once(DatabaseKind kind)
    {
        await using var news = await Staffed.Open(kind);
        for (var number = 0; number < 50; number++)
            await A.Comment().In(news.Store, news.Discussion);
        await using var another = await news.Store.OpenAnother();

        var now = news.Store.Now;
        await Task.WhenAll(
            Look(news),
            another.Write((job, cancel) => job.LookForSurges(_ => Limits, news.Store.Keys, now, cancel), CancellationToken.None)).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal([LedgerAct.SurgeRaised, LedgerAct.SurgeRaised], await news.Acts());
        await news.IsSound();
    }

    [Theory, OnBothDatabases]
    public async Task Imports_and_old_comments_make_no_rush(DatabaseKind kind)
    {
        await using var news = await Staffed.Open(kind);
        await news.Store.Write((job, cancel) => job.ImportComments(
            news.Discussion, "plain", "plain:1",
            [.. Enumerable.Range(1, 200).Select(number => new CommentToImport { SourceId = $"{number}", Source = "Words", Html = "<p>Words</p>", AuthorName = "Somebody" })],
            news.Store.Now, cancel));
        for (var number = 0; number < 50; number++)
            await A.Comment().In(news.Store, news.Discussion);
        news.Store.Clock.Advance(Surge.Window);

        Assert.Equal(0, await Look(news));
    }

    private static Task<int> Look(Staffed news) => news.Store.Write((job, cancel) => job.LookForSurges(_ => Limits, news.Store.Keys, news.Store.Now, cancel));

    private static async Task Set(Staffed news, DiscussionId discussion, SurgeLevel level)
    {
        var actor = await A.Account().In(news.Store);
        await news.Store.Write((job, cancel) => job.SetSurge(
            new SurgePlace(news.Site, discussion), level, news.Store.Now.AddHours(1), actor, news.Store.Keys, news.Store.Now, cancel));
    }

    private static async Task<Publication> Site(Staffed news)
    {
        await using var database = news.Store.Context();
        return (await database.AllSites(TestContext.Current.CancellationToken)).Single(site => site.Id == news.Site);
    }
}
