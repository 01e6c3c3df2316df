using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata;
using SQLitePCL;

namespace Parley.Storage.Sqlite;

public sealed class SqliteDatabase(DbContextOptions<SqliteDatabase> options) : Database(options)
{
    /// <summary>Empty: a write transaction holds the whole file.</summary>
    public override string ForUpdate => "";

    internal override Task TakeTurn(string name, CancellationToken cancel) => Task.CompletedTask;

    internal override DbTransaction BeginSnapshot(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);

    internal override string IsListed(string column) => $"{column} IN (SELECT value FROM json_each(@ids))";

    internal override object List(IEnumerable<long> ids) => $"[{string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture)))}]";

    public override async Task<IReadOnlyList<long>> TakeCommentIds(int count, CancellationToken cancel)
    {
        var last = await this.QueryNumber("UPDATE installation SET last_comment_id = last_comment_id + @count RETURNING last_comment_id", cancel, ("@count", count))
            ?? throw new InvalidOperationException("The store has no installation row.");
        return [.. Enumerable.Range(0, count).Select(index => last - count + 1 + index)];
    }

    // The transaction holds the whole file; the rows that are inserted raise the sequence.
    internal override async Task<IReadOnlyList<long>> TakeIds(string table, int count, CancellationToken cancel)
    {
        var last = await this.QueryNumber("SELECT seq FROM sqlite_sequence WHERE name = @table", cancel, ("@table", table)) ?? 0;
        return [.. Enumerable.Range(0, count).Select(index => last + 1 + index)];
    }

    internal override string JsonRows => "json_each(@rows)";

    public override async Task InsertMany(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken cancel)
    {
        if (!InJob)
            throw new InvalidOperationException("Writes go through Database.Write.");
        if (Plain is not { } plain)
            throw new InvalidOperationException("This context runs no plain SQL.");
        var connection = ((SqliteConnection)(await plain.Open(cancel)).Connection).Handle!;
        var places = string.Join(',', Enumerable.Repeat('?', columns.Count));
        Check(raw.sqlite3_prepare_v2(connection, $"INSERT INTO {table} ({string.Join(',', columns)}) VALUES ({places})", out var insert), connection);
        using (insert)
        {
            foreach (var row in rows)
            {
                cancel.ThrowIfCancellationRequested();
                for (var index = 0; index < columns.Count; index++)
                    Check(Bind(insert, index + 1, row[index]), connection);
                Check(raw.sqlite3_step(insert), connection);
                Check(raw.sqlite3_reset(insert), connection);
            }
        }
    }

    /// <summary>By place: where many rows go in, finding parameters by their names costs as much as the rows.</summary>
    private static int Bind(sqlite3_stmt statement, int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        short number => raw.sqlite3_bind_int64(statement, place, number),
        bool truth => raw.sqlite3_bind_int64(statement, place, truth ? 1 : 0),
        string text => raw.sqlite3_bind_text(statement, place, text),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        _ => throw new ArgumentException($"There is no column of {value.GetType().Name}.", nameof(value)),
    };

    private static void Check(int code, sqlite3 connection) => SqliteException.ThrowExceptionForRC(code, connection);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);

        // Without it SQLite gives the number of a deleted last row to the next one.
        foreach (var key in modelBuilder.Model.GetEntityTypes().Select(entity => entity.FindPrimaryKey()?.Properties))
        {
            if (key is [{ ValueGenerated: ValueGenerated.OnAdd } id])
                id.SetValueGenerationStrategy(SqliteValueGenerationStrategy.Autoincrement);
        }
    }
}

/// <summary>Lets the migration tool work on this project alone.</summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDatabase>
{
    public SqliteDatabase CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteDatabase>().UseSqlite("Data Source=design.db").Options);
}
