using System.Security.Cryptography;
using Parley.Core.Notifications;
using Parley.Core.People;
using Parley.Storage.People;
using Parley.Testing;

namespace Parley.Storage.Tests.People;

public sealed class SignInWritesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task However_many_letters_are_asked_for_at_once_one_ticket_is_good_and_the_hour_has_its_limit(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);

        var opened = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => store.Write((database, cancel) => database.OpenTicket(Ticket(store), new OutboxMessage("sign-in", "{}", store.Now), 5, cancel))));

        await using var database = store.Context();
        Assert.Equal(5, opened.Count(kept => kept));
        Assert.Equal(5, await database.QueryNumber("SELECT count(*) FROM outbox", Cancel));
        Assert.Equal(1, await database.QueryNumber("SELECT count(*) FROM sign_in_tickets WHERE spent_at IS NULL", Cancel));
    }

    private static SignInTicket Ticket(TestStore store) => new(
        "ada@quay.example", "Ada@quay.example", RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32), store.Now, store.Now.AddMinutes(10));
}
