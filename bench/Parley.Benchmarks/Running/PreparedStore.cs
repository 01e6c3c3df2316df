using Microsoft.Extensions.Logging.Abstractions;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.People;

namespace Parley.Benchmarks.Running;

/// <summary>What a measurement needs in a store before the program opens it, written by the program's own code.</summary>
internal sealed record PreparedStore(IReadOnlyList<long> Comments, IReadOnlyList<string> Bearers)
{
    private static readonly TimeSpan Long = TimeSpan.FromDays(1);

    /// <summary>So many of the invented people signed in, and a thousand comments to deal with.</summary>
    public static async Task<PreparedStore> SignedIn(BenchFolder folder, int people)
    {
        await using var store = await Open(folder);
        var now = TimeProvider.System.GetUtcNow();
        List<string> bearers = [.. Enumerable.Range(0, people).Select(_ => Tokens.New())];
        await store.Write(async (database, cancel) =>
        {
            var accounts = await database.Query("SELECT id FROM accounts ORDER BY id LIMIT @people", row => new AccountId(row.GetInt64(0)), cancel, ("@people", people));
            foreach (var (account, bearer) in accounts.Zip(bearers))
                await database.BeginSession(new Session(Tokens.Hash(bearer), account, isBearer: true, "bench", now, now + Long), null, cancel);
            return accounts.Count;
        }, default);
        await using var reading = store.Context();
        return new PreparedStore(await reading.Query("SELECT id FROM comments WHERE visible = TRUE AND state = 0 ORDER BY id LIMIT 1000", row => row.GetInt64(0), default), bearers);
    }

    /// <summary>The addresses that so many new people find in their letters.</summary>
    public static async Task<IReadOnlyList<string>> Invited(BenchFolder folder, int people)
    {
        await using var store = await Open(folder);
        var now = TimeProvider.System.GetUtcNow();
        List<string> tokens = [.. Enumerable.Range(0, people).Select(_ => Tokens.New())];
        await store.Write(async (database, cancel) =>
        {
            for (var index = 0; index < people; index++)
            {
                var email = $"reader{index.ToString(System.Globalization.CultureInfo.InvariantCulture)}@example.com";
                await database.AddTicket(new SignInTicket(email, email, Tokens.Hash(tokens[index]), null, now, now + Long), cancel);
            }

            return people;
        }, default);
        return [.. tokens.Select(token => "/sign-in/link?token=" + token)];
    }

    private static Task<Store> Open(BenchFolder folder) =>
        Store.Open(StoreAddress.Parse(folder.Database, folder.Path), TimeProvider.System.GetUtcNow(), NullLogger.Instance, default);
}
