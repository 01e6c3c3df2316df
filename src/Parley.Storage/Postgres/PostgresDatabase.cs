using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Parley.Storage.Postgres;

public sealed class PostgresDatabase(DbContextOptions<PostgresDatabase> options) : Database(options)
{
    public override string ForUpdate => " FOR UPDATE";

    /// <summary>Other discussions take numbers of the same sequence meanwhile: what comes back may have gaps.</summary>
    public override async Task<IReadOnlyList<long>> TakeCommentIds(int count, CancellationToken cancel) =>
        await this.Query("SELECT nextval('comment_ids') FROM generate_series(1, @count)", row => row.GetInt64(0), cancel, ("@count", count));

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.HasSequence<long>("comment_ids").StartsAt(Core.Discussions.CommentId.First + 1);

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
