using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Parley.Storage.Sqlite;

/// <summary>The one writing connection of this process; its transactions take the file at once.</summary>
internal sealed class SqliteWriteSession(SqliteConnection connection, PreparedStatements statements, Database shared, Func<Database> alone, TimeSpan longest)
    : WriteSession(shared, alone, longest)
{
    /// <summary>Longer than any job of another process may take.</summary>
    private readonly TimeSpan patience = longest + TimeSpan.FromSeconds(5);

    public override async ValueTask DisposeAsync()
    {
        statements.Dispose();
        await connection.DisposeAsync();
    }

    /// <summary>Asks every millisecond: a busy writer beside us leaves gaps no longer than that, and SQLite's own pauses grow to a hundred.</summary>
    protected override async Task Begin()
    {
        var start = Stopwatch.GetTimestamp();
        int code;
        while ((code = raw.sqlite3_exec(connection.Handle, "BEGIN IMMEDIATE")) == raw.SQLITE_BUSY)
        {
            if (Stopwatch.GetElapsedTime(start) > patience)
                throw new StoreBusyException("Another process has been writing for too long.");
            await Task.Delay(1);
        }

        SqliteException.ThrowExceptionForRC(code, connection.Handle);
    }

    protected override Task Commit() => Execute("COMMIT");

    // SQLite has undone some failures itself.
    protected override Task Rollback() => raw.sqlite3_get_autocommit(connection.Handle) == 0 ? Execute("ROLLBACK") : Task.CompletedTask;

    protected override void Interrupt() => raw.sqlite3_interrupt(connection.Handle);

    /// <summary>Read-only, an error of the disk, damaged, full, not to be opened, no database: the store's trouble, not the job's.</summary>
    protected override bool Breaks(Exception failure) =>
        (failure as SqliteException ?? failure.InnerException as SqliteException)?.SqliteErrorCode
            is raw.SQLITE_READONLY or raw.SQLITE_IOERR or raw.SQLITE_CORRUPT or raw.SQLITE_FULL or raw.SQLITE_CANTOPEN or raw.SQLITE_NOTADB;

    protected override bool IsVictim(Exception failure) => false;

    private Task Execute(string statement)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(connection.Handle, statement), connection.Handle);
        return Task.CompletedTask;
    }
}
