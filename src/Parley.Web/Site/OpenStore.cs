using Microsoft.EntityFrameworkCore;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Site;
using Parley.Web.Commands;
using Parley.Web.Demo;

namespace Parley.Web.Site;

/// <summary>The opened store with its keys, for as long as the process or the command runs.</summary>
internal sealed class OpenStore : IAsyncDisposable
{
    private OpenStore(Store store, KeyFile keys)
    {
        Store = store;
        Keys = keys;
    }

    public Store Store { get; }
    public KeyFile Keys { get; }

    /// <summary>Opens the store of these options. A missing one is made: with the demo when <paramref name="demo"/>, else with one empty site.</summary>
    /// <exception cref="OperatorException">It cannot be opened; the message says why and what to do.</exception>
    public static async Task<OpenStore> Open(StoreOptions options, bool demo, TimeProvider clock, ILogger log, CancellationToken cancel)
    {
        var address = AddressOf(options);
        var keys = KeysOf(options);
        var now = clock.GetUtcNow();
        if (address.File is { } file && !File.Exists(file))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file) ?? ".");
            ReadyStores.CopyTo(file, demo);
        }

        var store = await Store.Open(address, now, log, cancel);
        try
        {
            await Begin(store, keys, demo, now, cancel);
            return new OpenStore(store, keys);
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    /// <summary>
    /// Wakes the framework before something is written through it: on a busy machine that alone takes seconds, and in a job others would
    /// wait for it and the job be stopped.
    /// </summary>
    public static async Task Wake(Store store, CancellationToken cancel)
    {
        await using var database = store.Context();
        await database.Sites.AsNoTracking().Include(site => site.Origins).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Fills what was just made; a store with a site in it is left as it is.</summary>
    private static async Task Begin(Store store, KeyFile keys, bool demo, DateTimeOffset now, CancellationToken cancel)
    {
        await using (var database = store.Context())
        {
            if (await ReadyStores.IsFreshCopy(database, cancel))
            {
                await store.Write((writing, token) => ReadyStores.MakeOwn(writing, keys, now, token), cancel);
                return;
            }

            if (await HasSite(database, cancel))
                return;
        }

        await Wake(store, cancel);
        try
        {
            if (!demo)
            {
                await FirstSite.Add(store, now, cancel);
                return;
            }

            await DemoNewsroom.Fill(store, now, cancel);
        }
        catch (DbUpdateException)
        {
            // Nodes that start together all find it empty; the first to commit has filled it for the others.
            await using var database = store.Context();
            if (!await HasSite(database, cancel))
                throw;
            return;
        }

        await store.Write(
            async (writing, token) =>
            {
                await DemoNewsroom.GiveVerdicts(writing, keys, now, token);
                return 0;
            }, cancel);
    }

    private static async Task<bool> HasSite(Database database, CancellationToken cancel) =>
        await database.QueryNumber("SELECT id FROM sites LIMIT 1", cancel) is not null;

    private static StoreAddress AddressOf(StoreOptions options)
    {
        try
        {
            return StoreAddress.Parse(options.Database, options.Data);
        }
        catch (FormatException wrong)
        {
            throw new OperatorException($"PARLEY_DATABASE: {wrong.Message}", CommandLine.WrongUsage);
        }
    }

    private static KeyFile KeysOf(StoreOptions options)
    {
        try
        {
            return KeyFile.Open(options.Keys, mayMake: !options.IsPostgres);
        }
        catch (InvalidOperationException wrong)
        {
            throw new OperatorException(wrong.Message);
        }
    }
}

/// <summary>The site that a new store has, until the operator names it.</summary>
internal static class FirstSite
{
    public const string ShortName = "main";

    public static Task<int> Add(Store store, DateTimeOffset now, CancellationToken cancel) => store.Write(
        async (database, token) =>
        {
            if (await database.QueryNumber("SELECT id FROM sites LIMIT 1", token) is not null)
                return 0;
            database.Sites.Add(new Publication(ShortName, "Newsroom", "en", now));
            return await database.SaveChangesAsync(token);
        }, cancel);
}
