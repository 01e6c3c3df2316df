using Microsoft.EntityFrameworkCore;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Moderation;
using Parley.Storage.People;
using Parley.Storage.Site;
using Parley.Testing;

namespace Parley.Storage.Tests.People;

public sealed class StaffWritesTests
{
    [Theory, OnBothDatabases]
    public async Task Of_two_owners_who_remove_one_another_at_once_one_stays(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var (ada, bea) = (await Owner(store, site), await Owner(store, site));

        var outcomes = await Task.WhenAll(
            store.Write((job, cancel) => job.ChangeRole(site, bea, Role.None, By(store, ada), cancel)),
            store.Write((job, cancel) => job.ChangeRole(site, ada, Role.Moderator, By(store, bea), cancel)));

        Assert.Equal([RoleChange.Done, RoleChange.LastOwner], outcomes.Order());
        await using var database = store.Context();
        Assert.Single(await database.StaffOf(site, TestContext.Current.CancellationToken), row => row.Role == Role.Owner);
    }

    [Theory, OnBothDatabases]
    public async Task An_owner_who_leaves_cannot_take_the_other_along(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var (ada, bea) = (await Owner(store, site), await Owner(store, site));
        var nobody = ((NameOutcome.Accepted)PersonName.Parse("Nobody")).Name;

        await Task.WhenAll(
            store.Write((job, cancel) => job.BeginErasure(ada, ErasureKind.Name, nobody, store.Keys, store.Now, cancel)),
            store.Write((job, cancel) => job.ChangeRole(site, bea, Role.None, By(store, ada), cancel)));

        await using var database = store.Context();
        Assert.Single(await database.StaffOf(site, TestContext.Current.CancellationToken), row => row.Role == Role.Owner);
    }

    [Theory, OnBothDatabases]
    public async Task The_last_owner_neither_goes_nor_is_lowered_and_cannot_be_deleted(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var ada = await Owner(store, site);

        Assert.Equal(RoleChange.LastOwner, await store.Write((job, cancel) => job.ChangeRole(site, ada, Role.None, By(store, ada), cancel)));
        Assert.Equal(RoleChange.LastOwner, await store.Write((job, cancel) => job.ChangeRole(site, ada, Role.Editor, By(store, ada), cancel)));
        await using var database = store.Context();
        Assert.Equal(site, (await database.SiteOfLastOwner(ada, TestContext.Current.CancellationToken))?.Id);

        var bea = await Owner(store, site);
        await using var again = store.Context();
        Assert.Null(await again.SiteOfLastOwner(ada, TestContext.Current.CancellationToken));
        Assert.NotEqual(ada, bea);
    }

    [Theory, OnBothDatabases]
    public async Task Whose_role_changes_signs_in_anew_and_it_is_on_record(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var (ada, eve) = (await Owner(store, site), await Staff(store, site, Role.Editor));
        await store.Write(async (job, cancel) =>
        {
            await job.BeginSession(new Session(Tokens.Hash("a session"), eve, false, null, store.Now, store.Now.AddDays(1)), null, cancel);
            return 0;
        });

        var raised = await store.Write((job, cancel) => job.ChangeRole(site, eve, Role.Owner, By(store, ada), cancel));
        var taken = await store.Write((job, cancel) => job.ChangeRole(site, eve, Role.None, By(store, ada), cancel));
        var nothing = await store.Write((job, cancel) => job.ChangeRole(site, eve, Role.None, By(store, ada), cancel));

        Assert.Equal((RoleChange.Done, RoleChange.Done, RoleChange.Nothing), (raised, taken, nothing));
        await using var database = store.Context();
        Assert.Null(await database.SignedIn(Tokens.Hash("a session"), false, TestContext.Current.CancellationToken));
        var rows = await database.Ledger.AsNoTracking().OrderBy(row => row.Number).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([(LedgerAct.RoleGiven, "owner"), (LedgerAct.RoleTaken, "owner")], rows.Select(row => (row.Act, row.Reason ?? "")));
        Assert.All(rows, row => Assert.Equal((eve, ada), (row.Subject, row.Actor)));
        Assert.Empty((await database.ReadLedger(site, store.Keys, TestContext.Current.CancellationToken)).Faults);
    }

    [Theory, OnBothDatabases]
    public async Task An_invitation_is_taken_once_and_only_by_its_address(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        var ada = await Owner(store, site);
        var (gwen, eve) = (await WithAddress(store, "gwen@news.example"), await WithAddress(store, "eve@news.example"));
        var hash = Tokens.Hash("a link");
        await store.Write((job, cancel) => job.Invite(new Invitation(site, "gwen@news.example", "Gwen@news.example", Role.Editor, hash, ada, store.Now), cancel));

        Assert.False(await store.Write((job, cancel) => job.TakeInvitation(hash, eve, store.Keys, store.Now, cancel)));
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => store.Write((job, cancel) => job.TakeInvitation(hash, gwen, store.Keys, store.Now, cancel))));

        Assert.Single(both, taken => taken);
        await using var database = store.Context();
        Assert.Equal([(ada, Role.Owner), (gwen, Role.Editor)], (await database.StaffOf(site, TestContext.Current.CancellationToken)).Select(row => (row.Account, row.Role)));
    }

    [Theory, OnBothDatabases]
    public async Task Invitations_end_are_replaced_and_are_bounded(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var (site, elsewhere) = (await A.Site().In(store), await A.Site().In(store));
        var ada = await Owner(store, site);
        async Task<bool> Invite(string name) => await store.Write((job, cancel) =>
            job.Invite(new Invitation(site, name + "@news.example", name + "@news.example", Role.Editor, Tokens.Hash(Tokens.New()), ada, store.Now), cancel));

        Assert.True(await Invite("gwen"));
        Assert.True(await Invite("gwen"));
        await using (var database = store.Context())
            Assert.Single(await database.InvitationsOf(site, store.Now, TestContext.Current.CancellationToken));
        for (var number = 1; number < Invitation.MostOfSite; number++)
            Assert.True(await Invite("reader" + number));
        Assert.False(await Invite("one-more"));

        await using var later = store.Context();
        var first = (await later.InvitationsOf(site, store.Now, TestContext.Current.CancellationToken))[0];
        Assert.False(await store.Write((job, cancel) => job.Withdraw(elsewhere, first.Id, cancel)));
        Assert.True(await store.Write((job, cancel) => job.Withdraw(site, first.Id, cancel)));
        Assert.Empty(await later.InvitationsOf(site, store.Now + Invitation.Lifetime, TestContext.Current.CancellationToken));
    }

    private static SettingAuthor By(TestStore store, AccountId account) => new(account, store.Keys, store.Now);

    private static Task<AccountId> Owner(TestStore store, SiteId site) => Staff(store, site, Role.Owner);

    private static async Task<AccountId> Staff(TestStore store, SiteId site, Role role)
    {
        var account = await A.Account().In(store);
        await store.Write((job, cancel) => job.GiveRole(account, role, [site], store.Now, cancel));
        return account;
    }

    private static Task<AccountId> WithAddress(TestStore store, string email) => store.Write(async (job, cancel) =>
    {
        var account = new Account(email, email, email, email, store.Now);
        job.Accounts.Add(account);
        await job.SaveChangesAsync(cancel);
        return account.Id;
    });
}
