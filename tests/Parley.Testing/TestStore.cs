using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Parley.Storage;
using Parley.Storage.Site;

namespace Parley.Testing;

/// <summary>A store of one test alone, real on either database, in a folder of its own that goes with it.</summary>
public sealed class TestStore : IAsyncDisposable
{
    /// <summary>When every test begins.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Func<Task>? drop;

    private TestStore(DatabaseKind kind, string folder, StoreAddress address, Func<Task>? drop)
    {
        Kind = kind;
        Folder = folder;
        Address = address;
        this.drop = drop;
        Keys = KeyFile.Open(Path.Combine(folder, "keys"), mayMake: true);
        Store = null!;
    }

    public DatabaseKind Kind { get; }

    /// <summary>The data folder; deleted in the end.</summary>
    public string Folder { get; }

    public StoreAddress Address { get; }
    public KeyFile Keys { get; }
    public Store Store { get; private set; }
    public FakeTimeProvider Clock { get; } = new(Start);
    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>What <c>PARLEY_DATABASE</c> would say.</summary>
    public string Setting => Address.File ?? Address.ConnectionString;

    public static async Task<TestStore> Open(DatabaseKind kind) => await Opened(await At(kind, empty: false));

    /// <summary>On SQLite in a folder that is not there yet, and goes with the store.</summary>
    public static async Task<TestStore> In(string folder)
    {
        Directory.CreateDirectory(folder);
        return await Opened(await InFile(folder, empty: false));
    }

    /// <summary>On a server of the caller's, with which it goes.</summary>
    public static async Task<TestStore> On(PostgresServer server)
    {
        var folder = TestFolder.Make();
        var database = await server.Create(null);
        return await Opened(new TestStore(DatabaseKind.Postgres, folder, StoreAddress.Parse(server.ConnectionString(database), folder), null));
    }

    /// <summary>A place where no store has been made yet; <see cref="Store"/> is not to be used.</summary>
    public static Task<TestStore> Nowhere(DatabaseKind kind) => At(kind, empty: true);

    /// <summary>Opens the same store once more, as a second process would; the caller disposes it.</summary>
    public Task<Store> OpenAnother() => Store.Open(Address, Now, NullLogger.Instance, CancellationToken.None);

    /// <summary>A reading context.</summary>
    public Database Context() => Store.Context();

    public Task<T> Write<T>(Func<Database, CancellationToken, Task<T>> job) => Store.Write(job, CancellationToken.None);

    public Task Write(Func<Database, CancellationToken, Task> job) => Store.Write(
        async (database, cancel) =>
        {
            await job(database, cancel);
            return true;
        },
        CancellationToken.None);

    /// <summary>Lets go of the store, so that another process has it to itself; only <see cref="OpenAnother"/> works from now on.</summary>
    public async ValueTask Close()
    {
        await Store.DisposeAsync();
        Store = null!;
    }

    public async ValueTask DisposeAsync()
    {
        if (Store is not null)
            await Store.DisposeAsync();
        if (drop is not null)
            await drop();
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<TestStore> Opened(TestStore store)
    {
        store.Store = await store.OpenAnother();
        return store;
    }

    private static async Task<TestStore> InFile(string folder, bool empty)
    {
        var file = Path.Combine(folder, "parley.db");
        if (!empty)
            File.Copy(await StoreTemplates.SqliteFile(), file);
        return new TestStore(DatabaseKind.Sqlite, folder, StoreAddress.Parse(file, folder), null);
    }

    private static async Task<TestStore> At(DatabaseKind kind, bool empty)
    {
        var folder = TestFolder.Make();
        if (kind == DatabaseKind.Sqlite)
            return await InFile(folder, empty);

        var server = await PostgresServer.Running();
        var database = await server.Create(empty ? null : await StoreTemplates.PostgresDatabase());
        return new TestStore(kind, folder, StoreAddress.Parse(server.ConnectionString(database), folder), () => server.Drop(database));
    }
}

/// <summary>Each database migrated once for the whole run; every test gets a copy.</summary>
internal static class StoreTemplates
{
    private static readonly SemaphoreSlim Making = new(1, 1);
    private static string? sqliteFile;
    private static string? postgresDatabase;

    public static async Task<string> SqliteFile()
    {
        await Making.WaitAsync();
        try
        {
            if (sqliteFile is null)
            {
                var folder = TestFolder.Make();
                AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
                var file = Path.Combine(folder, "template.db");
                await (await Store.Open(StoreAddress.Parse(file, folder), TestStore.Start, NullLogger.Instance, CancellationToken.None)).DisposeAsync();
                sqliteFile = file;
            }

            return sqliteFile;
        }
        finally
        {
            Making.Release();
        }
    }

    public static async Task<string> PostgresDatabase()
    {
        await Making.WaitAsync();
        try
        {
            if (postgresDatabase is null)
            {
                var server = await PostgresServer.Running();
                var database = await server.Create(null);
                await (await Store.Open(StoreAddress.Parse(server.ConnectionString(database), "/"), TestStore.Start, NullLogger.Instance, CancellationToken.None)).DisposeAsync();
                postgresDatabase = database;
            }

            return postgresDatabase;
        }
        finally
        {
            Making.Release();
        }
    }
}

/// <summary>A fresh folder under the system's temporary one.</summary>
public static class TestFolder
{
    public static string Make()
    {
        var folder = Path.Combine(Path.GetTempPath(), "parley-test-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)));
        Directory.CreateDirectory(folder);
        return folder;
    }
}
