using Microsoft.EntityFrameworkCore;
using Parley.Core.People;
using Parley.Storage.People;
using Parley.Testing;

namespace Parley.Storage.Tests.People;

public sealed class EmailChangeWritesTests
{
    [Theory, OnBothDatabases]
    public async Task Two_addresses_that_agree_in_one_moment_have_agreed(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var ada = await A.Account().Named("Ada Byron").At("ada@news.example").In(store);
        var (old, other) = (Tokens.Hash("to the old address"), Tokens.Hash("to the new one"));
        var change = new EmailChange(ada, 1, "ada@byron.example", "ada@byron.example", old, other, store.Now, store.Now.AddDays(1));
        await store.Write((database, cancel) => database.OpenEmailChange(change, [], cancel));

        var said = await Task.WhenAll(
            store.Write((database, cancel) => database.AgreeToEmailChange(old, store.Now, cancel)),
            store.Write((database, cancel) => database.AgreeToEmailChange(other, store.Now, cancel)));

        Assert.Equal([false, true], said.Order());
        await using var context = store.Context();
        Assert.Equal("ada@byron.example", (await context.Accounts.SingleAsync(row => row.Id == ada, TestContext.Current.CancellationToken)).EmailKey);
    }
}
