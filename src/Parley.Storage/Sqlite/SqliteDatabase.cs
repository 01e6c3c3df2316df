using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Parley.Storage.Sqlite;

public sealed class SqliteDatabase(DbContextOptions<SqliteDatabase> options) : Database(options)
{
    /// <summary>Empty: a write transaction holds the whole file.</summary>
    public override string ForUpdate => "";

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
        // One statement, prepared once: here a call costs no round trip.
        if (Plain is not { } plain)
            throw new InvalidOperationException("This context runs no plain SQL.");
        var statements = await plain.Open(cancel);
        var command = statements.Take($"INSERT INTO {table} ({string.Join(',', columns)}) VALUES ({string.Join(',', columns.Select(column => "@" + column))})");
        try
        {
            if (command.Parameters.Count == 0)
            {
                foreach (var column in columns)
                    command.Parameters.Add(new SqliteParameter { ParameterName = "@" + column });
            }

            foreach (var row in rows)
            {
                for (var index = 0; index < columns.Count; index++)
                    command.Parameters[index].Value = row[index] ?? DBNull.Value;
                await command.ExecuteNonQueryAsync(cancel);
            }
        }
        finally
        {
            statements.HandBack(command);
        }
    }

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
