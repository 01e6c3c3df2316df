using Microsoft.EntityFrameworkCore;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Storage.Discussions;
using Parley.Storage.People;
using Parley.Testing;

namespace Parley.Storage.Tests.People;

public sealed class ClaimWritesTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task A_guests_comments_go_to_the_account_of_the_address_part_by_part(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        var guest = await Guest(store, "Ada@News.example");
        for (var number = 0; number <= AuthorWrites.AtOnce; number++)
            await A.Comment().By(guest).In(store, discussion);
        var ada = await A.Account().At("ada@news.example").In(store);

        var offer = Assert.Single(await Offers(store, ada, null));
        await TakeAll(store, offer, ada);

        await using var database = store.Context();
        Assert.Equal(AuthorWrites.AtOnce + 1, await database.Comments.CountAsync(row => row.Account == ada && row.AuthorKind == AuthorKind.Account, Cancel));
        Assert.Equal(0, await database.Guests.CountAsync(Cancel));
        await foreach (var wrong in database.Inconsistencies(store.Keys, Cancel)) Assert.Fail(wrong.ToString());
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_is_offered_what_another_address_wrote(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        await A.Comment().By(await Guest(store, "ada@news.example")).In(store, discussion);
        await A.Comment().By(await Guest(store, null)).In(store, discussion);

        Assert.Empty(await Offers(store, await A.Account().At("eve@news.example").In(store), null));
        Assert.Empty(await Offers(store, await A.Account().In(store), null));
    }

    [Theory, OnBothDatabases]
    public async Task The_cookie_of_a_guest_is_proof_enough(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        var guest = await Guest(store, null);
        await A.Comment().By(guest).Saying("from before").In(store, discussion);

        var offer = Assert.Single(await Offers(store, await A.Account().At("ada@news.example").In(store), guest));

        Assert.Equal("from before", offer.Words);
    }

    [Theory, OnBothDatabases]
    public async Task An_imported_author_is_taken_over_with_their_votes(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        var imported = await A.Account().In(store);
        var own = await A.Comment().By(imported).In(store, discussion);
        var other = await A.Comment().In(store, discussion);
        await store.Write((database, cancel) => database.CastVote(other.Id, imported, 1, store.Now, cancel));
        await store.Write((database, cancel) => database.Execute(
            "UPDATE accounts SET claim_key = @key, email = NULL, email_key = NULL WHERE id = @id", cancel, ("@key", "ada@news.example"), ("@id", imported.Value)));
        var ada = await A.Account().At("ada@news.example").In(store);

        await TakeAll(store, Assert.Single(await Offers(store, ada, null)), ada);

        await using var database = store.Context();
        Assert.Equal(ada, (await database.Comments.SingleAsync(row => row.Id == own.Id, Cancel)).Account);
        Assert.Equal(ada, (await database.Votes.SingleAsync(Cancel)).Account);
        Assert.Empty(await Offers(store, ada, null));
        await foreach (var wrong in database.Inconsistencies(store.Keys, Cancel)) Assert.Fail(wrong.ToString());
    }

    [Theory, OnBothDatabases]
    public async Task What_is_not_theirs_is_not_offered_again(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        await A.Comment().By(await Guest(store, "ada@news.example")).In(store, discussion);
        var ada = await A.Account().At("ada@news.example").In(store);
        var offer = Assert.Single(await Offers(store, ada, null));

        await store.Write((database, cancel) => database.Disown(offer, cancel));

        Assert.Empty(await Offers(store, ada, null));
    }

    private static Task<GuestId> Guest(TestStore store, string? email) => store.Write(async (database, cancel) =>
    {
        var guest = new Guest(Tokens.Hash(Tokens.New()), "Gwen", email, store.Now);
        database.Guests.Add(guest);
        await database.SaveChangesAsync(cancel);
        return guest.Id;
    });

    private static async Task<List<Claimable>> Offers(TestStore store, AccountId account, GuestId? guest)
    {
        await using var database = store.Context();
        return await database.Claimables(account, guest, Cancel);
    }

    private static async Task TakeAll(TestStore store, Claimable offer, AccountId to)
    {
        for (var first = true; await store.Write((database, cancel) => database.TakeOver(offer, to, first, store.Keys, store.Now, cancel)) > 0;)
            first = false;
    }
}
