using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Parley.Storage.Site;
using Parley.Storage.Sqlite;

namespace Parley.Storage.Tests.Site;

public sealed class ArchiveTablesTests
{
    [Fact]
    public async Task Every_table_is_archived_whole_or_left_out_on_purpose()
    {
        await using var database = new SqliteDesign().CreateDbContext([]);
        var tables = database.Model.GetEntityTypes()
            .GroupBy(entity => entity.GetTableName()!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.SelectMany(Columns).Order(StringComparer.Ordinal).ToList(), StringComparer.Ordinal);

        foreach (var (table, columns) in tables.Where(table => !ArchiveTables.LeftOut.Contains(table.Key)))
        {
            var archived = ArchiveTables.All.SingleOrDefault(known => known.Table == table);
            Assert.True(archived is not null, $"{table} is neither archived nor left out on purpose");
            Assert.Equal(columns, archived.Columns.Order(StringComparer.Ordinal));
        }

        Assert.All(ArchiveTables.LeftOut, table => Assert.Contains(table, tables.Keys));
    }

    private static IEnumerable<string> Columns(IEntityType entity) => entity.GetProperties().Select(property => property.GetColumnName());
}
