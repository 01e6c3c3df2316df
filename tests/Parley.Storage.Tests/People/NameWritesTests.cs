using Parley.Core.Live;
using Parley.Storage.Live;
using Parley.Storage.People;
using Parley.Testing;

namespace Parley.Storage.Tests.People;

public sealed class NameWritesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task A_new_name_is_told_to_the_sites_where_the_person_wrote(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var account = await A.Account().In(store);
        var (wrote, read) = (await A.Site().In(store), await A.Site().In(store));
        await A.Comment().By(account).In(store, await A.Discussion().On(wrote).In(store));
        List<Change> told = [];
        await using var before = store.Context();
        var versions = await before.SiteVersions(Cancel);
        store.Store.OnCommit(told.AddRange);

        await store.Write((database, cancel) => database.AnnounceNameOf(account, store.Now, cancel));

        await using var after = store.Context();
        var now = await after.SiteVersions(Cancel);
        Assert.Equal([new Change(EventScope.Site, wrote.Value, versions[wrote.Value] + 1, EventKind.SiteChanged, null)], told);
        Assert.Equal((versions[wrote.Value] + 1, versions[read.Value]), (now[wrote.Value], now[read.Value]));
    }
}
