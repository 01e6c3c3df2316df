using Microsoft.EntityFrameworkCore;
using Parley.Core.Articles;
using Parley.Core.Live;
using Parley.Storage.Articles;
using Parley.Storage.Site;
using Parley.Testing;

namespace Parley.Storage.Tests.Articles;

public sealed class ScheduleTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task What_is_due_is_published_once_though_many_ask_at_once(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var keys = KeyFile.Open(Path.Combine(store.Folder, "keys"), mayMake: true);
        var site = await A.Site().In(store);
        var moment = store.Now.AddHours(1);
        foreach (var key in new[] { "one", "two" })
            await store.Write((database, cancel) => database.ScheduleArticle(DraftWritesTests.Given(store, site, key, key), moment, cancel));

        await using var database = store.Context();
        Assert.False(await database.HasDueArticles(moment.AddMilliseconds(-1), Cancel));
        Assert.Equal(0, await store.Write((job, cancel) => job.PublishDue(keys, moment.AddMilliseconds(-1), cancel)));
        Assert.True(await database.HasDueArticles(moment, Cancel));
        var published = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.Write((job, cancel) => job.PublishDue(keys, moment.AddSeconds(5), cancel))));

        Assert.Equal(2, published.Sum());
        Assert.Equal(2, await database.Events.CountAsync(told => told.Scope == EventScope.Article && told.Kind == EventKind.ArticlePublished, Cancel));
        Assert.All(await database.Articles.AsNoTracking().ToListAsync(Cancel), article => Assert.Equal(
            (ArticleState.Published, moment, null), (article.State, article.PublishedAt, article.ScheduledFor)));
        Assert.Equal(2, await database.Discussions.CountAsync(Cancel));
    }

    [Theory, OnBothDatabases]
    public async Task A_scheduled_article_has_its_address_already_and_can_be_changed_or_called_back(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var keys = KeyFile.Open(Path.Combine(store.Folder, "keys"), mayMake: true);
        var site = await A.Site().In(store);
        var given = DraftWritesTests.Given(store, site, "one", "Later");

        await store.Write((database, cancel) => database.ScheduleArticle(given, store.Now.AddHours(1), cancel));
        var again = await store.Write((database, cancel) => database.ScheduleArticle(given with { Content = given.Content with { Headline = "Later still" } }, store.Now.AddHours(2), cancel));
        var other = await store.Write((database, cancel) => database.PublishArticle(DraftWritesTests.Given(store, site, "two", "Later"), cancel));

        Assert.Equal("later-2", Assert.IsType<PublishResult.Done>(other).Slug);
        var scheduled = Assert.IsType<PublishResult.Scheduled>(again);
        Assert.Equal(2, scheduled.Revision);
        Assert.True(await store.Write((database, cancel) => database.UnscheduleArticle(site, scheduled.Article, store.Now, cancel)));
        Assert.Equal(0, await store.Write((database, cancel) => database.PublishDue(keys, store.Now.AddDays(1), cancel)));
    }

    [Theory, OnBothDatabases]
    public async Task What_was_withdrawn_can_be_published_again_under_its_first_date(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var keys = KeyFile.Open(Path.Combine(store.Folder, "keys"), mayMake: true);
        var site = await A.Site().In(store);
        var given = DraftWritesTests.Given(store, site, "one", "Here and gone");
        var done = (PublishResult.Done)await store.Write((database, cancel) => database.PublishArticle(given, cancel));

        Assert.True(await store.Write((database, cancel) => database.WithdrawArticle(site, done.Article, null, keys, store.Now.AddDays(1), cancel)));
        Assert.False(await store.Write((database, cancel) => database.WithdrawArticle(site, done.Article, null, keys, store.Now.AddDays(1), cancel)));
        var again = (PublishResult.Done)await store.Write((database, cancel) => database.PublishArticle(given with { At = store.Now.AddDays(2) }, cancel));

        Assert.Equal((done.Article, done.Discussion, 1, true), (again.Article, again.Discussion, again.Revision, again.Changed));
        await using var database = store.Context();
        Assert.Equal(store.Now, (await database.Articles.SingleAsync(Cancel)).PublishedAt);
    }

    [Theory, OnBothDatabases]
    public async Task Corrections_are_of_published_articles_and_listed_without_gap_or_repeat(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var keys = KeyFile.Open(Path.Combine(store.Folder, "keys"), mayMake: true);
        var (site, other) = (await A.Site().In(store), await A.Site().In(store));
        var done = (PublishResult.Done)await store.Write((database, cancel) => database.PublishArticle(DraftWritesTests.Given(store, site, "one", "Wrong"), cancel));

        for (var index = 0; index < 5; index++)
        {
            var right = $"Right {index}";
            Assert.NotNull(await store.Write((database, cancel) => database.CorrectArticle(
                site, done.Article, CorrectionKind.Correction, "Wrong", right, null, keys, store.Now.AddMinutes(index / 2), cancel)));
        }

        Assert.Null(await store.Write((database, cancel) => database.CorrectArticle(other, done.Article, CorrectionKind.Update, null, "Not ours", null, keys, store.Now, cancel)));
        await using var database = store.Context();
        List<CorrectedArticle> listed = [];
        for (CorrectionCursor? below = null; ; below = CorrectionCursor.Parse(new CorrectionCursor(listed[^1].Correction.At, listed[^1].Correction.Id).ToString()))
        {
            var page = await database.NewestCorrections(site, 2, below, Cancel);
            if (page.Count == 0) break;
            listed.AddRange(page);
        }

        Assert.Equal(["Right 4", "Right 3", "Right 2", "Right 1", "Right 0"], listed.Select(row => row.Correction.Right));
        Assert.Equal(("wrong", "Wrong", 1), (listed[0].Slug, listed[0].Headline, listed[0].Correction.Revision));
        Assert.Empty(await database.NewestCorrections(other, 10, null, Cancel));
        await store.Write((job, cancel) => job.WithdrawArticle(site, done.Article, null, keys, store.Now, cancel));
        Assert.Empty(await database.NewestCorrections(site, 10, null, Cancel));
    }
}
