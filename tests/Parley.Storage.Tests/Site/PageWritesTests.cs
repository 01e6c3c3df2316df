using Microsoft.EntityFrameworkCore;
using Parley.Core.Moderation;
using Parley.Core.Site;
using Parley.Storage.Site;
using Parley.Testing;

namespace Parley.Storage.Tests.Site;

public sealed class PageWritesTests
{
    [Theory, OnBothDatabases]
    public async Task Readers_see_what_was_published_and_may_read_what_was(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);

        await Save(store, site, "One.", 0, null, publish: true);
        var first = await Newest(store, site);
        store.Clock.Advance(TimeSpan.FromDays(1));
        await Save(store, site, "Two, a draft.", 1, first.At, publish: false);
        await using var database = store.Context();
        Assert.Equal("One.", (await database.PublishedPage(site, "about", null, TestContext.Current.CancellationToken))?.Source);
        Assert.Null(await database.PublishedPage(site, "about", 2, TestContext.Current.CancellationToken));

        var draft = await Newest(store, site);
        await Save(store, site, "Two.", 2, draft.At, publish: true);
        await using var later = store.Context();
        Assert.Equal("Two.", (await later.PublishedPage(site, "about", null, TestContext.Current.CancellationToken))?.Source);
        Assert.Equal("One.", (await later.PublishedPage(site, "about", 1, TestContext.Current.CancellationToken))?.Source);
        Assert.Equal([2, 1], (await later.PageVersions(site, "about", TestContext.Current.CancellationToken)).Select(version => version.Number));
        Assert.Equal(["About"], (await later.AllSites(TestContext.Current.CancellationToken)).Single(row => row.Id == site).Pages.Select(page => page.Title));
        Assert.Equal(2, await later.Ledger.CountAsync(row => row.Act == LedgerAct.PageChanged && row.Reason == "about", TestContext.Current.CancellationToken));
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_who_write_at_once_the_second_is_told(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);

        var both = await Task.WhenAll(Save(store, site, "Mine.", 0, null, true), Save(store, site, "Yours.", 0, null, true));

        Assert.Equal([PageSave.Done, PageSave.Overtaken], both.Order());
    }

    [Theory, OnBothDatabases]
    public async Task A_page_taken_down_is_seen_by_nobody_and_keeps_its_versions(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        await Save(store, site, "One.", 0, null, publish: true);

        Assert.True(await store.Write((job, cancel) => job.TakePageDown(site, "about", By(store), cancel)));

        await using var database = store.Context();
        Assert.Null(await database.PublishedPage(site, "about", null, TestContext.Current.CancellationToken));
        Assert.Null(await database.PublishedPage(site, "about", 1, TestContext.Current.CancellationToken));
        Assert.Equal("One.", (await Newest(store, site)).Source);
        Assert.False(await store.Write((job, cancel) => job.TakePageDown(site, "about", By(store), cancel)));
    }

    [Theory, OnBothDatabases]
    public async Task A_page_is_its_own_sites(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (site, other) = (await A.Site().In(store), await A.Site().In(store));
        await Save(store, site, "One.", 0, null, publish: true);

        await using var database = store.Context();
        Assert.Null(await database.PublishedPage(other, "about", null, TestContext.Current.CancellationToken));
        Assert.Empty(await database.PagesOf(other, TestContext.Current.CancellationToken));
        Assert.False(await store.Write((job, cancel) => job.TakePageDown(other, "about", By(store), cancel)));
    }

    private static SettingAuthor By(TestStore store) => new(null, store.Keys, store.Now);

    private static Task<PageSave> Save(TestStore store, SiteId site, string source, int seen, DateTimeOffset? at, bool publish) =>
        store.Write((job, cancel) => job.SavePage(site, new PageToSave("about", "About", source, seen, at, publish), By(store), cancel));

    private static async Task<PageState> Newest(TestStore store, SiteId site)
    {
        await using var database = store.Context();
        return (await database.PagesOf(site, TestContext.Current.CancellationToken)).Single(page => page.Slug == "about");
    }
}
