using Microsoft.EntityFrameworkCore;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Moderation;
using Parley.Storage.People;
using Parley.Testing;

namespace Parley.Storage.Tests.People;

public sealed class StandingWritesTests
{
    [Theory, OnBothDatabases]
    public async Task A_decision_holds_and_is_on_record_with_its_ground(DatabaseKind kind)
    {
        await using var scene = await Scene.Open(kind);
        var reader = await A.Account().In(scene.Store);

        var done = await scene.Decide(scene.Order(reader, MeasureKind.Suspended) with
        {
            Until = scene.Store.Now.AddDays(3), Reason = Reasons.Hate, Clause = "Rule 2", Facts = "Three comments", Note = "Third time",
        });

        var row = await scene.Row(Assert.IsType<MeasureResult.Done>(done).Number);
        Assert.Equal((LedgerAct.Suspended, reader, scene.Moderator), (row.Act, row.Subject!.Value, row.Actor!.Value));
        Assert.Equal((Ground.HouseRule, "Rule 2", Reasons.Hate, scene.Store.Now.AddDays(3)), (row.Ground, row.Clause, row.Reason, row.Until!.Value));
        Assert.Equal(new VerdictWords("Third time", "Three comments"), await scene.Words(row.Number));
        Assert.Equal((StandingLevel.Suspended, Reasons.Hate), await scene.Standing(reader));
    }

    [Theory, OnBothDatabases]
    public async Task Its_end_is_a_row_that_says_what_it_takes_back(DatabaseKind kind)
    {
        await using var scene = await Scene.Open(kind);
        var guest = await A.Guest().In(scene.Store);
        var done = Assert.IsType<MeasureResult.Done>(await scene.Decide(scene.Order(PersonKey.Of(guest), MeasureKind.Muted)));

        var end = Assert.IsType<MeasureResult.Done>(await scene.End(PersonKey.Of(guest), MeasureKind.Muted));

        var row = await scene.Row(end.Number);
        Assert.Equal((LedgerAct.Unmuted, guest, done.Number), (row.Act, row.Guest!.Value, row.Reverses!.Value));
        Assert.IsType<MeasureResult.NotThere>(await scene.End(PersonKey.Of(guest), MeasureKind.Muted));
    }

    [Theory, OnBothDatabases]
    public async Task Two_who_decide_at_once_do_not_both(DatabaseKind kind)
    {
        await using var scene = await Scene.Open(kind);
        var reader = await A.Account().In(scene.Store);
        var order = scene.Order(reader, MeasureKind.Warned) with { Seen = 0 };

        var first = await scene.Decide(order);
        var second = await scene.Decide(order);

        Assert.IsType<MeasureResult.Done>(first);
        Assert.IsType<MeasureResult.OutOfDate>(second);
        Assert.Equal(1, await scene.Rows());
    }

    [Theory, OnBothDatabases]
    public async Task A_new_term_takes_the_place_of_the_old_one(DatabaseKind kind)
    {
        await using var scene = await Scene.Open(kind);
        var reader = await A.Account().In(scene.Store);
        var first = Assert.IsType<MeasureResult.Done>(await scene.Decide(scene.Order(reader, MeasureKind.Muted)));

        var second = Assert.IsType<MeasureResult.Done>(await scene.Decide(scene.Order(reader, MeasureKind.Muted) with { Until = scene.Store.Now.AddDays(1) }));

        Assert.Equal(first.Number, (await scene.Row(second.Number)).Reverses);
        scene.Store.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(StandingLevel.New, (await scene.Standing(reader)).Level);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_acts_on_staff_of_their_own_level_or_above_nor_on_themselves(DatabaseKind kind)
    {
        await using var scene = await Scene.Open(kind);
        var (moderator, owner) = (await scene.Staff(Role.Moderator), await scene.Staff(Role.Owner));

        Assert.IsType<MeasureResult.NotAllowed>(await scene.Decide(scene.Order(moderator, MeasureKind.Banned)));
        Assert.IsType<MeasureResult.NotAllowed>(await scene.Decide(scene.Order(owner, MeasureKind.Warned)));
        Assert.IsType<MeasureResult.NotAllowed>(await scene.Decide(scene.Order(scene.Moderator, MeasureKind.Trusted)));
        Assert.IsType<MeasureResult.Done>(await scene.Decide(scene.Order(moderator, MeasureKind.Banned) with { Actor = owner }));
        Assert.Equal(1, await scene.Rows());
    }

    [Theory, OnBothDatabases]
    public async Task Staff_of_one_site_act_on_no_other_and_not_on_all(DatabaseKind kind)
    {
        await using var scene = await Scene.Open(kind);
        var other = await A.Site().In(scene.Store);
        var reader = await A.Account().In(scene.Store);

        Assert.IsType<MeasureResult.NotAllowed>(await scene.Decide(scene.Order(reader, MeasureKind.Banned) with { Site = other }));
        Assert.IsType<MeasureResult.NotAllowed>(await scene.Decide(scene.Order(reader, MeasureKind.Banned) with { OnAllSites = true }));
        Assert.Equal(0, await scene.Rows());
        await scene.Give(scene.Moderator, other, Role.Moderator);
        Assert.IsType<MeasureResult.Done>(await scene.Decide(scene.Order(reader, MeasureKind.Banned) with { OnAllSites = true }));
        await using var database = scene.Store.Context();
        Assert.Equal(StandingLevel.Banned, (await database.StandingOf(other, reader, null, null, null, scene.Store.Now, TestContext.Current.CancellationToken)).Level);
    }

    [Theory, OnBothDatabases]
    public async Task A_ban_ends_the_sessions_of_whoever_can_come_nowhere_else(DatabaseKind kind)
    {
        await using var scene = await Scene.Open(kind);
        var (reader, other) = (await scene.SignedIn(), await scene.SignedIn());

        await scene.Decide(scene.Order(reader, MeasureKind.Banned));
        await A.Site().In(scene.Store);
        await scene.Decide(scene.Order(other, MeasureKind.Banned));

        await using var database = scene.Store.Context();
        Assert.Equal([other], await database.Sessions.Select(row => row.Account).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory, OnBothDatabases]
    public async Task A_domain_is_blocked_by_editors_and_shuts_no_staff_out(DatabaseKind kind)
    {
        await using var scene = await Scene.Open(kind);
        var domain = PersonKey.OfDomain("paper.example")!.Value;
        var editor = await scene.Staff(Role.Editor, "ed@paper.example");
        var reader = await A.Account().At("ben@paper.example").In(scene.Store);

        Assert.IsType<MeasureResult.NotAllowed>(await scene.Decide(scene.Order(domain, MeasureKind.Banned)));
        var done = Assert.IsType<MeasureResult.Done>(await scene.Decide(scene.Order(domain, MeasureKind.Banned) with { Actor = editor }));

        Assert.Equal(LedgerAct.DomainBlocked, (await scene.Row(done.Number)).Act);
        Assert.Equal("paper.example", (await scene.Words(done.Number)).Note);
        Assert.Equal(StandingLevel.Banned, (await scene.Standing(reader)).Level);
        Assert.Equal(StandingLevel.New, (await scene.Standing(editor)).Level);
    }

    [Theory, OnBothDatabases]
    public async Task What_holds_for_an_address_ends_with_what_it_came_from(DatabaseKind kind)
    {
        await using var scene = await Scene.Open(kind);
        var guest = await A.Guest().In(scene.Store);
        var done = Assert.IsType<MeasureResult.Done>(await scene.Decide(
            scene.Order(PersonKey.Of(guest), MeasureKind.Banned) with { AddressHash = [7], AddressUntil = scene.Store.Now.AddDays(30) }));
        Assert.Equal(StandingLevel.Banned, (await scene.At([7])).Level);
        Assert.Equal(scene.Store.Now.AddDays(30), (await scene.At([7])).Until);

        await scene.Store.Write((job, cancel) => job.ReverseMeasure(scene.Site, done.Number, cancel));

        Assert.Equal(StandingLevel.New, (await scene.At([7])).Level);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_is_not_there_is_not_acted_on(DatabaseKind kind)
    {
        await using var scene = await Scene.Open(kind);

        Assert.IsType<MeasureResult.NotThere>(await scene.Decide(scene.Order(new AccountId(987), MeasureKind.Banned)));
        Assert.IsType<MeasureResult.NotThere>(await scene.Decide(scene.Order(PersonKey.Of(new GuestId(987)), MeasureKind.Banned)));
        Assert.IsType<MeasureResult.NotThere>(await scene.Decide(scene.Order(PersonKey.OfAddress([1]), MeasureKind.Banned)));
    }

    private sealed class Scene(TestStore store, SiteId site) : IAsyncDisposable
    {
        public TestStore Store => store;
        public SiteId Site => site;
        public AccountId Moderator { get; private set; }

        public static async Task<Scene> Open(DatabaseKind kind)
        {
            var store = await TestStore.Open(kind);
            var scene = new Scene(store, await A.Site().In(store));
            scene.Moderator = await scene.Staff(Role.Moderator);
            return scene;
        }

        public MeasureOrder Order(AccountId who, MeasureKind kind) => Order(PersonKey.Of(who), kind);

        public MeasureOrder Order(PersonKey who, MeasureKind kind) => new()
        {
            Who = who, Site = site, Kind = kind, Actor = Moderator, At = store.Now, Reason = Reasons.Spam,
        };

        public Task<MeasureResult> Decide(MeasureOrder order) => store.Write((job, cancel) => job.Decide(order, store.Keys, cancel));

        public Task<MeasureResult> End(PersonKey who, MeasureKind kind) =>
            store.Write((job, cancel) => job.EndMeasure(site, who, kind, false, Moderator, null, store.Keys, store.Now, cancel));

        public async Task<AccountId> Staff(Role role, string? email = null)
        {
            var builder = A.Account();
            var account = await (email is null ? builder : builder.At(email)).In(store);
            await Give(account, site, role);
            return account;
        }

        public Task Give(AccountId account, SiteId where, Role role) => store.Write(async (database, cancel) =>
        {
            database.Staff.Add(new StaffMember(account, where, role, store.Now));
            await database.SaveChangesAsync(cancel);
        });

        public async Task<AccountId> SignedIn()
        {
            var account = await A.Account().In(store);
            await store.Write((job, cancel) => job.BeginSession(new Session(Tokens.Hash($"{account}"), account, false, null, store.Now, store.Now.AddDays(1)), null, cancel));
            return account;
        }

        public async Task<LedgerRow> Row(long number)
        {
            await using var database = store.Context();
            return await database.Ledger.SingleAsync(row => row.Site == site && row.Number == number, TestContext.Current.CancellationToken);
        }

        public async Task<VerdictWords> Words(long number)
        {
            await using var database = store.Context();
            return VerdictWords.Read((await database.LedgerWords.SingleAsync(row => row.Site == site && row.Number == number, TestContext.Current.CancellationToken)).Words);
        }

        public async Task<int> Rows()
        {
            await using var database = store.Context();
            return await database.Ledger.CountAsync(TestContext.Current.CancellationToken);
        }

        public async Task<(StandingLevel Level, string? Reason)> Standing(AccountId account)
        {
            await using var database = store.Context();
            var standing = await database.StandingOf(site, account, null, null, null, store.Now, TestContext.Current.CancellationToken);
            return (standing.Level, standing.Bar?.Reason);
        }

        public async Task<Standing> At(byte[] address)
        {
            await using var database = store.Context();
            return await database.StandingOf(site, null, null, null, address, store.Now, TestContext.Current.CancellationToken);
        }

        public ValueTask DisposeAsync() => store.DisposeAsync();
    }
}
