using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.People;
using Parley.Testing;

namespace Parley.Storage.Tests.People;

public sealed class StandingQueriesTests
{
    [Theory, OnBothDatabases]
    public async Task Nobody_in_particular_is_new(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);

        Assert.Equal(Standing.Nobody, await Of(store, site));
        Assert.Equal(StandingLevel.New, (await Of(store, site, guest: new GuestId(77), email: "x@nowhere.example")).Level);
    }

    [Theory, OnBothDatabases]
    public async Task Comments_that_stand_on_this_site_make_somebody_known_here_alone(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (site, other) = (await A.Site().In(store), await A.Site().In(store));
        var (account, guest) = (await A.Account().In(store), await A.Guest().In(store));
        var discussion = await A.Discussion().On(site).In(store);
        await A.Comment().By(account).In(store, discussion);
        await A.Comment().By(account).In(store, discussion);
        await A.Comment().By(guest).In(store, discussion);

        Assert.Equal((StandingLevel.Known, 2), Facts(await Of(store, site, account)));
        Assert.Equal((StandingLevel.Known, 1), Facts(await Of(store, site, guest: guest)));
        Assert.Equal((StandingLevel.New, 0), Facts(await Of(store, other, account)));
    }

    [Theory, OnBothDatabases]
    public async Task Held_comments_make_nobody_known(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var account = await A.Account().In(store);
        await A.Comment().By(account).Held().In(store, await A.Discussion().On(site).In(store));

        Assert.Equal((StandingLevel.New, 0), Facts(await Of(store, site, account)));
    }

    [Theory, OnBothDatabases]
    public async Task A_measure_holds_on_its_site_and_one_for_all_sites_everywhere(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (site, other) = (await A.Site().In(store), await A.Site().In(store));
        var (muted, banned) = (await A.Account().In(store), await A.Account().In(store));
        await Take(store, PersonKey.Of(muted), site, MeasureKind.Muted, store.Now.AddHours(1));
        await Take(store, PersonKey.Of(banned), Measure.AllSites, MeasureKind.Banned, null);

        Assert.Equal((StandingLevel.Muted, store.Now.AddHours(1)), ((await Of(store, site, muted)).Level, (await Of(store, site, muted)).Until!.Value));
        Assert.Equal(StandingLevel.New, (await Of(store, other, muted)).Level);
        Assert.Equal(StandingLevel.Banned, (await Of(store, other, banned)).Level);
        store.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(StandingLevel.New, (await Of(store, site, muted)).Level);
    }

    [Theory, OnBothDatabases]
    public async Task A_domain_is_met_by_what_an_account_proved_and_by_what_a_guest_types(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var account = await A.Account().At("ben@mail.spam.example").In(store);
        await Take(store, PersonKey.OfDomain("spam.example")!.Value, site, MeasureKind.HoldAll, null);

        Assert.True((await Of(store, site, account)).HoldAll);
        Assert.True((await Of(store, site, email: "Anna@SPAM.example")).HoldAll);
        Assert.False((await Of(store, site, email: "anna@notspam.example")).HoldAll);
    }

    [Theory, OnBothDatabases]
    public async Task An_address_of_the_net_is_met_by_its_hash(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        await Take(store, PersonKey.OfAddress([1, 2, 3]), site, MeasureKind.Banned, null);

        Assert.Equal(StandingLevel.Banned, (await Of(store, site, address: [1, 2, 3])).Level);
        Assert.Equal(StandingLevel.New, (await Of(store, site, address: [1, 2, 4])).Level);
    }

    private static (StandingLevel, int) Facts(Standing standing) => (standing.Level, standing.Posted);

    private static Task Take(TestStore store, PersonKey who, SiteId site, MeasureKind kind, DateTimeOffset? until) => store.Write(async (database, cancel) =>
    {
        database.Measures.Add(new Measure(who, site, kind, store.Now, until, null, site, 1));
        await database.SaveChangesAsync(cancel);
    });

    private static async Task<Standing> Of(
        TestStore store, SiteId site, AccountId? account = null, GuestId? guest = null, string? email = null, byte[]? address = null)
    {
        await using var database = store.Context();
        return await database.StandingOf(site, account, guest, email, address, store.Now, TestContext.Current.CancellationToken);
    }
}
