using Microsoft.Data.Sqlite;

namespace Parley.Storage.Sqlite;

internal static class SqlitePragmas
{
    /// <summary>FULL, because with NORMAL a power cut loses acknowledged commits; secure_delete, because erased words must be gone.</summary>
    public static void ForWriting(SqliteConnection connection) => Run(connection,
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000;");

    public static void ForReading(SqliteConnection connection) => Run(connection, "PRAGMA query_only=ON; PRAGMA busy_timeout=5000;");

    /// <summary>Syncs the log and carries it over into the file as far as no reader is in the way.</summary>
    public static void Checkpoint(SqliteConnection connection) => Run(connection, "PRAGMA synchronous=FULL; PRAGMA wal_checkpoint;");

    /// <summary>Carries the whole log over and cuts it to nothing, as far as no reader is in the way within some seconds.</summary>
    public static void EmptyLog(SqliteConnection connection) => Run(connection, "PRAGMA busy_timeout=5000; PRAGMA synchronous=FULL; PRAGMA wal_checkpoint(TRUNCATE);");

    private static void Run(SqliteConnection connection, string pragmas)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
    }
}
