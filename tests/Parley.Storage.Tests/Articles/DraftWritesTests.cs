using Microsoft.EntityFrameworkCore;
using Parley.Core.Articles;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Articles;
using Parley.Testing;

namespace Parley.Storage.Tests.Articles;

public sealed class DraftWritesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Who_saves_upon_an_older_copy_is_told_and_loses_nothing(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (site, ada, ben) = (await A.Site().In(store), await A.Account().In(store), await A.Account().In(store));
        var article = await Start(store, site, ada, "First");

        var kept = Assert.IsType<KeepResult.Kept>(await Keep(store, Copy(store, site, article, 1, "Ada's", ada)));
        var behind = Assert.IsType<KeepResult.Conflict>(await Keep(store, Copy(store, site, article, 1, "Ben's", ben)));
        var mine = await store.Write((database, cancel) => database.KeepMine(Copy(store, site, article, behind.Theirs?.Number ?? 0, "Ben's", ben), cancel));

        Assert.Equal((2, "Ada's", ada), (kept.Number, behind.Theirs?.Form.Headline, behind.Theirs?.By));
        Assert.Equal(3, Assert.IsType<KeepResult.Kept>(mine).Number);
        await using var database = store.Context();
        Assert.Equal("Ben's", (await database.CurrentCopy(article, Cancel))?.Form.Headline);
        Assert.Equal("Ada's", Assert.Single(await database.CopiesAside(article, Cancel)).Form.Headline);
    }

    [Theory, OnBothDatabases]
    public async Task Of_forty_savings_upon_one_copy_one_is_kept(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (site, ada) = (await A.Site().In(store), await A.Account().In(store));
        var article = await Start(store, site, ada, "First");

        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(index => Keep(store, Copy(store, site, article, 1, $"Headline {index}", ada))));

        Assert.Single(results.OfType<KeepResult.Kept>());
        Assert.Equal(39, results.OfType<KeepResult.Conflict>().Count());
    }

    [Theory, OnBothDatabases]
    public async Task A_number_is_never_given_twice_so_an_old_form_is_always_noticed(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (site, ada) = (await A.Site().In(store), await A.Account().In(store));
        var article = (await Publish(store, site, "key", "Published")).Article;

        await Keep(store, Copy(store, site, article, 0, "Draft", ada, revision: 1));
        Assert.True(await store.Write((database, cancel) => database.DropCopy(site, article, store.Now, cancel)));
        await Keep(store, Copy(store, site, article, 0, "Another", ada, revision: 1));

        Assert.IsType<KeepResult.Conflict>(await Keep(store, Copy(store, site, article, 1, "Old form", ada, revision: 1)));
        await Publish(store, site, "key", "Published anew");
        Assert.IsType<KeepResult.Conflict>(await Keep(store, Copy(store, site, article, 2, "Upon the old revision", ada, revision: 1)));
    }

    [Theory, OnBothDatabases]
    public async Task Copies_set_aside_are_bounded_and_can_be_taken_up_again(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (site, ada) = (await A.Site().In(store), await A.Account().In(store));
        var article = await Start(store, site, ada, "First");
        for (var index = 0; index < DraftWrites.MostAside + 5; index++)
        {
            var copy = Copy(store, site, article, 0, $"Aside {index}", ada);
            await store.Write((database, cancel) => database.SetMineAside(copy, cancel));
        }

        await using var database = store.Context();
        var aside = await database.CopiesAside(article, Cancel);
        Assert.Equal(DraftWrites.MostAside, await database.WorkingCopies.CountAsync(row => row.IsAside, Cancel));
        Assert.True(await store.Write((job, cancel) => job.TakeUpCopy(site, article, aside[0].Number, ada, store.Now, cancel)));
        Assert.False(await store.Write((job, cancel) => job.TakeUpCopy(site, article, aside[0].Number, ada, store.Now, cancel)));
        Assert.Equal(aside[0].Form.Headline, (await database.WorkingCopies.AsNoTracking().SingleAsync(row => !row.IsAside, Cancel)).Form.Headline);
    }

    [Theory, OnBothDatabases]
    public async Task A_draft_that_was_never_saved_goes_whole_and_one_of_another_site_is_not_touched(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (site, other, ada) = (await A.Site().In(store), await A.Site().In(store), await A.Account().In(store));
        var article = await Start(store, site, ada, "First");

        Assert.IsType<KeepResult.NoArticle>(await Keep(store, Copy(store, other, article, 1, "Stranger", ada)));
        Assert.False(await store.Write((database, cancel) => database.DropCopy(other, article, store.Now, cancel)));
        Assert.True(await store.Write((database, cancel) => database.DropCopy(site, article, store.Now, cancel)));

        await using var database = store.Context();
        Assert.Equal((0, 0), (await database.Articles.CountAsync(Cancel), await database.WorkingCopies.CountAsync(Cancel)));
    }

    [Theory, OnBothDatabases]
    public async Task The_list_finds_headlines_by_their_words_in_pages_without_gap_or_repeat(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (site, ada) = (await A.Site().In(store), await A.Account().In(store));
        for (var index = 0; index < 7; index++)
            await Start(store, site, ada, index % 2 == 0 ? $"100% ÜBER den Fluss {index}" : $"1000 anderes {index}");

        await using var database = store.Context();
        List<ArticleLine> found = [];
        for (ArticleLineCursor? below = null; ; below = new ArticleLineCursor(found[^1].UpdatedAt, found[^1].Id))
        {
            var page = await database.ArticleLines(site, ArticleState.Draft, "über 100%", 2, below, Cancel);
            if (page.Count == 0) break;
            found.AddRange(page);
        }

        Assert.Equal([6, 4, 2, 0], found.Select(line => line.Headline[^1] - '0'));
        Assert.Equal(7, (await database.ArticleCounts(site, Cancel))[ArticleState.Draft]);
        Assert.Empty(await database.ArticleLines(site, ArticleState.Published, null, 10, null, Cancel));
    }

    internal static Task<ArticleId> Start(TestStore store, SiteId site, AccountId by, string headline) => store.Write(
        (database, cancel) => database.StartArticle(site, "web-" + Guid.CreateVersion7(store.Now).ToString("N"), new ArticleForm { Headline = headline }, by, store.Now, cancel));

    private static Task<KeepResult> Keep(TestStore store, CopyToKeep copy) => store.Write((database, cancel) => database.KeepCopy(copy, cancel));

    private static CopyToKeep Copy(TestStore store, SiteId site, ArticleId article, int number, string headline, AccountId by, int revision = 0) =>
        new(site, article, number, revision, new ArticleForm { Headline = headline }, by, store.Now);

    private static async Task<PublishResult.Done> Publish(TestStore store, SiteId site, string key, string headline) =>
        (PublishResult.Done)await store.Write((database, cancel) => database.PublishArticle(Given(store, site, key, headline), cancel));

    internal static ArticleToPublish Given(TestStore store, SiteId site, string key, string headline) => new()
    {
        Site = site,
        Key = key,
        Content = new ArticleContent { Headline = headline, Language = "en", Blocks = [new Paragraph(RichText.Of("Words."))] },
        At = store.Now,
    };
}
