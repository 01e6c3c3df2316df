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
        var again = await Introduce(store, first.NewToken, "Benjamin");

        Assert.Equal(first.Guest, again.Guest);
        Assert.Null(again.NewToken);
        await using var database = store.Context();
        var known = await database.GuestByToken(Tokens.Hash(first.NewToken!), TestContext.Current.CancellationToken);
        Assert.Equal("Benjamin", known!.Name);
    }

    [Theory, OnBothDatabases]
    public async Task A_token_that_was_never_given_makes_another_guest_with_another_token(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);

        var guest = await Introduce(store, "AAAAAAAAAAAAAAAAAAAAAA", "Ben");

        Assert.NotNull(guest.NewToken);
        Assert.NotEqual("AAAAAAAAAAAAAAAAAAAAAA", guest.NewToken);
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

        var outcome = await store.Write((database, cancel) => database.IntroduceGuest(null, accepted, null, store.Now, cancel));

        Assert.IsType<GuestIntroduction.LooksLikeStaff>(outcome);
    }

    private static async Task<GuestIntroduction.Known> Introduce(TestStore store, string? token, string name)
    {
        var accepted = Assert.IsType<NameOutcome.Accepted>(PersonName.Parse(name)).Name;
        return Assert.IsType<GuestIntroduction.Known>(
            await store.Write((database, cancel) => database.IntroduceGuest(token, accepted, null, store.Now, cancel)));
    }
}
