using System.Collections.Concurrent;
using System.Data.Common;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging;
using Npgsql;
using Parley.Core.Discussions;
using Parley.Storage.Live;
using Parley.Storage.Postgres;
using Parley.Storage.Sqlite;

namespace Parley.Storage;

/// <summary>
/// The opened store: makes reading contexts, owns the write queue. One for a process; a second process beside it is one more writer
/// that waits its turn at the database.
/// </summary>
public sealed class Store : IAsyncDisposable
{
    /// <summary>On PostgreSQL two write the discussions, dealt between them; the rest goes on beside them, few enough for the server.</summary>
    private const int PostgresDiscussionWriters = 2;
    private const int PostgresOtherWriters = 4;

    /// <summary>Idle reading connections of SQLite that are kept with what they have prepared.</summary>
    private const int MostIdleReaders = 16;

    private readonly StoreAddress address;
    private readonly DbContextOptions<SqliteDatabase>? sqliteReads;
    private readonly NpgsqlDataSource? postgres;
    private readonly NpgsqlDataSource? postgresReader;
    private readonly DbContextOptions<PostgresDatabase>? postgresReads;
    private readonly WriteQueue queue;
    private readonly ConcurrentBag<PreparedStatements> idleReaders = [];

    private Store(StoreAddress address, ILogger log)
    {
        this.address = address;
        if (address.IsSqlite)
        {
            sqliteReads = new DbContextOptionsBuilder<SqliteDatabase>()
                .UseSqlite(address.ConnectionString).AddInterceptors(new ReadOnlyConnections()).Options;
            queue = new WriteQueue(1, 0, OpenSqliteSession, log);
        }
        else
        {
            postgres = NpgsqlDataSource.Create(Writing(address.ConnectionString));
            postgresReader = NpgsqlDataSource.Create(ReadOnly(address.ConnectionString));
            postgresReads = new DbContextOptionsBuilder<PostgresDatabase>().UseNpgsql(postgresReader).Options;
            queue = new WriteQueue(PostgresDiscussionWriters, PostgresOtherWriters, OpenPostgresSession, log);
        }
    }

    public bool IsSqlite => address.IsSqlite;

    /// <summary>False after a failed commit until the store was reopened and verified. Reading goes on; writes are refused with <see cref="StoreUnavailableException"/>.</summary>
    public bool TakesWrites => queue.TakesWrites;

    /// <summary>The SQLite file; null on PostgreSQL.</summary>
    public string? File => address.File;

    /// <summary>Opens the store, making or migrating it where needed. A SQLite file is copied before it is migrated.</summary>
    public static async Task<Store> Open(StoreAddress address, DateTimeOffset now, ILogger log, CancellationToken cancel)
    {
        var store = new Store(address, log);
        try
        {
            if (await store.PendingMigrations(cancel))
                await store.Migrate(now, log, cancel);
            if (address.IsSqlite)
                store.SyncWhatWasFound();
            else
                await store.WarnOfCarelessServer(log, cancel);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>A context for one request; it only reads, and writes through <c>Database.Write</c>.</summary>
    public Database Context() =>
        address.IsSqlite
            ? new SqliteDatabase(sqliteReads!) { Queue = queue, Plain = new PlainConnection(TakeSqliteReader, KeepSqliteReader) }
            : new PostgresDatabase(postgresReads!) { Queue = queue, Plain = new PlainConnection(OpenPostgresReader, ClosePostgresReader) };

    /// <summary>Whom to tell of this process's own changes after each commit and before its writers are answered. It must be quick and throw nothing.</summary>
    public void OnCommit(Action<IReadOnlyList<Core.Live.Change>> tell) => queue.Committed += tell;

    /// <summary>Notices what other processes and nodes write; the caller disposes it.</summary>
    public StoreWatch Watch() => address.IsSqlite ? new SqliteWatch(OpenSqliteReader) : new PostgresWatch(address.ConnectionString);

    /// <summary>A write that has its transaction alone is stopped after this: longer than any takes on a slow disk, short enough for who waits behind it.</summary>
    internal TimeSpan LongestJob { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>As <see cref="Database"/> does, without a context.</summary>
    public Task<T> Write<T>(Func<Database, CancellationToken, Task<T>> job, CancellationToken cancel) => queue.Write(job, cancel);

    public Task<T> Write<T>(DiscussionId discussion, Func<Database, CancellationToken, Task<T>> job, CancellationToken cancel) =>
        queue.Write(discussion.Value, job, cancel);

    public Task<TResult> Write<TItem, TResult>(DiscussionId discussion, TItem item, ManyAtOnce<TItem, TResult> many, CancellationToken cancel) =>
        queue.Write(discussion.Value, item, many, cancel);

    public async ValueTask DisposeAsync()
    {
        await queue.DisposeAsync();
        if (postgres is not null)
            await postgres.DisposeAsync();
        if (postgresReader is not null)
            await postgresReader.DisposeAsync();
        while (idleReaders.TryTake(out var reader))
            await Close(reader);
        if (address.IsSqlite)
        {
            await using var connection = new SqliteConnection(address.ConnectionString);
            SqliteConnection.ClearPool(connection);
        }
    }

    private async ValueTask<PreparedStatements> TakeSqliteReader(CancellationToken cancel) =>
        idleReaders.TryTake(out var idle) ? idle : new PreparedStatements(await OpenSqliteReader(cancel));

    private async ValueTask<DbConnection> OpenSqliteReader(CancellationToken cancel)
    {
        var connection = new SqliteConnection(Unpooled(address.ConnectionString));
        await connection.OpenAsync(cancel);
        SqlitePragmas.ForReading(connection);
        return connection;
    }

    private ValueTask KeepSqliteReader(PreparedStatements reader)
    {
        if (idleReaders.Count >= MostIdleReaders)
            return Close(reader);
        idleReaders.Add(reader);
        return ValueTask.CompletedTask;
    }

    private async ValueTask<PreparedStatements> OpenPostgresReader(CancellationToken cancel) => new(await postgresReader!.OpenConnectionAsync(cancel));

    private static ValueTask ClosePostgresReader(PreparedStatements reader) => Close(reader);

    private static async ValueTask Close(PreparedStatements reader)
    {
        reader.Dispose();
        await reader.Connection.DisposeAsync();
    }

    private SqliteWriteSession OpenSqliteSession()
    {
        // A file that vanished is not replaced by an empty one.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(Unpooled(address.ConnectionString)) { Mode = SqliteOpenMode.ReadWrite }.ToString());
        connection.Open();
        SqlitePragmas.ForWriting(connection);
        // From here on the session waits itself.
        SQLitePCL.raw.sqlite3_busy_timeout(connection.Handle, 0);
        var statements = new PreparedStatements(connection);
        var options = new DbContextOptionsBuilder<SqliteDatabase>().UseSqlite(connection).Options;
        Database Context(bool isShared) => new SqliteDatabase(options) { InJob = true, IsShared = isShared, Queue = queue, Plain = new PlainConnection(statements) };
        return new SqliteWriteSession(connection, statements, Context(isShared: true), () => Context(isShared: false), LongestJob);
    }

    private PostgresWriteSession OpenPostgresSession()
    {
        var connection = postgres!.OpenConnection();
        var statements = new PreparedStatements(connection);
        var options = new DbContextOptionsBuilder<PostgresDatabase>().UseNpgsql(connection).Options;
        Database Context(bool isShared) => new PostgresDatabase(options) { InJob = true, IsShared = isShared, Queue = queue, Plain = new PlainConnection(statements) };
        return new PostgresWriteSession(connection, statements, Context(isShared: true), () => Context(isShared: false), LongestJob);
    }

    /// <summary>
    /// What a process wrote and did not sync before it died is found again by the next. It must be on the disk before a retry is told that
    /// it is stored: SQLite's recovery does not see to that, a checkpoint does.
    /// </summary>
    private void SyncWhatWasFound()
    {
        using var connection = new SqliteConnection(Unpooled(address.ConnectionString));
        connection.Open();
        SqlitePragmas.Checkpoint(connection);
    }

    private static string Unpooled(string connectionString) => new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString();

    /// <summary>
    /// What was erased from these tables leaves the files too: SQLite overwrites it and carries its log over and empties it; PostgreSQL writes the
    /// tables anew, and nobody can use one meanwhile.
    /// </summary>
    /// <param name="largest">In bytes; larger tables are left as they are and named.</param>
    public async Task<IReadOnlyList<string>> WipeTraces(IEnumerable<string> tables, long largest, CancellationToken cancel)
    {
        if (postgres is null)
        {
            await using var connection = new SqliteConnection(Unpooled(address.ConnectionString));
            await connection.OpenAsync(cancel);
            SqlitePragmas.EmptyLog(connection);
            return [];
        }

        List<string> left = [];
        foreach (var table in tables.Order(StringComparer.Ordinal))
        {
            await using var size = postgres.CreateCommand($"SELECT pg_total_relation_size('{table}')");
            if (await size.ExecuteScalarAsync(cancel) is long bytes && bytes > largest)
            {
                left.Add(table);
                continue;
            }

            await using var rewrite = postgres.CreateCommand($"VACUUM (FULL, ANALYZE) {table}");
            rewrite.CommandTimeout = 0;
            await rewrite.ExecuteNonQueryAsync(cancel);
        }

        return left;
    }

    private async Task WarnOfCarelessServer(ILogger log, CancellationToken cancel)
    {
        await using var command = postgresReader!.CreateCommand(
            "SELECT string_agg(name, ', ' ORDER BY name) FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off'");
        if (await command.ExecuteScalarAsync(cancel) is string careless)
            log.LogWarning("PostgreSQL runs without {Settings}: what was acknowledged may be lost when its machine fails. Turn them on", careless);
    }

    /// <summary>Asks the history table itself: building the whole model to learn that nothing is to be done would cost half of the start.</summary>
    private async Task<bool> PendingMigrations(CancellationToken cancel)
    {
        var newest = NewestMigration(address.IsSqlite ? typeof(SqliteDatabase) : typeof(PostgresDatabase));
        if (address.File is { } file && !System.IO.File.Exists(file))
            return true;

        try
        {
            await using DbConnection connection = address.IsSqlite ? new SqliteConnection(address.ConnectionString) : postgres!.CreateConnection();
            await connection.OpenAsync(cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = """SELECT max("MigrationId") FROM "__EFMigrationsHistory" """;
            return await command.ExecuteScalarAsync(cancel) as string != newest;
        }
        catch (DbException missing) when (missing is SqliteException { SqliteErrorCode: 1 } or PostgresException { SqlState: "42P01" or "3D000" })
        {
            return true;
        }
    }

    private async Task Migrate(DateTimeOffset now, ILogger log, CancellationToken cancel)
    {
        if (address.File is { } file && System.IO.File.Exists(file) && new FileInfo(file).Length > 0)
            await CopyBeforeMigrating(file, now, log, cancel);

        await using (Database database = address.IsSqlite
            ? new SqliteDatabase(new DbContextOptionsBuilder<SqliteDatabase>().UseSqlite(address.ConnectionString).Options) { InJob = true }
            : new PostgresDatabase(new DbContextOptionsBuilder<PostgresDatabase>().UseNpgsql(postgres!).Options) { InJob = true })
        {
            if (address.IsSqlite)
            {
                await database.Database.OpenConnectionAsync(cancel);
                SqlitePragmas.ForWriting((SqliteConnection)database.Database.GetDbConnection());
            }

            await using var turn = database is PostgresDatabase shared ? await MigrationTurn.Take(shared, address.ConnectionString, cancel) : null;
            await database.Database.MigrateAsync(cancel);
        }

        // Two nodes may start at once: whoever comes second finds the row.
        await queue.Write(
            (writing, token) => writing.Execute(
                "INSERT INTO installation (id, name, created_at, last_comment_id) VALUES (1, @name, @now, @first) ON CONFLICT DO NOTHING", token,
                ("@name", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))), ("@now", now), ("@first", Core.Discussions.CommentId.First)),
            cancel);
    }

    private async Task CopyBeforeMigrating(string file, DateTimeOffset now, ILogger log, CancellationToken cancel)
    {
        var copy = $"{file}.before-{NewestMigration(typeof(SqliteDatabase))}-{now.ToUnixTimeMilliseconds()}";
        await using var from = new SqliteConnection(address.ConnectionString);
        await from.OpenAsync(cancel);
        await using var into = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString());
        await into.OpenAsync(cancel);
        from.BackupDatabase(into);
        log.LogInformation("The store was copied to {Copy} before it is brought up to date", Path.GetFileName(copy));
    }

    private static string? NewestMigration(Type context) =>
        context.Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Migration)) && type.GetCustomAttribute<DbContextAttribute>()?.ContextType == context)
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id)
            .Max(StringComparer.Ordinal);

    private static string Writing(string connectionString)
    {
        // Writers keep their connections; a pool would hand out ones from before a failure.
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, MaxAutoPrepare = 100, AutoPrepareMinUsages = 2 };
        // A node that stands still in the middle of a write (paused, swapped out, cut off) must not hold a discussion's row for ever.
        builder.Options = $"{builder.Options} -c idle_in_transaction_session_timeout=5s".TrimStart();
        return builder.ToString();
    }

    /// <summary>
    /// As <see cref="ReadOnlyConnections"/> does for SQLite. What is hot has an index in its order, and a page is a few rows of it: where the
    /// planner expects few rows it would rather fetch and sort all, which is a whole thread when it is wrong.
    /// </summary>
    private static string ReadOnly(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        builder.Options =
            $"{builder.Options} -c default_transaction_read_only=on -c enable_sort=off -c enable_incremental_sort=off -c enable_bitmapscan=off -c enable_mergejoin=off -c jit=off"
                .TrimStart();
        return builder.ToString();
    }

    /// <summary>Reading contexts cannot write, whatever is asked of them.</summary>
    private sealed class ReadOnlyConnections : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
            SqlitePragmas.ForReading((SqliteConnection)connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            SqlitePragmas.ForReading((SqliteConnection)connection);
            return Task.CompletedTask;
        }
    }
}
