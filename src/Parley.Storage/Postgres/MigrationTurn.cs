using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Parley.Storage.Postgres;

/// <summary>
/// One node brings the store up to date, the others wait and find it done. The framework's own lock is let go between two migrations,
/// where a second node would begin in the middle.
/// </summary>
internal sealed class MigrationTurn : IAsyncDisposable
{
    // Any number that nobody else takes for a lock of this database.
    private const long Key = 0x7061726c6579;

    private readonly NpgsqlConnection connection;

    private MigrationTurn(NpgsqlConnection connection) => this.connection = connection;

    public static async Task<MigrationTurn> Take(PostgresDatabase database, string connectionString, CancellationToken cancel)
    {
        await MakeDatabase(database, cancel);
        // Not pooled: the lock ends with the session.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ToString());
        try
        {
            await connection.OpenAsync(cancel);
            await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(@key)", connection);
            command.Parameters.AddWithValue("@key", Key);
            await command.ExecuteNonQueryAsync(cancel);
            return new MigrationTurn(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static async Task MakeDatabase(PostgresDatabase database, CancellationToken cancel)
    {
        var creator = database.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync(cancel))
            return;
        try
        {
            await creator.CreateAsync(cancel);
        }
        catch (PostgresException raced) when (raced.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another node was quicker.
        }
    }
}
