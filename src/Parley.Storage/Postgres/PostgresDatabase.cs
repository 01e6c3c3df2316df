using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using NpgsqlTypes;
using Parley.Core.Articles;
using Parley.Storage.Articles;

namespace Parley.Storage.Postgres;

public sealed class PostgresDatabase(DbContextOptions<PostgresDatabase> options) : Database(options)
{
    public override string ForUpdate => " FOR UPDATE";

    internal override Task TakeTurn(string name, CancellationToken cancel) =>
        this.Query("SELECT pg_advisory_xact_lock(hashtextextended(@name, 0))", _ => 0, cancel, ("@name", name));

    internal override DbTransaction BeginSnapshot(DbConnection connection) => connection.BeginTransaction(IsolationLevel.RepeatableRead);

    internal override string IsListed(string column) => $"{column} = ANY(@ids)";

    internal override object List(IEnumerable<long> ids) => ids.ToArray();

    /// <summary>Other discussions take numbers of the same sequence meanwhile: what comes back may have gaps.</summary>
    public override async Task<IReadOnlyList<long>> TakeCommentIds(int count, CancellationToken cancel) =>
        await this.Query("SELECT nextval('comment_ids') FROM generate_series(1, @count)", row => row.GetInt64(0), cancel, ("@count", count));

    internal override async Task<IReadOnlyList<long>> TakeIds(string table, int count, CancellationToken cancel) =>
        await this.Query("SELECT nextval(pg_get_serial_sequence(@table, 'id')) FROM generate_series(1, @count)", row => row.GetInt64(0), cancel, ("@table", table), ("@count", count));

    internal override string JsonRows => "json_array_elements(CAST(@rows AS json)) AS rows(value)";

    public override async Task InsertMany(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken cancel)
    {
        if (!InJob)
            throw new InvalidOperationException("Writes go through Database.Write.");
        var plain = Plain ?? throw new InvalidOperationException("This context runs no plain SQL.");
        var connection = (NpgsqlConnection)(await plain.Open(cancel)).Connection;
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {table} ({string.Join(',', columns)}) FROM STDIN (FORMAT BINARY)", cancel);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancel);
            foreach (var value in row)
            {
                if (value is null)
                    await copy.WriteNullAsync(cancel);
                else
                    await copy.WriteAsync(value, TypeOf(value), cancel);
            }
        }

        await copy.CompleteAsync(cancel);
    }

    private static NpgsqlDbType TypeOf(object value) => value switch
    {
        long => NpgsqlDbType.Bigint,
        int => NpgsqlDbType.Integer,
        short => NpgsqlDbType.Smallint,
        bool => NpgsqlDbType.Boolean,
        string => NpgsqlDbType.Text,
        byte[] => NpgsqlDbType.Bytea,
        _ => throw new ArgumentException($"There is no column of {value.GetType().Name}.", nameof(value)),
    };

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.HasSequence<long>("comment_ids").StartsAt(Core.Discussions.CommentId.First + 1);

        // As SQLite orders them of itself.
        modelBuilder.Entity<Article>().HasIndex(row => new { row.Site, row.State, row.PublishedAt, row.Id }, ArticleMapping.Newest)
            .HasNullSortOrder(NullSortOrder.Unspecified, NullSortOrder.Unspecified, NullSortOrder.NullsLast, NullSortOrder.Unspecified);

        // Compared and sorted byte by byte, as SQLite does.
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(property => property.ClrType == typeof(string)))
            property.SetCollation("C");
    }
}

/// <summary>Lets the migration tool work on this project alone.</summary>
public sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDatabase>
{
    public PostgresDatabase CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresDatabase>().UseNpgsql("Host=design").Options);
}
