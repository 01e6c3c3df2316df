using Parley.Core.People;
using Parley.Storage.People;
using Parley.Testing;

namespace Parley.Storage.Tests.People;

public sealed class GuestWritesTests
{
    [Theory, OnBothDatabases]
    public async Task A_guest_is_known_again_by_the_token(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);

        var first = await Introduce(store, null, "Ben");
        var again = await Introduce(store, first.Guest, "Benjamin", "another token");

        Assert.Equal(first.Guest, again.Guest);
        Assert.True(first.IsNew);
        Assert.False(again.IsNew);
        await using var database = store.Context();
        var known = await database.GuestByToken(Tokens.Hash("a token"), TestContext.Current.CancellationToken);
        Assert.Equal("Benjamin", known!.Name);
        Assert.Null(await database.GuestByToken(Tokens.Hash("another token"), TestContext.Current.CancellationToken));
    }

    [Theory, OnBothDatabases]
    public async Task A_guest_who_is_gone_is_made_anew(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);

        var guest = await Introduce(store, new GuestId(77), "Ben");

        Assert.True(guest.IsNew);
        Assert.NotEqual(new GuestId(77), guest.Guest);
    }

    [Theory, OnBothDatabases("edna MARSH"), OnBothDatabases("Ednа Mаrsh"), OnBothDatabases("Edna.Marsh")]
    public async Task A_guest_cannot_pass_for_staff(DatabaseKind kind, string name)
    {
        await using var store = await TestStore.Open(kind);
        var site = await A.Site().In(store);
        await store.Write(async (database, cancel) =>
        {
            var editor = new Account("Edna Marsh", NameSkeleton.Of("Edna Marsh"), "ed@news.example", "ed@news.example", store.Now);
            database.Accounts.Add(editor);
            await database.SaveChangesAsync(cancel);
            database.Staff.Add(new StaffMember(editor.Id, site, Role.Editor, store.Now));
            return await database.SaveChangesAsync(cancel);
        });
        if (PersonName.Parse(name) is not NameOutcome.Accepted { Name: var accepted}) return;

        var outcome = await store.Write((database, cancel) => database.IntroduceGuests([(new GuestToIntroduce(null, accepted, null, Tokens.Hash("a token")), store.Now)], cancel));

        Assert.IsType<GuestIntroduction.LooksLikeStaff>(Assert.Single(outcome));
    }

    private static async Task<GuestIntroduction.Known> Introduce(TestStore store, GuestId? known, string name, string token = "a token")
    {
        var accepted = Assert.IsType<NameOutcome.Accepted>(PersonName.Parse(name)).Name;
        var guest = new GuestToIntroduce(known, accepted, null, Tokens.Hash(token));
        return Assert.IsType<GuestIntroduction.Known>(
            Assert.Single(await store.Write((database, cancel) => database.IntroduceGuests([(guest, store.Now)], cancel))));
    }
}
